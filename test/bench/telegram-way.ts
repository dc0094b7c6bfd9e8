import type { Chaos } from '../../channels/telegram/simulator/settings.js'
import { createTelegramSimulator, type TelegramSimulator } from '../../channels/telegram/simulator/simulator.js'
import { createTelegramChannel } from '../../channels/telegram/telegram-channel.js'
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
  return { ...report, tooEarly: simulator.rates.violations }
}

export function telegramOf(simulator: TelegramSimulator, people: number): Provider {
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

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 50))
}
