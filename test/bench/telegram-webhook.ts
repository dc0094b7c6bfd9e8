import { createTelegramSimulator } from '../../channels/telegram/simulator/simulator.js'
import { benchOthers } from './others.js'
import { step } from './step.js'
import { runTelegramWay, telegramOthers } from './telegram-way.js'
import type { WebhookSide } from './webhook-side.js'

const PEOPLE = 5_000
/** Of those who write at once. */
const TALKING = 500
const SECRET = 'a-secret-of-the-webhook-bench'
const NO_LIMIT = { burst: 1e9, every: 1, quiet: 1 }
/** Seconds that the way of all messages may take. */
const WAY = 300
const { settings } = createTelegramSimulator()

/** Telegram, with the simulator as Telegram. */
export const telegramWebhook: WebhookSide = {
  name: 'telegram',
  path: '/telegram/webhook',

  provider() {
    const simulator = createTelegramSimulator({ rates: { chat: NO_LIMIT, all: NO_LIMIT } })
    for (let id = 1_000; id < 1_000 + PEOPLE; id += 1) simulator.phones.at(id).state = 'open'
    return simulator.listen()
  },

  env: (provider, port) => ({
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    TELEGRAM_BOT_TOKEN: settings.token,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    TELEGRAM_API_ROOT: provider,
  }),

  genuine(number) {
    const chat = { id: 1_000 + (number % PEOPLE), type: 'private', first_name: 'سالم' }
    const from = { ...chat, is_bot: false, language_code: 'ar' }
    const date = Math.floor(Date.now() / 1_000)
    const message = { message_id: number + 1, date, chat, from, text: 'بكم تجديد البطاقة؟' }
    return {
      body: Buffer.from(JSON.stringify({ update_id: number + 1, message })),
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET },
    }
  },

  async way({ messages, rounds }) {
    const many = { messages, people: TALKING }
    // A chat's next update waits for the one before: a second late each is many seconds in a row.
    const unkind = { duplicates: 0.3, late: 1_000 }
    return {
      twiceAndLate: await step(`${messages} messages, twice and late`, WAY, () =>
        runTelegramWay({ ...many, chaos: unkind, seed: 7 }),
      ),
      failing: await step(`${messages} messages, a tenth of the sends failing`, WAY, () =>
        runTelegramWay({ ...many, chaos: { ...unkind, failing: 0.1, lost: 0.02 }, seed: 11 }),
      ),
      others: await benchOthers(rounds, telegramOthers),
    }
  },
}
