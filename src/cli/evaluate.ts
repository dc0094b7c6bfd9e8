import { readFileSync } from 'node:fs'
import type { Router } from '../../dialogs/route.js'
import { createRouter } from '../../dialogs/route.js'
import type { Answerer } from '../../knowledge/answerer.js'
import { loadLexicon } from '../../knowledge/language/lexicon.js'
import { systemClock } from '../clock.js'
import type { Config } from '../config.js'
import { LEXICON_FOLDER, openKnowledge } from '../knowledge.js'
import { createLogger } from '../log.js'
import { predict, type Predictor } from './evaluation/predict.js'
import { BadLine, readLessons, readQuestions, type Turns } from './evaluation/question-file.js'
import { trainAlone } from './evaluation/train-alone.js'
import { EXIT } from './exit.js'
import { complain, say, settings } from './settings.js'

/**
 * Predicts for every line of `--test`, with the shipped content and the dialogs' routing, or with what `--train` alone
 * teaches. Standard output holds the predictions, the last line of standard error the figures of the run.
 */
export async function runEvaluate(options: Readonly<Record<string, unknown>>): Promise<number> {
  const config = settings()
  if (typeof config === 'number') return config
  const { test, train } = options
  try {
    const questions = readQuestions(String(test), readFileSync(String(test), 'utf8'))
    const startedAt = performance.now()
    const predictor = typeof train === 'string' ? fromLessons(train, config) : await fromContent(config)
    const trainMs = performance.now() - startedAt
    const times = await predictAll(predictor, questions)
    complain(JSON.stringify({ trainMs: Math.round(trainMs), ...figuresOf(times) }))
    return EXIT.ok
  } catch (error) {
    if (!(error instanceof BadLine) && !(error instanceof Error && 'code' in error)) throw error
    complain(error.message)
    return EXIT.usage
  }
}

function fromLessons(file: string, { ANSWER_MAX_WRONG }: Config): Predictor {
  const lessons = readLessons(file, readFileSync(file, 'utf8'))
  if (lessons.length === 0) throw new BadLine(`${file}:1: holds no line to train on`)
  const { lexicon } = loadLexicon(LEXICON_FOLDER)
  const answerer = trainAlone({ lessons, lexicon, answerMaxWrong: ANSWER_MAX_WRONG, now: systemClock })
  return { answerer, route: alone }
}

/** Without the shipped content there is nothing to route to: every message is a question. */
const alone: Router = async (text, context, answerer: Answerer) => ({
  kind: 'verdict',
  verdict: await answerer.answer(text, context),
})

async function fromContent(config: Config): Promise<Predictor> {
  const knowledge = await openKnowledge({ config, log: createLogger('error'), now: systemClock, follow: false })
  const { answerer, content } = knowledge.current()
  await knowledge.close()
  return { answerer, route: createRouter({ entries: () => content.entries }).route }
}

async function predictAll(predictor: Predictor, questions: readonly Turns[]): Promise<number[]> {
  const times: number[] = []
  for (const turns of questions) {
    const startedAt = performance.now()
    const prediction = await predict(predictor, turns)
    times.push((performance.now() - startedAt) / turns.length)
    say(JSON.stringify(prediction))
  }
  return times
}

function figuresOf(times: readonly number[]): { p50Ms: number; p99Ms: number; rssMb: number } {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) =>
    Number((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(3))
  return { p50Ms: at(0.5), p99Ms: at(0.99), rssMb: Math.round(process.memoryUsage.rss() / 2 ** 20) }
}
