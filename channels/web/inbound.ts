import { createHash } from 'node:crypto'
import type { Activity, Attachment } from '../activity.js'
import type { HttpResponse, Inbound, RawRequest, Received } from '../channel.js'
import type { Access } from './access.js'
import { answer, badArgument, GONE, NOT_YOURS, refusal } from './answers.js'
import { acceptedType, cleanFileName } from './file-rules.js'
import { readUpload, type UploadedFile } from './multipart.js'
import { DIRECT_LINE, fileReference, readConversationPath } from './paths.js'
import type { ActivityLog, Files, TokenClaims } from './ports.js'
import { languageOf, randomId, type Sessions } from './sessions.js'
import { parseStrictJson } from './strict-json.js'
import { readVisitorActivity } from './visitor-activity.js'

export interface InboundDeps {
  readonly log: ActivityLog
  readonly files: Files
  readonly access: Access
  readonly sessions: Sessions
  readonly now: () => Date
}

/** The account that conversations on this channel are held with, and who its messages are for. */
export const ACCOUNT = 'web'
export const BOT = { id: 'nafidha', name: '', role: 'bot' } as const

const only = (response: HttpResponse): Received => ({ response, activities: [], statuses: [], rejected: [] })

/** The requests that say something: a conversation's start, an activity, an activity with files. */
export function createInbound(deps: InboundDeps): (request: RawRequest) => Promise<Received> {
  return async (request) => {
    const limited = await deps.access.overLimit('address', request.remoteAddress)
    if (limited) return only(limited)
    if (request.path === `${DIRECT_LINE}/conversations`) return start(deps, request)
    const target = readConversationPath(request.path)
    if (!target) return only(NOT_YOURS)
    return say(deps, request, target)
  }
}

async function start({ log, access, sessions, now }: InboundDeps, request: RawRequest): Promise<Received> {
  const admission = await access.identify(request, null)
  if (admission.kind === 'refused') return only(admission.response)
  const { claims } = admission
  const status = await log.status(claims.conversation)
  if (status === 'ended') return only(GONE)
  const body = parseStrictJson(request.body)
  const asked = body.kind === 'ok' ? (body.value as { locale?: unknown } | null)?.locale : undefined
  const mine = { ...claims, language: languageOf(asked, claims.language) }
  const session = await sessions.withStream(mine, request, 0)
  if (status === 'open') return only(answer(200, session))
  const joined = { type: 'conversationUpdate', locale: mine.language, membersAdded: [{ id: claims.user, name: '' }] }
  const activity = address(joined, { claims, id: 'start', at: now() })
  return { ...only(answer(201, session)), activities: [activity] }
}

async function say(
  deps: InboundDeps,
  request: RawRequest,
  { conversation, what }: { conversation: string; what: string },
): Promise<Received> {
  const admission = await deps.access.identify(request, conversation)
  if (admission.kind === 'refused') return only(admission.response)
  const limited =
    (await deps.access.overLimit('conversation', conversation)) ??
    (what === 'upload' ? await deps.access.overLimit('upload', conversation) : null)
  if (limited) return only(limited)
  if ((await deps.log.status(conversation)) !== 'open') return only(GONE)
  const read = what === 'upload' ? await withFiles(deps, request, conversation) : readBody(request.body)
  return read.kind === 'refused' ? only(read.response) : accept(read, { claims: admission.claims, at: deps.now() })
}

type Read =
  | { readonly kind: 'said'; readonly activity: Activity | null; readonly clientId: string | null }
  | { readonly kind: 'refused'; readonly response: HttpResponse }

function readBody(body: Uint8Array, files = 0): Read {
  const parsed = parseStrictJson(body)
  if (parsed.kind === 'fault') return { kind: 'refused', response: badArgument(parsed.message) }
  const read = readVisitorActivity(parsed.value, files)
  if (read.kind === 'activity') return { kind: 'said', activity: read.activity, clientId: read.clientId }
  return read.kind === 'ignored' ? { kind: 'said', activity: null, clientId: null } : read
}

const NO_ACTIVITY = Buffer.from('{"type":"message"}')
const NOT_TAKEN = refusal(
  415,
  'UnsupportedMediaType',
  'Send a photo, a PDF, a sound or an MP4 video: this file is none.',
)
const FULL = refusal(507, 'StorageFull', 'There is no room for files at the moment. Try again later.')

async function withFiles(deps: InboundDeps, request: RawRequest, conversation: string): Promise<Read> {
  const upload = await readUpload(request.headers['content-type'], request.body)
  if (upload.kind === 'refused') return upload
  const read = readBody(upload.activity ?? NO_ACTIVITY, upload.files.length)
  if (read.kind === 'refused' || read.activity === null || upload.files.length === 0) return read
  const attachments = await keep(deps.files, conversation, upload.files)
  return 'status' in attachments
    ? { kind: 'refused', response: attachments }
    : { ...read, activity: { ...read.activity, attachments } }
}

/** Nothing is kept unless every file may be. */
async function keep(
  store: Files,
  conversation: string,
  files: readonly UploadedFile[],
): Promise<Attachment[] | HttpResponse> {
  const types = await Promise.all(files.map(({ bytes }) => acceptedType(bytes)))
  const attachments: Attachment[] = []
  for (const [i, { name, bytes }] of files.entries()) {
    const contentType = types[i]
    if (!contentType || types.includes(null)) return NOT_TAKEN
    const file = { name: cleanFileName(name, contentType), contentType, bytes }
    const kept = await store.put(conversation, file)
    if (kept === 'full') return FULL
    attachments.push({ contentType, name: file.name, contentUrl: fileReference(kept.id) })
  }
  return attachments
}

/** A message that is sent again gets the id it had: it is the same message. */
function accept(said: Extract<Read, { kind: 'said' }>, { claims, at }: { claims: TokenClaims; at: Date }): Received {
  const id = said.clientId === null ? randomId() : idOf(claims.conversation, said.clientId)
  const response = answer(200, { id })
  return said.activity === null
    ? only(response)
    : { ...only(response), activities: [address(said.activity, { claims, id, at })] }
}

const idOf = (conversation: string, clientId: string): string =>
  createHash('sha256').update(`${conversation} ${clientId}`).digest('base64url').slice(0, 22)

/** Says who speaks to whom: the token knows, the client is not asked. */
function address(activity: Activity, { claims, id, at }: { claims: TokenClaims; id: string; at: Date }): Inbound {
  const { conversation, user, language } = claims
  return {
    address: { conversation, account: ACCOUNT, recipient: user },
    providerId: id,
    at,
    activity: {
      locale: language,
      ...activity,
      id,
      timestamp: at,
      channelId: ACCOUNT,
      from: { id: user, name: '', role: 'user' },
      recipient: BOT,
      conversation: { id: conversation, name: '', isGroup: false, conversationType: '' },
    },
  }
}
