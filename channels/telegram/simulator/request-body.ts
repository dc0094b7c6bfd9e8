import busboy from 'busboy'
import type { Request } from 'express'
import type { UploadedFile } from './send-rules.js'

/** What a call of the Bot API brings along: its fields, and files where it is multipart. */
export interface Call {
  readonly fields: Readonly<Record<string, unknown>>
  readonly files: Readonly<Record<string, UploadedFile>>
}

/** Telegram takes no larger upload, bytes. */
const UPLOAD = 50 * 1024 * 1024
/** Fields that hold JSON where the call is no JSON itself. */
const NESTED = new Set(['reply_markup', 'allowed_updates', 'commands', 'scope', 'link_preview_options', 'entities'])

/** JSON, a form, multipart, or nothing but the query. Null: larger than Telegram takes. */
export async function readCall(request: Request): Promise<Call | null> {
  const query = Object.fromEntries(new URL(request.url, 'http://bot').searchParams)
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/')) return readMultipart(request, query)
  const text = await readText(request)
  if (type.startsWith('application/json')) return { fields: { ...query, ...readJson(text) }, files: {} }
  return { fields: unnest({ ...query, ...Object.fromEntries(new URLSearchParams(text)) }), files: {} }
}

function readMultipart(request: Request, query: Readonly<Record<string, string>>): Promise<Call | null> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = { ...query }
    const files: Record<string, UploadedFile> = {}
    let tooLarge = false
    const parser = busboy({ headers: request.headers, limits: { fileSize: UPLOAD }, defParamCharset: 'utf8' })
    parser.on('field', (name, value) => void (fields[name] = String(value)))
    parser.on('file', (field, stream, { filename, mimeType }) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('limit', () => (tooLarge = true))
      stream.on(
        'close',
        () => (files[field] = { name: filename ?? 'file', contentType: mimeType, bytes: Buffer.concat(chunks) }),
      )
    })
    parser.on('close', () => resolve(tooLarge ? null : { fields: unnest(fields), files }))
    parser.on('error', reject)
    request.pipe(parser)
  })
}

async function readText(request: Request): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function readJson(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text || '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

const unnest = (fields: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, NESTED.has(name) ? readNested(value) : value]),
  )

function readNested(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
