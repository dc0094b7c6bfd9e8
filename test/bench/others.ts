import { type Provider, settled, startService } from './provider-way.js'
import { median, quantile, rounded } from './statistics.js'
import { step } from './step.js'

const MESSAGES = 500
/** Seconds that a round may take: what is said, and the longest row of retries. */
const PATIENCE = 90
const PER_SECOND = 50

/** A provider whose phones tell how long the answers took. */
export interface Watched extends Provider {
  /** Milliseconds from message to answer, of everybody whose sends all went well. */
  waits(): readonly number[]
}

/**
 * Milliseconds from a citizen's message to its answer on the phone, for those whom the provider refuses nothing, while it
 * fails a tenth of all sends and while it fails none. Rounds are interleaved.
 */
export async function benchOthers(rounds: number, provider: (failing: number) => Watched) {
  const made: { calm: number; failing: number }[] = []
  for (let i = 1; i <= rounds; i += 1) {
    const called = `others, round ${i} of ${rounds}`
    made.push({
      calm: await step(`${called}, calm`, PATIENCE, () => round(provider(0))),
      failing: await step(`${called}, a tenth of the sends failing`, PATIENCE, () => round(provider(0.1))),
    })
  }
  const middle = (which: 'calm' | 'failing') => rounded(median(made.map((each) => each[which])))
  const ratio = rounded(median(made.map(({ calm, failing }) => failing / calm)), 3)
  return { rounds, perSecond: PER_SECOND, p95Ms: { calm: middle('calm'), failing: middle('failing') }, ratio }
}

async function round(provider: Watched): Promise<number> {
  const service = await startService(provider)
  try {
    const startedAt = performance.now()
    for (let i = 0; i < MESSAGES; i += 1) {
      const wait = startedAt + (i * 1_000) / PER_SECOND - performance.now()
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
      provider.say(i)
    }
    await settled(service, provider)
    return quantile(provider.waits(), 0.95)
  } finally {
    await service.stop()
  }
}

interface Message {
  readonly from: string
  readonly text: string
  readonly at: string
}

/** Milliseconds from each thing that was said to the answer that repeats it. */
export function waitsIn(messages: readonly Message[]): readonly number[] {
  const saidAt = new Map(messages.flatMap(({ from, text, at }) => (from === 'citizen' ? [[text, Date.parse(at)]] : [])))
  return messages.flatMap(({ from, text, at }) =>
    from === 'service' ? text.split('+').map((each) => Date.parse(at) - (saidAt.get(each) ?? 0)) : [],
  )
}
