import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ROOT } from '../../../src/root.js'
import { benchLoading } from './loading.js'
import { QUESTION_SETS, type QuestionSet } from './question-sets.js'
import type { EngineJob } from './run-engine.js'

export interface AnswersOptions {
  /** Folder of question sets, laid out as `question-sets.ts` says; without it only what the repository holds is measured. */
  readonly data?: string | undefined
  /** How many generated entries to teach; one run for each. */
  readonly entries?: readonly number[] | undefined
  /** Only the sets whose name holds one of these. */
  readonly sets?: readonly string[] | undefined
  /** File that every finished run is written to; runs that it holds already are not done again. */
  readonly resume?: string | undefined
}

const FEW_ENTRIES = [1000]

type Figures = Readonly<Record<string, number>>

/** Accuracy, training and time a question, ours beside nlp.js in the same run. */
export async function benchAnswers({ data, entries = FEW_ENTRIES, sets = [''], resume }: AnswersOptions) {
  const run = createRun(resume)
  const chosen = QUESTION_SETS.filter(({ name }) => sets.some((part) => name.includes(part)))
  const measured = data ? chosen.map((set) => besidePeer(run, data, set)) : []
  for (const line of tableOf(measured)) process.stderr.write(`${line}\n`)
  return {
    shippedContent: await benchLoading(),
    generated: entries.map((count) => ({ entries: count, nafidha: run({ engine: 'nafidha', entries: count }) })),
    ...(data && { sets: measured }),
  }
}

interface BesidePeer {
  readonly name: string
  readonly nafidha: Figures
  readonly nlpjs?: Figures
}

function besidePeer(run: (job: EngineJob) => Figures, data: string, set: QuestionSet): BesidePeer {
  const { name } = set
  const nafidha = run({ engine: 'nafidha', data, set })
  return set.train === null ? { name, nafidha } : { name, nafidha, nlpjs: run({ engine: 'nlp.js', data, set }) }
}

const COLUMNS = [
  'top1',
  'top3',
  'rightAtFivePercentWrong',
  'outsideAuroc',
  'trainMs',
  'usPerQuestion',
  'cpuUsPerQuestion',
  'p50Ms',
  'p99Ms',
]

/** One line for each engine and set, to be read at a glance. */
function tableOf(measured: readonly BesidePeer[]): string[] {
  const line = (name: string, engine: string, figures: Figures) =>
    [name.padEnd(32), engine.padEnd(8), ...COLUMNS.map((column) => String(figures[column] ?? '').padStart(9))].join(' ')
  const head = [' '.repeat(41), ...COLUMNS.map((column) => column.slice(0, 9).padStart(9))].join(' ')
  return [
    head,
    ...measured.flatMap(({ name, nafidha, nlpjs }) => [
      line(name, 'nafidha', nafidha),
      ...(nlpjs ? [line('', 'nlp.js', nlpjs)] : []),
    ]),
  ]
}

const figures = z.record(z.string(), z.number())

/** Each run is a process of its own; what is finished once is not done again. */
function createRun(resume: string | undefined): (job: EngineJob) => Figures {
  const lines = resume && existsSync(resume) ? readFileSync(resume, 'utf8').split('\n').filter(Boolean) : []
  const done = new Map(lines.map((line) => z.tuple([z.string(), figures]).parse(JSON.parse(line))))
  return (job) => {
    const key = JSON.stringify(job)
    const known = done.get(key)
    if (known) return known
    const measured = runAlone(job)
    if (resume) appendFileSync(resume, `${JSON.stringify([key, measured])}\n`)
    return measured
  }
}

/** A run that takes longer than this is ended: a peer may need hours for thousands of phrasings. */
const LONGEST_MS = 15 * 60_000

function runAlone(job: EngineJob): Figures {
  process.stderr.write(`  ${job.engine}: ${'set' in job ? job.set.name : `${job.entries} entries`}\n`)
  const script = join(ROOT, 'dist/test/bench/answers/run-engine.js')
  const { status, stdout, error } = spawnSync(process.execPath, [script, JSON.stringify(job)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: LONGEST_MS,
  })
  if (error && 'code' in error && error.code === 'ETIMEDOUT') {
    process.stderr.write(`    ended after ${LONGEST_MS / 60_000} minutes\n`)
    return { endedAfterMs: LONGEST_MS }
  }
  if (status !== 0) throw new Error(`${job.engine} could not be measured`)
  process.stderr.write(`    ${stdout}\n`)
  return figures.parse(JSON.parse(stdout))
}
