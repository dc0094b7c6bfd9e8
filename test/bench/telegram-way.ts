import { CALM, type Chaos } from '../../channels/telegram/simulator/settings.js'
import { createTelegramSimulator, type TelegramSimulator } from '../../channels/telegram/simulator/simulator.js'
import { createTelegramChannel } from '../../channels/telegram/telegram-channel.js'
import { waitsIn, type Watched } from './others.js'
import { type Provider, runWay, type WayReport } from './provider-way.js'

export interface TelegramWayOptions {
  readonly messages: number
  readonly people: number
  readonly chaos: Partial<Chaos>
  readonly seed: number
}

export interface TelegramWayReport extends WayReport {
  /** Sends that came before Telegram's wish for quiet was over. */
  readonly tooEarly: number
  /** Answers taken whose receipt was lost: Telegram echoes nothing, so that only these may be shown twice. */
  readonly receiptsLost: number
}

const NO_LIMIT = { burst: 1e9, every: 1, quiet: 1 }

/** Telegram keeps the order of a chat, gives updates twice, and late. */
export async function runTelegramWay({
  messages,
  people,
  chaos,
  seed,
}: TelegramWayOptions): Promise<TelegramWayReport> {
  const rates = { chat: NO_LIMIT, all: NO_LIMIT }
  const simulator = createTelegramSimulator({ chaos, seed, rates })
  const report = await runWay(telegramOf(simulator, people), messages)
  const receiptsLost = simulator.calls.filter(({ method, status }) => method === 'sendMessage' && status === 0).length
  return { ...report, tooEarly: simulator.rates.violations, receiptsLost }
}

function telegramOf(simulator: TelegramSimulator, people: number): Provider {
  const { acts, phones, updates, settings } = simulator
  return {
    async connect({ store, url, now }) {
      return createTelegramChannel({
        token: settings.token,
        root: await simulator.listen(),
        publicUrl: url,
        secret: null,
        takeOver: false,
        commands: { ar: [], en: [] },
        conversationId: store.conversationId,
        files: store.files,
        gather: 200,
        now,
      })
    },
    subscribe: () => until(() => updates.webhook !== null),
    say: (number) => void acts.text(phones.at(1_000 + (number % people)), String(number)),
    idle: () => until(() => updates.pending === 0),
    answers: () =>
      phones
        .all()
        .flatMap((phone) => phones.at(Number(phone)).messages)
        .flatMap(({ from, text }) => (from === 'service' ? text : [])),
    close: () => simulator.close(),
  }
}

const OTHERS = 400

export function telegramOthers(failing: number): Watched {
  const rates = { chat: NO_LIMIT, all: NO_LIMIT }
  const simulator = createTelegramSimulator({ chaos: { ...CALM, failing }, rates })
  const { calls, phones } = simulator
  return {
    ...telegramOf(simulator, OTHERS),
    waits() {
      const struck = new Set(
        calls.flatMap(({ method, chat, status }) => (method === 'sendMessage' && status !== 200 ? chat : [])),
      )
      const lucky = phones
        .all()
        .map(Number)
        .filter((id) => !struck.has(id))
      return lucky.flatMap((id) => waitsIn(phones.at(id).messages))
    },
  }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 50))
}
