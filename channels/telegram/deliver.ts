import { z } from 'zod'
import type { Address, Part, Receipt } from '../channel.js'
import type { Files, StoredFile } from '../media/files.js'
import type { Api, ApiAnswer } from './api.js'
import { WORDS_INSTEAD } from '../media/unsent.js'
import { asHtml, plainWords } from './marks.js'
import { PHOTO, UPLOAD, type WireButton, type WirePart, wirePart } from './parts.js'
import type { Quiet } from './quiet.js'
import { BAD_TOKEN, isBadToken, NO_WORD, reasonOf, UNREACHED } from './words.js'

export interface DeliverDeps {
  readonly api: Api
  readonly files: Pick<Files, 'get'>
  readonly quiet: Quiet
}

/** Milliseconds: between two calls with a token that is not known; between two while nobody answers; for a file. */
const DEAD = 30_000
const DOWN = 10_000
const FILE_TIMEOUT = 60_000
/** So many calls in a row that nobody heard are no chance. */
const DOWN_AFTER = 5

const sent = z.object({ message_id: z.number() })
/** Telegram's words for a recipient who is gone for good. */
const GONE = /bot was blocked|user is deactivated|chat not found|bot can't initiate conversation|PEER_ID_INVALID/i
const BAD_MARKS = /can't parse entities/i
const NO_PHOTO = /PHOTO_|IMAGE_PROCESS_FAILED|wrong type of the web page content/i

type Deliver = (to: Address, part: Part) => Promise<Receipt>

/** One part to Telegram, and what came of it. Only what Telegram refused for its form is tried in a plainer one. */
export function createDeliver({ api, files, quiet }: DeliverDeps): Deliver {
  let unheard = 0

  const receiptOf = (to: Address, answer: ApiAnswer): Receipt => {
    unheard = answer.kind === 'unreached' ? unheard + 1 : 0
    switch (answer.kind) {
      case 'answered':
        quiet.heard()
        return accepted(to, answer.result)
      case 'unknown':
        return { kind: 'unsure', reason: NO_WORD }
      case 'unreached':
        if (unheard >= DOWN_AFTER) return { kind: 'later', ms: DOWN, all: true, trouble: UNREACHED }
        return { kind: 'refused', reason: UNREACHED, permanent: false }
      case 'refused':
        return refusal(to, answer, quiet)
    }
  }

  return async (to, part) => {
    const wire = wirePart.safeParse(part)
    if (!wire.success) return refused('the part is none of this channel’s')
    const message = await messageOf(wire.data, to, files)
    const receipt = typeof message === 'string' ? refused(message) : receiptOf(to, await send(api, message))
    const instead = isForGood(receipt) ? wordsOf(wire.data, to) : null
    if (!instead) return receipt
    const told = receiptOf(to, await send(api, instead))
    return told.kind === 'accepted' ? { ...told, note: WORDS_INSTEAD } : told
  }
}

const refused = (reason: string): Receipt => ({ kind: 'refused', reason, permanent: true })

const isForGood = (receipt: Receipt): boolean =>
  receipt.kind === 'refused' && receipt.permanent && receipt.unreachable !== true

/** What is said in place of a file that is gone or that Telegram does not take; null for what is none. */
function wordsOf({ kind, payload }: WirePart, { recipient }: Address): Message | null {
  if (kind !== 'file' || payload.unsent === undefined) return null
  const html = [payload.html, asHtml(payload.unsent)].filter(Boolean).join('\n\n')
  return textMessage(html, { chat_id: Number(recipient), ...keyboard(payload.buttons) })
}

function accepted({ conversation }: Address, result: unknown): Receipt {
  const message = sent.safeParse(result)
  if (!message.success) return { kind: 'unsure', reason: 'Telegram’s answer cannot be read' }
  return { kind: 'accepted', id: `${conversation}.${message.data.message_id}` }
}

function refusal({ recipient }: Address, answer: Extract<ApiAnswer, { kind: 'refused' }>, quiet: Quiet): Receipt {
  const { code, description, retryAfter } = answer
  const said = { code: String(code) }
  if (retryAfter !== null) return { kind: 'later', ms: retryAfter, all: quiet.heed(recipient, retryAfter), ...said }
  if (isBadToken(answer)) return { kind: 'later', ms: DEAD, all: true, trouble: BAD_TOKEN, ...said }
  if (code === 504) return { kind: 'unsure', reason: NO_WORD }
  const unreachable = (code === 403 || code === 400) && GONE.test(description)
  return { kind: 'refused', reason: reasonOf(answer), permanent: code < 500 && code !== 429, unreachable, ...said }
}

/** A call, and the plainer ones that may follow where Telegram does not take its form. */
interface Message {
  readonly method: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly timeout?: number
  /** Called with what Telegram said; null: there is no plainer form for that. */
  readonly plainer: (description: string) => Message | null
}

async function send(api: Api, message: Message): Promise<ApiAnswer> {
  const { method, payload, timeout, plainer } = message
  const answer = await api.call(method, payload, timeout === undefined ? {} : { timeout })
  const next = answer.kind === 'refused' && answer.code === 400 ? plainer(answer.description) : null
  return next ? send(api, next) : answer
}

async function messageOf(part: WirePart, to: Address, files: Pick<Files, 'get'>): Promise<Message | string> {
  const chat_id = Number(to.recipient)
  const { payload } = part
  const base = { chat_id, ...keyboard(payload.buttons) }
  switch (part.kind) {
    case 'text':
      return textMessage(part.payload.html, base)
    case 'location': {
      const { latitude, longitude } = part.payload
      return { method: 'sendLocation', payload: { ...base, latitude, longitude }, plainer: () => null }
    }
    case 'file': {
      const file = await files.get(to.conversation, part.payload.file)
      if (!file) return 'the file is no longer stored'
      if (file.bytes.length > UPLOAD) return 'the file is larger than Telegram takes'
      return fileMessage(file, { html: part.payload.html, base })
    }
  }
}

const keyboard = (buttons: readonly WireButton[] = []) =>
  buttons.length === 0 ? {} : { reply_markup: { inline_keyboard: buttons.map((button) => [button]) } }

/** Without its tags where Telegram cannot read them: a sentence in plain words is better than none. */
function textMessage(html: string, base: object): Message {
  const payload = { ...base, text: html, parse_mode: 'HTML', link_preview_options: { is_disabled: true } }
  const plain = { ...base, text: plainWords(html), link_preview_options: { is_disabled: true } }
  return {
    method: 'sendMessage',
    payload,
    plainer: (why) => (BAD_MARKS.test(why) ? { method: 'sendMessage', payload: plain, plainer: () => null } : null),
  }
}

interface FileWords {
  readonly html: string
  readonly base: object
}

function fileMessage(file: StoredFile, words: FileWords, as = waysFor(file)): Message {
  const [way = 'document', ...others] = as
  const method = `send${way.charAt(0).toUpperCase()}${way.slice(1)}`
  const caption = words.html === '' ? {} : { caption: words.html, parse_mode: 'HTML' }
  return {
    method,
    timeout: FILE_TIMEOUT,
    payload: { ...words.base, ...caption, [way]: { source: Buffer.from(file.bytes), filename: file.name } },
    plainer: (why) => (NO_PHOTO.test(why) && others.length > 0 ? fileMessage(file, words, others) : null),
  }
}

/** How a file can be shown, the best way first; as a document always. */
function waysFor({ contentType, bytes }: StoredFile): readonly string[] {
  if (/^image\/(jpeg|png|webp)$/.test(contentType) && bytes.length <= PHOTO) return ['photo', 'document']
  if (contentType === 'video/mp4') return ['video', 'document']
  return ['document']
}
