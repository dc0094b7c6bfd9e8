import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLessons } from '../../../src/cli/evaluation/question-file.js'
import { generateEntries } from './generated-entries.js'
import { measure } from './measure.js'
import { nafidhaShipped, nafidhaTaught, shippedQuestions } from './nafidha-engine.js'
import { nlpjsTaught } from './nlpjs-engine.js'
import { readQuestionSet, type QuestionSet } from './question-sets.js'

/** One engine on one set, in a process of its own; what it measures is printed as JSON. */
export type EngineJob =
  | { readonly engine: 'nafidha' | 'nlp.js'; readonly data: string; readonly set: QuestionSet }
  | { readonly engine: 'nafidha'; readonly entries: number }

const QUESTIONS = 1000

const job: EngineJob = JSON.parse(process.argv[2] ?? '')
process.stdout.write(JSON.stringify('entries' in job ? await generated(job.entries) : await onSet(job)))

function generated(entries: number) {
  const { taught, asked } = generateEntries(entries, QUESTIONS)
  const questions = asked.map(({ id, text }) => ({ text, keys: [id] }))
  return measure({ teach: () => nafidhaTaught(taught), taught: taught.map(({ text }) => text), questions })
}

function onSet({ engine, data, set }: Extract<EngineJob, { data: string }>) {
  const questions = readQuestionSet(data, set.dev)
  if (set.train === null) return measure({ teach: nafidhaShipped, taught: shippedQuestions(), questions })
  const file = join(data, set.train)
  const lessons = readLessons(file, readFileSync(file, 'utf8'))
  const teach = () => (engine === 'nafidha' ? nafidhaTaught(lessons) : nlpjsTaught(lessons))
  return measure({ teach, taught: lessons.map(({ text }) => text), questions })
}
