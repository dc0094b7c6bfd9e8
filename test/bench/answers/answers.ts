import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { z } from 'zod'
import { ROOT } from '../../../src/root.js'
import { benchLoading } from './loading.js'
import { QUESTION_SETS } from './question-sets.js'
import type { EngineJob } from './run-engine.js'

export interface AnswersOptions {
  /** Folder of question sets, laid out as `question-sets.ts` says; without it only what the repository holds is measured. */
  readonly data?: string | undefined
  /** How many generated entries to teach; one run for each. */
  readonly entries?: readonly number[] | undefined
}

const FEW_ENTRIES = [1000]

/** Accuracy, training and time a question, ours beside nlp.js in the same run. */
export async function benchAnswers({ data, entries = FEW_ENTRIES }: AnswersOptions) {
  return {
    shippedContent: await benchLoading(),
    generated: entries.map((count) => ({ entries: count, nafidha: run({ engine: 'nafidha', entries: count }) })),
    ...(data && { sets: QUESTION_SETS.map((set) => besidePeer(data, set)) }),
  }
}

function besidePeer(data: string, set: (typeof QUESTION_SETS)[number]) {
  const { name } = set
  const nafidha = run({ engine: 'nafidha', data, set })
  return set.train === null ? { name, nafidha } : { name, nafidha, nlpjs: run({ engine: 'nlp.js', data, set }) }
}

function run(job: EngineJob): Readonly<Record<string, number>> {
  process.stderr.write(`  ${job.engine}: ${'set' in job ? job.set.name : `${job.entries} entries`}\n`)
  const script = join(ROOT, 'dist/test/bench/answers/run-engine.js')
  const { status, stdout } = spawnSync(process.execPath, [script, JSON.stringify(job)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`${job.engine} could not be measured`)
  process.stderr.write(`    ${stdout}\n`)
  return z.record(z.string(), z.number()).parse(JSON.parse(stdout))
}
