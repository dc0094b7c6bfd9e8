import type { Attachment } from '../channels/activity.js'
import { maskPersonal, personalData, type PersonalDataKind } from './recognizers/personal-data.js'

/** What came with or instead of words. */
export type Media = 'voice' | 'file' | 'other'

/** What a citizen sent in one turn, ready to be understood. */
export interface CitizenMessage {
  /** Trimmed, and no longer than `READ`. */
  readonly text: string
  /** The same with its personal data hidden: what may be looked up and handed on. */
  readonly masked: string
  /** The beginning of that: what is remembered, and as much as an agent takes in at a glance. */
  readonly gist: string
  /** Nothing that can be read as words or figures. */
  readonly wordless: boolean
  /** Nothing that can be understood: no words or figures, but for personal data. */
  readonly empty: boolean
  /** Short enough to be a choice, a yes or no, or a command: longer ones need not be looked through for one. */
  readonly brief: boolean
  /** So long that the citizen must be told that only the beginning was read. */
  readonly long: boolean
  readonly media: Media | null
  readonly personal: readonly PersonalDataKind[]
}

/** How many UTF-16 units of a message are read, and from how many on the citizen is told so. */
const READ = 2_000
const LONG = 4_000
const BRIEF = 80
const GIST = 500
const READABLE = /[\p{L}\p{N}]/u

export function readMessage(text: string, attachments: readonly Attachment[]): CitizenMessage {
  const whole = text.trim()
  const read = cut(whole, READ)
  const personal = personalData(read)
  const masked = personal.length > 0 ? maskPersonal(read) : read
  return {
    text: read,
    masked,
    gist: cut(masked, GIST),
    wordless: !READABLE.test(read),
    empty: !READABLE.test(masked),
    brief: read.length <= BRIEF,
    long: whole.length > LONG,
    media: mediaOf(attachments, whole),
    personal: [...new Set(personal.map(({ kind }) => kind))],
  }
}

/** Never cuts a character in two. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text
  const end = /[\ud800-\udbff]/.test(text.charAt(length - 1)) ? length - 1 : length
  return text.slice(0, end)
}

/** A message of a kind that we do not know has neither text nor attachment. */
function mediaOf(attachments: readonly Attachment[], text: string): Media | null {
  const types = attachments.map(({ contentType }) => contentType.toLowerCase())
  if (types.some((type) => type.startsWith('audio/'))) return 'voice'
  if (types.some((type) => /^(image|video|text|application\/(?!vnd\.microsoft))/.test(type))) return 'file'
  return types.length > 0 || text === '' ? 'other' : null
}
