import { z } from 'zod'
import { type ApiAnswer, done, no } from './answers.js'
import type { MediaShelf } from './media-shelf.js'
import type { FileKind, PhoneMessage } from './phone-view.js'
import { blank, type Phone, type Phones } from './phones.js'
import type { Call } from './request-body.js'
import { type Checked, checkButtons, checkCaption, checkFile, checkText } from './send-rules.js'
import type { SimulatorSettings } from './settings.js'
import type { Taps } from './taps.js'
import type { Updates } from './updates.js'

export interface MethodsDeps {
  readonly settings: SimulatorSettings
  readonly phones: Phones
  readonly updates: Updates
  readonly shelf: MediaShelf
  readonly taps: Taps
  /** Groups that the bot is in. */
  readonly groups: Set<number>
  readonly nextMessageId: () => number
  readonly now: () => Date
}

export type Method = (deps: MethodsDeps, call: Call) => Promise<ApiAnswer> | ApiAnswer

/** A file that bots can fetch, bytes. */
const DOWNLOAD = 20 * 1024 * 1024
const ACTIONS = new Set(['typing', 'upload_photo', 'upload_document', 'upload_video', 'record_voice', 'find_location'])
const KINDS = ['photo', 'document', 'voice', 'audio', 'video'] as const

/** Those that send something to a citizen, and are counted and disturbed. */
export const SENDING: ReadonlySet<string> = new Set([
  'sendMessage',
  'sendLocation',
  ...KINDS.map((kind) => `send${kind.charAt(0).toUpperCase()}${kind.slice(1)}`),
])

/** The methods of the Bot API that a service like ours uses; any other is not found. */
export const METHODS: Readonly<Record<string, Method>> = {
  getMe: ({ settings }) => done(meOf(settings)),
  getUpdates,
  setWebhook,
  deleteWebhook: ({ updates }) => {
    updates.setWebhook(null)
    return done(true)
  },
  getWebhookInfo: ({ updates }) => done(webhookInfo(updates)),
  setMyCommands,
  getMyCommands: ({ phones }, { fields }) => done(phones.menuFor(String(fields['language_code'] ?? ''))),
  sendMessage,
  sendLocation,
  ...Object.fromEntries(KINDS.map((kind) => [`send${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, sendFile(kind)])),
  sendChatAction,
  answerCallbackQuery: ({ taps }, { fields }) =>
    taps.answer(String(fields['callback_query_id']))
      ? done(true)
      : no(400, 'query is too old and response timeout expired or query ID is invalid'),
  leaveChat: ({ groups }, { fields }) =>
    groups.delete(Number(fields['chat_id'])) ? done(true) : no(400, 'chat not found'),
  getFile,
}

export const meOf = ({ token, username, service }: SimulatorSettings) => ({
  id: Number(token.split(':')[0]),
  is_bot: true,
  first_name: service,
  username,
})

const polling = z.object({
  offset: z.coerce.number().int().default(0),
  limit: z.coerce.number().int().min(1).max(100).default(100),
  timeout: z.coerce.number().int().min(0).max(50).default(0),
})

async function getUpdates({ updates }: MethodsDeps, { fields }: Call): Promise<ApiAnswer> {
  const { offset, limit, timeout } = polling.parse(fields)
  const polled = await updates.poll({ offset, limit, seconds: timeout })
  if (polled === 'webhook')
    return no(409, "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
  if (polled === 'terminated')
    return no(409, 'terminated by other getUpdates request; make sure that only one bot instance is running')
  return done(polled)
}

const webhook = z.object({
  url: z.string(),
  secret_token: z.string().optional(),
  max_connections: z.coerce.number().int().min(1).max(100).default(40),
})

/** Https on a public port, or, so that it can be tried here, this machine. */
const REACHABLE = /^(https:\/\/[^/:\s]+(:(443|80|88|8443))?(\/\S*)?|http:\/\/(127\.0\.0\.1|localhost):\d+(\/\S*)?)$/

function setWebhook({ updates }: MethodsDeps, { fields }: Call): ApiAnswer {
  const { url, secret_token: secret, max_connections } = webhook.parse(fields)
  if (url === '') updates.setWebhook(null)
  if (url === '') return done(true)
  if (!REACHABLE.test(url)) return no(400, 'bad webhook: An HTTPS URL must be provided for webhook')
  if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret))
    return no(400, 'secret token contains unallowed characters')
  updates.setWebhook({ url, secret: secret ?? null, connections: max_connections })
  return done(true)
}

const webhookInfo = ({ webhook: set, pending }: Updates) => ({
  url: set?.url ?? '',
  has_custom_certificate: false,
  pending_update_count: pending,
  ...(set?.lastError && { last_error_message: set.lastError, last_error_date: 0 }),
})

const command = z.object({ command: z.string().regex(/^[a-z0-9_]{1,32}$/), description: z.string().min(1).max(256) })
const menu = z.object({
  commands: z.array(command).max(100),
  language_code: z
    .string()
    .regex(/^([a-z]{2})?$/)
    .default(''),
  scope: z.object({ type: z.enum(['default', 'all_private_chats']) }).optional(),
})

function setMyCommands({ phones }: MethodsDeps, { fields }: Call): ApiAnswer {
  const parsed = menu.safeParse(fields)
  if (!parsed.success) return no(400, 'BOT_COMMAND_INVALID')
  phones.setMenu(parsed.data.language_code, parsed.data.commands)
  return done(true)
}

/** Whom a message may go to; `group`: nobody's phone shows it. */
function recipientOf({ phones, groups }: MethodsDeps, { fields }: Call): Checked<Phone | 'group'> {
  const id = Number(fields['chat_id'])
  if (groups.has(id)) return { kind: 'fine', value: 'group' }
  const phone = phones.find(id)
  if (!phone) return { kind: 'no', answer: no(400, 'chat not found') }
  switch (phone.state) {
    case 'never':
      return { kind: 'no', answer: no(403, "bot can't initiate conversation with a user") }
    case 'blocked':
      return { kind: 'no', answer: no(403, 'bot was blocked by the user') }
    case 'deactivated':
      return { kind: 'no', answer: no(403, 'user is deactivated') }
    case 'open':
      return { kind: 'fine', value: phone }
  }
}

function sendMessage(deps: MethodsDeps, call: Call): ApiAnswer {
  const words = checkText(call.fields)
  return words.kind === 'no' ? words.answer : show(deps, call, words.value)
}

const place = z.object({
  latitude: z.coerce.number().min(-90).max(90),
  longitude: z.coerce.number().min(-180).max(180),
})

function sendLocation(deps: MethodsDeps, call: Call): ApiAnswer {
  const location = place.safeParse(call.fields)
  return location.success ? show(deps, call, { location: location.data }) : no(400, 'wrong latitude or longitude')
}

function sendFile(kind: FileKind): Method {
  return async (deps, call) => {
    const words = checkCaption(call.fields)
    if (words.kind === 'no') return words.answer
    const file = await checkFile(kind, call.files[kind])
    if (file.kind === 'no') return file.answer
    const { id, contentType, name } = deps.shelf.put(file.value)
    return show(deps, call, { ...words.value, file: { id, kind, contentType, name } })
  }
}

/** The message on the phone, and as Telegram gives it back. */
function show(deps: MethodsDeps, call: Call, content: Partial<PhoneMessage>): ApiAnswer {
  const { phones, settings, nextMessageId, now } = deps
  const buttons = checkButtons(call.fields['reply_markup'])
  if (buttons.kind === 'no') return buttons.answer
  const recipient = recipientOf(deps, call)
  if (recipient.kind === 'no') return recipient.answer
  const id = nextMessageId()
  const message = { ...blank(String(id), 'service', now()), ...content, buttons: buttons.value }
  if (recipient.value !== 'group') phones.add(recipient.value, message)
  const chat = { id: Number(call.fields['chat_id']), type: recipient.value === 'group' ? 'supergroup' : 'private' }
  const date = Math.floor(now().getTime() / 1000)
  return done({ message_id: id, date, chat, from: meOf(settings), text: message.text, entities: message.entities })
}

function sendChatAction(deps: MethodsDeps, call: Call): ApiAnswer {
  const recipient = recipientOf(deps, call)
  if (recipient.kind === 'no') return recipient.answer
  if (!ACTIONS.has(String(call.fields['action']))) return no(400, 'wrong parameter action in request')
  if (recipient.value !== 'group') deps.phones.showTyping(recipient.value)
  return done(true)
}

function getFile({ shelf }: MethodsDeps, { fields }: Call): ApiAnswer {
  const file = shelf.get(String(fields['file_id']))
  if (!file) return no(400, 'invalid file_id')
  if (file.bytes.length > DOWNLOAD) return no(400, 'file is too big')
  return done({ file_id: file.id, file_size: file.bytes.length, file_path: shelf.pathOf(file) })
}
