import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import { parseStrictJson } from '../../channels/web/strict-json.js'
import { refuse, type Refused } from '../desk/answer.js'
import type { BodyRule } from '../desk/route.js'
import type { ReadBody } from './raw-request.js'

export type DeskBody = { readonly kind: 'read'; readonly value: unknown } | { readonly kind: 'gone' } | Refused

const TOO_LARGE = refuse('too-large', 'The request is larger than what is accepted here.')
const ENCODED = refuse('bad-request', 'Send the body as it is, without a content encoding.')
const BUSY: Refused = {
  ...refuse('too-many', 'Too many uploads at the moment. Try again in a few seconds.'),
  seconds: 5,
}
const NOT_JSON = refuse('bad-request', 'Send the body as JSON, with content-type: application/json.')

/** Reads a body as its route wants it. A form of another site cannot send JSON, and is refused by that alone. */
export async function readDeskBody(rule: BodyRule, request: IncomingMessage, readBody: ReadBody): Promise<DeskBody> {
  if (rule.kind === 'none') return { kind: 'read', value: null }
  const contentType = request.headers['content-type'] ?? ''
  if (rule.kind === 'json' && !/^application\/json\s*(;|$)/i.test(contentType)) return NOT_JSON
  const body = await readBody(request, rule.limit)
  switch (body.kind) {
    case 'gone':
      return { kind: 'gone' }
    case 'too-large':
      return TOO_LARGE
    case 'encoded':
      return ENCODED
    case 'busy':
      return BUSY
    case 'read':
      return rule.kind === 'bytes'
        ? { kind: 'read', value: { contentType, bytes: body.bytes } }
        : parsed(rule.schema, body.bytes)
  }
}

function parsed(schema: z.ZodType, bytes: Uint8Array): DeskBody {
  const json = parseStrictJson(bytes)
  if (json.kind === 'fault') return refuse('bad-request', json.message)
  const read = schema.safeParse(json.value)
  if (read.success) return { kind: 'read', value: read.data }
  const fields = read.error.issues.map(({ path, message }) => ({ name: path.join('.'), message }))
  return refuse('bad-request', 'The body is not as it must be: see fields.', { fields })
}
