import { quantile, rounded } from '../statistics.js'
import type { Engine } from './engine.js'
import type { AskedQuestion } from './question-sets.js'
import { scoreOf, type Said } from './score.js'

export interface Measured {
  readonly teach: () => Engine | Promise<Engine>
  /** What it was taught: some of it is asked before the clock starts, as the service does when it loads its content. */
  readonly taught: readonly string[]
  readonly questions: readonly AskedQuestion[]
}

const WARMING = 200

/**
 * Trains and asks, one question after another; memory is that of the whole process. Processor time beside the time on the
 * clock, because other work on the machine lengthens only the second.
 */
export async function measure({ teach, taught, questions }: Measured) {
  const startedAt = performance.now()
  const { ask } = await teach()
  const trainMs = performance.now() - startedAt
  const trainCpuMs = process.cpuUsage().user / 1000
  for (const text of taught.slice(0, WARMING)) await ask(text)
  const before = process.cpuUsage()
  const said: Said[] = []
  const times: number[] = []
  for (const { text, keys } of questions) {
    const askedAt = performance.now()
    const answer = await ask(text)
    times.push(performance.now() - askedAt)
    if (keys) said.push({ keys, ...answer })
  }
  const { user, system } = process.cpuUsage(before)
  return {
    ...scoreOf(said),
    trainMs: Math.round(trainMs),
    trainCpuMs: Math.round(trainCpuMs),
    usPerQuestion: Math.round((1000 * times.reduce((sum, time) => sum + time, 0)) / times.length),
    cpuUsPerQuestion: Math.round((user + system) / questions.length),
    p50Ms: rounded(quantile(times, 0.5), 3),
    p99Ms: rounded(quantile(times, 0.99), 3),
    rssMb: Math.round(process.memoryUsage.rss() / 2 ** 20),
  }
}
