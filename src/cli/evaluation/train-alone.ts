import type { Answerer } from '../../../knowledge/answerer.js'
import { createAnswerer } from '../../../knowledge/create-answerer.js'
import type { Entry, EntryId } from '../../../knowledge/entry.js'
import type { Lexicon } from '../../../knowledge/language/lexicon.js'
import type { Example } from '../../../knowledge/model/example.js'
import { labelWords } from '../../../knowledge/model/label-words.js'
import { train } from '../../../knowledge/model/train.js'
import { TIME_ZONE } from '../../knowledge.js'
import type { Lesson } from './question-file.js'

export interface TrainAlone {
  readonly lessons: readonly Lesson[]
  readonly lexicon: Lexicon
  readonly answerMaxWrong: number
  readonly now: () => Date
}

/** An answerer that has learnt these lessons and nothing else; the entries are made up around their ids. */
export function trainAlone({ lessons, lexicon, answerMaxWrong, now }: TrainAlone): Answerer {
  const ids = [...new Set(lessons.map(({ id }) => id))]
  const examples = [
    ...lessons.flatMap(({ id, lang, text, answer }): Example[] => [
      { id, language: lang, text, role: 'phrasing' },
      ...(answer === undefined ? [] : [{ id, language: lang, text: answer, role: 'answer' } as const]),
    ]),
    ...ids.flatMap((id): Example[] => {
      const text = labelWords(id)
      return text ? [{ id, language: 'en', text, role: 'label' }] : []
    }),
  ]
  const model = train({ examples, lexicon, options: { answerMaxWrong } })
  const entries = new Map(ids.map((id) => [id as EntryId, entryFor(id)]))
  return createAnswerer({ model, content: { entries, agencies: new Map() }, settings: { now, timeZone: TIME_ZONE } })
}

function entryFor(id: string): Entry {
  const name = { ar: id, en: id }
  const none = { ar: [], en: [] }
  return {
    id: id as EntryId,
    kind: 'service',
    status: 'live',
    covers: [],
    topic: 'evaluation',
    agency: 'evaluation',
    label: name,
    question: name,
    phrasings: none,
    notCovered: none,
    golden: none,
    followUps: [],
    links: [],
    answer: null,
    hash: '',
    file: '',
  }
}
