import { CALM, type Chaos } from '../../channels/telegram/simulator/settings.js'
import { createTelegramSimulator, type TelegramSimulator } from '../../channels/telegram/simulator/simulator.js'
import { settled, startService } from './provider-way.js'
import { median, quantile, rounded } from './statistics.js'
import { telegramOf } from './telegram-way.js'

const ROUNDS = 5
const PEOPLE = 400
const MESSAGES = 800
const PER_SECOND = 50
const NO_LIMIT = { burst: 1e9, every: 1, quiet: 1 }

/**
 * Milliseconds from a citizen's message to its answer on the phone, for those whom Telegram refuses nothing, while it fails
 * a tenth of all sends and while it fails none. Rounds are interleaved.
 */
export async function benchOthers() {
  const rounds: { calm: number; failing: number }[] = []
  for (let i = 0; i < ROUNDS; i += 1)
    rounds.push({ calm: await round(CALM), failing: await round({ ...CALM, failing: 0.1 }) })
  const middle = (which: 'calm' | 'failing') => rounded(median(rounds.map((each) => each[which])))
  const ratio = rounded(median(rounds.map(({ calm, failing }) => failing / calm)), 3)
  return { rounds: ROUNDS, perSecond: PER_SECOND, p95Ms: { calm: middle('calm'), failing: middle('failing') }, ratio }
}

async function round(chaos: Chaos): Promise<number> {
  const simulator = createTelegramSimulator({ chaos, rates: { chat: NO_LIMIT, all: NO_LIMIT } })
  const provider = telegramOf(simulator, PEOPLE)
  const service = await startService(provider)
  try {
    const startedAt = performance.now()
    for (let i = 0; i < MESSAGES; i += 1) {
      const wait = startedAt + (i * 1_000) / PER_SECOND - performance.now()
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
      provider.say(i)
    }
    await provider.idle()
    await settled(service.store, provider)
    return quantile(waitsOf(simulator), 0.95)
  } finally {
    await service.stop()
  }
}

/** Of everybody whose sends all went well. */
function waitsOf({ calls, phones }: TelegramSimulator): number[] {
  const struck = new Set(
    calls.flatMap(({ method, chat, status }) => (method === 'sendMessage' && status !== 200 ? chat : [])),
  )
  const lucky = phones
    .all()
    .map(Number)
    .filter((id) => !struck.has(id))
  return lucky.flatMap((id) => {
    const { messages } = phones.at(id)
    const saidAt = new Map(
      messages.flatMap(({ from, text, at }) => (from === 'citizen' ? [[text, Date.parse(at)]] : [])),
    )
    return messages.flatMap(({ from, text, at }) =>
      from === 'service' ? text.split('+').map((each) => Date.parse(at) - (saidAt.get(each) ?? 0)) : [],
    )
  })
}
