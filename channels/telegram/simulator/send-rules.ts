import { fileTypeFromBuffer } from 'file-type'
import { z } from 'zod'
import { type ApiAnswer, no } from './answers.js'
import { type Entity, parseHtml } from './html.js'
import type { PhoneButton } from './phone-view.js'

export interface UploadedFile {
  readonly name: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** Telegram's limits: UTF-16 units, bytes, counts. */
const TEXT = 4_096
const CAPTION = 1_024
const PHOTO = 10 * 1024 * 1024
const DATA = 64
const BUTTONS = 100
const IN_A_ROW = 8

export type Words = { readonly text: string; readonly entities: readonly Entity[] }
export type Checked<T> =
  { readonly kind: 'fine'; readonly value: T } | { readonly kind: 'no'; readonly answer: ApiAnswer }

const fine = <T>(value: T): Checked<T> => ({ kind: 'fine', value })
const refuse = <T>(why: string): Checked<T> => ({ kind: 'no', answer: no(400, why) })

/** The text of a message as a phone shows it. */
export function checkText(fields: Readonly<Record<string, unknown>>): Checked<Words> {
  const words = parseWords(fields['text'], fields['parse_mode'])
  if (words.kind === 'no') return words
  if (words.value.text.trim() === '') return refuse('message text is empty')
  return words.value.text.length > TEXT ? refuse('message is too long') : words
}

export function checkCaption(fields: Readonly<Record<string, unknown>>): Checked<Words> {
  const words = parseWords(fields['caption'] ?? '', fields['parse_mode'])
  return words.kind === 'fine' && words.value.text.length > CAPTION ? refuse('message caption is too long') : words
}

function parseWords(text: unknown, mode: unknown): Checked<Words> {
  const written = typeof text === 'string' ? text : ''
  if (mode === undefined || mode === '') return fine({ text: written, entities: [] })
  if (mode !== 'HTML') return refuse('unsupported parse_mode')
  const parsed = parseHtml(written)
  return parsed.kind === 'fault' ? refuse(parsed.why) : fine(parsed)
}

const markup = z.object({
  inline_keyboard: z.array(
    z.array(z.object({ text: z.string(), callback_data: z.string().optional(), url: z.string().optional() })),
  ),
})

export function checkButtons(given: unknown): Checked<readonly PhoneButton[]> {
  if (given === undefined) return fine([])
  const parsed = markup.safeParse(given)
  if (!parsed.success) return refuse("can't parse reply keyboard markup JSON object")
  const rows = parsed.data.inline_keyboard
  const all = rows.flat()
  if (all.length > BUTTONS || rows.some((row) => row.length > IN_A_ROW)) return refuse('reply markup is too long')
  if (all.some(({ text }) => text.trim() === '')) return refuse("can't parse inline keyboard button: Text is empty")
  const odd = all.find(({ callback_data, url }) => (callback_data === undefined) === (url === undefined))
  if (odd) return refuse("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
  const data = all.flatMap(({ callback_data }) => callback_data ?? [])
  if (data.some((each) => each === '' || Buffer.byteLength(each) > DATA)) return refuse('BUTTON_DATA_INVALID')
  if (all.some(({ url }) => url !== undefined && !/^(https?|tg):\/\/\S+$/.test(url)))
    return refuse('BUTTON_URL_INVALID')
  return fine(
    all.map(({ text, callback_data = '', url }) => ({
      id: callback_data,
      title: text,
      url: url ?? null,
      waiting: false,
    })),
  )
}

/** A photo must be one, and not too large. */
export async function checkFile(kind: string, file: UploadedFile | undefined): Promise<Checked<UploadedFile>> {
  if (!file || file.bytes.length === 0) return refuse(`there is no ${kind} in the request`)
  if (kind !== 'photo') return fine(file)
  if (file.bytes.length > PHOTO) return refuse('too big for a photo')
  const found = await fileTypeFromBuffer(file.bytes).catch(() => undefined)
  return found?.mime.startsWith('image/') ? fine(file) : refuse('IMAGE_PROCESS_FAILED')
}
