import { createHmac } from 'node:crypto'
import type { RawRequest } from '../../../channels/channel.js'
import { createTelegramChannel, type TelegramChannelDeps } from '../../../channels/telegram/telegram-channel.js'

export const TOKEN = '123456789:AAF-this_is_no_real_token_but_long_enough'
export const SECRET = 'a-secret-that-telegram-sends-along'
export const NOW = new Date('2026-11-23T08:00:00Z')
export const commands = {
  ar: [{ command: 'help', description: 'المساعدة' }],
  en: [{ command: 'help', description: 'Help' }],
}

/** Nobody is there: tests that call Telegram bring a simulator. */
export const NOWHERE = 'http://127.0.0.1:9'

export const createChannel = (over: Partial<TelegramChannelDeps> = {}) =>
  createTelegramChannel({
    token: TOKEN,
    root: NOWHERE,
    publicUrl: 'https://chat.example.om',
    secret: SECRET,
    takeOver: false,
    commands,
    conversationId: async (...names) =>
      createHmac('sha256', 'key').update(JSON.stringify(names)).digest('base64url').slice(0, 32),
    files: { get: async () => null },
    gather: 300,
    now: () => NOW,
    ...over,
  })

export const webhook = (update: unknown, headers: Record<string, string> = {}): RawRequest => ({
  method: 'POST',
  path: '/telegram/webhook',
  query: new URLSearchParams(),
  headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET, ...headers },
  body: Buffer.from(typeof update === 'string' ? update : JSON.stringify(update)),
  remoteAddress: '192.0.2.1',
})

const CITIZEN = { id: 77, is_bot: false, first_name: 'سالم', language_code: 'ar' }
export const PRIVATE = { id: 77, type: 'private', first_name: 'سالم' }

let updates = 1000

/** An update with a message in a private chat. */
export const message = (content: Record<string, unknown>, { id = 1, date = 1_795_000_000, from = {} } = {}) => ({
  update_id: (updates += 1),
  message: { message_id: id, date, chat: PRIVATE, from: { ...CITIZEN, ...from }, ...content },
})

export const tapOn = (data: string, more: Record<string, unknown> = {}) => ({
  update_id: (updates += 1),
  callback_query: {
    id: '4382bfdwdsb323b2d9',
    from: CITIZEN,
    chat_instance: '1',
    data,
    message: { message_id: 9, date: 1, chat: PRIVATE, ...more },
  },
})
