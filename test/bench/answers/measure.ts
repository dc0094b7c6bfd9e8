import { quantile, rounded } from '../statistics.js'
import type { Engine } from './engine.js'
import type { AskedQuestion } from './question-sets.js'
import { scoreOf, type Said } from './score.js'

/**
 * Trains and asks, one question after another; memory is that of the whole process. Processor time beside the time on the
 * clock, because other work on the machine lengthens only the second.
 */
export async function measure(teach: () => Engine | Promise<Engine>, questions: readonly AskedQuestion[]) {
  const startedAt = performance.now()
  const { ask } = await teach()
  const trainMs = performance.now() - startedAt
  const trainCpuMs = process.cpuUsage().user / 1000
  const said: Said[] = []
  const times: number[] = []
  for (const { text, keys } of questions) {
    const askedAt = performance.now()
    const answer = await ask(text)
    times.push(performance.now() - askedAt)
    if (keys) said.push({ keys, ...answer })
  }
  return {
    ...scoreOf(said),
    trainMs: Math.round(trainMs),
    trainCpuMs: Math.round(trainCpuMs),
    usPerQuestion: Math.round((1000 * times.reduce((sum, time) => sum + time, 0)) / times.length),
    p50Ms: rounded(quantile(times, 0.5), 3),
    p99Ms: rounded(quantile(times, 0.99), 3),
    rssMb: Math.round(process.memoryUsage.rss() / 2 ** 20),
  }
}
