import { createHash } from 'node:crypto'
import type { Activity } from '../activity.js'
import type { HttpResponse, Inbound, RawRequest, Received } from '../channel.js'
import type { Files } from '../media/files.js'
import type { Access } from './access.js'
import { answer, GONE, NOT_YOURS, refusal } from './answers.js'
import { ACCOUNT, BOT } from './parties.js'
import { DIRECT_LINE, readConversationPath } from './paths.js'
import type { ActivityLog, TokenClaims } from './ports.js'
import { languageOf, randomId, type Sessions } from './sessions.js'
import { parseStrictJson } from './strict-json.js'
import { keepFiles, readUploadedMessage, type UploadedMessage } from './uploads.js'
import { readVisitorBody } from './visitor-activity.js'

export interface InboundDeps {
  readonly log: ActivityLog
  readonly files: Files
  readonly access: Access
  readonly sessions: Sessions
  readonly now: () => Date
}

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

const FULL = refusal(507, 'StorageFull', 'There is no room for files at the moment. Try again later.')

async function say(
  { access, log, files, now }: InboundDeps,
  request: RawRequest,
  { conversation, what }: { conversation: string; what: string },
): Promise<Received> {
  const admission = await access.identify(request, conversation)
  if (admission.kind === 'refused') return only(admission.response)
  const tooMuch = what === 'upload' ? await access.overLimit('upload', conversation) : null
  if (tooMuch) return only(tooMuch)
  const read: UploadedMessage = what === 'upload' ? await readUploadedMessage(request) : readVisitorBody(request.body)
  if (read.kind === 'refused') return only(read.response)
  if (read.kind === 'ignored') return only(answer(200, { id: randomId() }))
  if (read.kind === 'typing') return { ...only(answer(200, { id: randomId() })), typing: [conversation] }
  const tooFast = await access.overLimit('conversation', conversation)
  if (tooFast) return only(tooFast)
  if ((await log.status(conversation)) !== 'open') return only(GONE)
  const attachments = await keepFiles(files, conversation, read.files ?? [])
  if (attachments === 'full') return only(FULL)
  const activity = attachments.length > 0 ? { ...read.activity, attachments } : read.activity
  // A message that is sent again gets the id it had: it is the same message.
  const id = read.clientId === null ? randomId() : idOf(conversation, read.clientId)
  return { ...only(answer(200, { id })), activities: [address(activity, { claims: admission.claims, id, at: now() })] }
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
