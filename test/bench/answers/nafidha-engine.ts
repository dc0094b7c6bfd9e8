import { createRouter } from '../../../dialogs/route.js'
import { createAnswerer } from '../../../knowledge/create-answerer.js'
import { loadLexicon } from '../../../knowledge/language/lexicon.js'
import { loadPacks } from '../../../knowledge/load.js'
import { examplesOf } from '../../../knowledge/model/examples-of.js'
import { train } from '../../../knowledge/model/train.js'
import { predict, type Predictor } from '../../../src/cli/evaluation/predict.js'
import type { Lesson } from '../../../src/cli/evaluation/question-file.js'
import { trainAlone } from '../../../src/cli/evaluation/train-alone.js'
import { systemClock } from '../../../src/clock.js'
import { LEXICON_FOLDER, placesOf, TIME_ZONE } from '../../../src/knowledge.js'
import { packFolders } from '../../../src/packs.js'
import type { Engine } from './engine.js'

const answerMaxWrong = 0.04

/** Our engine as `nafidha evaluate --train` runs it. */
export function nafidhaTaught(lessons: readonly Lesson[]): Engine {
  const { lexicon } = loadLexicon(LEXICON_FOLDER)
  const answerer = trainAlone({ lessons, lexicon, answerMaxWrong, now: systemClock })
  const route: Predictor['route'] = async (text, context, { answer }) => ({
    kind: 'verdict',
    verdict: await answer(text, context),
  })
  return engineOf({ answerer, route }, (id) => [id])
}

const shipped = () => loadPacks(packFolders({ CONTENT_DIR: [] }), new Map())

export const shippedQuestions = (): string[] =>
  [...shipped().content.entries.values()].flatMap(({ question }) => [question.ar, question.en])

/** Our engine with the content that ships. */
export function nafidhaShipped(): Engine {
  const { lexicon } = loadLexicon(LEXICON_FOLDER)
  const { content } = shipped()
  const model = train({ examples: examplesOf(content), lexicon, options: { answerMaxWrong } })
  const answerer = createAnswerer({
    model,
    content,
    places: placesOf(),
    settings: { now: systemClock, timeZone: TIME_ZONE },
  })
  const covers = new Map<string, readonly string[]>(
    [...content.entries.values()].map((e) => [e.id, [e.id, ...e.covers]]),
  )
  return engineOf(
    { answerer, route: createRouter({ entries: () => content.entries }).route },
    (id) => covers.get(id) ?? [],
  )
}

function engineOf(predictor: Predictor, covers: (id: string) => readonly string[]): Engine {
  return {
    async ask(text) {
      const { ids, confidence } = await predict(predictor, [text])
      return { suggested: ids.map(covers), confidence }
    },
  }
}
