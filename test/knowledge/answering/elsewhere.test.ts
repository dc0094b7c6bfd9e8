import { describe, expect, test } from '@jest/globals'
import { join } from 'node:path'
import { createAnswerer } from '../../../knowledge/create-answerer.js'
import { loadPlaces } from '../../../knowledge/language/places.js'
import { ROOT } from '../../../src/root.js'
import { loadWordings, SUBJECTS, TODAY, trainOn } from '../trained-pack.js'

const loaded = loadWordings({
  ...SUBJECTS,
  'lost-abroad': {
    ar: ['ضاع جوازي في الخارج', 'ضاع الجواز وأنا في تركيا', 'فقدت جوازي في لندن', 'انسرق جوازي في القاهرة'],
    en: [
      'lost my passport abroad',
      'passport stolen in Bangkok',
      'my passport is lost in Paris',
      'lost passport in India',
    ],
  },
})
const { model } = trainOn(loaded)
const places = loadPlaces(join(ROOT, 'knowledge/language/places.yaml'))
const answerer = createAnswerer({
  model,
  content: loaded.content,
  places,
  settings: { now: () => TODAY, timeZone: 'Asia/Muscat' },
})
const ask = (question: string) => answerer.answer(question, { language: 'ar', previous: [] })

describe('a question about another country', () => {
  test.each(['كم رسوم البطاقة في دبي', 'how much is the card in Kuwait', 'how long is a Saudi driving licence valid'])(
    'is not answered with what holds here: %s',
    async (question) => {
      const verdict = await ask(question)
      expect(verdict).toMatchObject({ kind: 'unknown', rule: 'elsewhere', entries: [] })
      expect(verdict.confidence).toBeLessThan(0.2)
    },
  )

  test.each(['ضاع جوازي في برلين', 'my passport was stolen in Rome'])(
    'is answered by an entry that is about abroad: %s',
    async (question) => {
      const verdict = await ask(question)
      expect(verdict.ranked[0]?.entry.id).toBe('lost-abroad')
      expect(verdict.rule).not.toBe('elsewhere')
    },
  )

  test('is not seen in what is only told', async () => {
    expect((await ask('رجعت من دراستي في بريطانيا، كم رسوم البطاقة')).rule).not.toBe('elsewhere')
  })
})
