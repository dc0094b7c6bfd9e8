import busboy from 'busboy'
import type { HttpResponse } from '../channel.js'
import { badArgument, refusal } from './answers.js'
import { FILE_BYTES, FILES } from '../media/file-rules.js'

/** Longest activity in an upload, bytes: the same as one posted alone. */
const ACTIVITY_BYTES = 64 * 1024

export interface UploadedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export type Upload =
  | { readonly kind: 'upload'; readonly activity: Uint8Array | null; readonly files: readonly UploadedFile[] }
  | { readonly kind: 'refused'; readonly response: HttpResponse }

const TOO_BIG = refusal(413, 'MessageSizeTooBig', `A file holds at most ${FILE_BYTES / 1024 / 1024} MB.`)
const TOO_MANY = refusal(413, 'MessageSizeTooBig', `A message holds at most ${FILES} files.`)
const UNREADABLE = badArgument('The body is not multipart/form-data as Direct Line has it.')

const limits = { files: FILES + 1, fileSize: FILE_BYTES, fields: 1, fieldSize: ACTIVITY_BYTES, parts: FILES + 2 }

/** Direct Line's upload: a part `activity` (an activity as JSON) and parts `file`. */
export function readUpload(contentType: string | undefined, body: Uint8Array): Promise<Upload> {
  return new Promise((resolve) => {
    const refuse = (response: HttpResponse) => resolve({ kind: 'refused', response })
    const parser = createParser(contentType)
    if (!parser) return refuse(UNREADABLE)
    const files: UploadedFile[] = []
    let activity: Uint8Array | null = null
    parser.on('file', (part, stream, { filename }) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('limit', () => refuse(TOO_BIG))
      stream.on('error', () => refuse(UNREADABLE))
      stream.on('close', () => {
        if (part === 'activity') activity = Buffer.concat(chunks)
        else files.push({ name: filename ?? '', bytes: Buffer.concat(chunks) })
      })
    })
    parser.on('field', (part, value) => {
      if (part === 'activity') activity = Buffer.from(value)
    })
    parser.on('filesLimit', () => refuse(TOO_MANY))
    parser.on('partsLimit', () => refuse(TOO_MANY))
    parser.on('error', () => refuse(UNREADABLE))
    parser.on('close', () => (files.length > FILES ? refuse(TOO_MANY) : resolve({ kind: 'upload', activity, files })))
    parser.end(body)
  })
}

function createParser(contentType: string | undefined): busboy.Busboy | null {
  try {
    return busboy({ headers: { 'content-type': contentType }, limits, defParamCharset: 'utf8', preservePath: false })
  } catch {
    return null
  }
}
