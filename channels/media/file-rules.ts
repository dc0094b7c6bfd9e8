import { fileTypeFromBuffer } from 'file-type'
import { cleanText } from '../text/clean.js'
import { truncate } from '../text/graphemes.js'

/** Bytes of one file, and files of one message. */
export const FILE_BYTES = 10 * 1024 * 1024
export const FILES = 5

/** What a visitor may send, known by its first bytes, and the endings its name may have (the first is its own). */
const ACCEPTED: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'application/pdf': ['pdf'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'audio/mpeg': ['mp3'],
  'audio/x-m4a': ['m4a'],
  'audio/mp4': ['m4a', 'mp4'],
  'video/mp4': ['mp4', 'm4v'],
}
const NAME_LENGTH = 120
const UNSAFE_IN_NAMES = /[\p{Cc}\p{Zl}\p{Zp}"*:<>?|]/gu

/** The kind of file that these bytes are, whatever its name says; null if it is none that we take. */
export async function acceptedType(bytes: Uint8Array): Promise<string | null> {
  const found = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime.split(';')[0]
  return found !== undefined && Object.hasOwn(ACCEPTED, found) ? found : null
}

/** A name to show and to save under: no folders, nothing that reorders it, and an ending that tells what the file is. */
export function cleanFileName(name: string, contentType: string): string {
  const base =
    cleanText(name)
      .split(/[/\\]/)
      .at(-1)
      ?.replace(UNSAFE_IN_NAMES, '')
      .replace(/^[\s.]+|[\s.]+$/g, '') ?? ''
  const endings = ACCEPTED[contentType] ?? ['bin']
  const ending = /\.([^.]+)$/.exec(base)?.[1]?.toLowerCase()
  const fits = ending !== undefined && endings.includes(ending)
  const stem = (fits ? base.slice(0, -ending.length - 1) : base) || 'file'
  return `${truncate(stem, NAME_LENGTH)}.${fits ? ending : endings[0]}`
}
