import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { RawRequest } from '../channel.js'
import type { Files } from '../media/files.js'
import { bearer, type Access, type Use } from './access.js'
import { answer, badArgument, GONE, refusal, type WebAnswer } from './answers.js'
import type { Origins } from './origins.js'
import { DIRECT_LINE, OWN } from './paths.js'
import type { ActivityLog, TokenClaims } from './ports.js'
import { languageOf, randomId, readWatermark, type Sessions } from './sessions.js'
import { parseStrictJson } from './strict-json.js'
import type { Transcript } from './transcript.js'

export interface RoutesDeps {
  readonly log: ActivityLog
  readonly files: Files
  readonly access: Access
  readonly origins: Origins
  readonly sessions: Sessions
  readonly transcript: Transcript
  /** Secrets with which another server may ask for tokens. */
  readonly secrets: readonly string[]
}

/** A request of the visitor whom its token names. */
interface Visit {
  readonly request: RawRequest
  readonly claims: TokenClaims
  /** The parameters of the path. */
  readonly params: Readonly<Record<string, string>>
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Express pattern; `:conversation` must be the token's own. */
  readonly path: string
  /** Longest body that is read, bytes. */
  readonly bodyLimit: number
  readonly handle: (request: RawRequest, params: Readonly<Record<string, string>>) => Promise<WebAnswer>
}

/** Bytes: what is asked for here takes few words. */
const BODY = 8 * 1024

/** Everything that a visitor's client asks for without saying anything. */
export function createRoutes(deps: RoutesDeps): readonly Route[] {
  const forVisitor =
    (handle: (visit: Visit) => Promise<WebAnswer>, use: Use = 'conversation'): Route['handle'] =>
    async (request, params) => {
      const admission = await deps.access.identify(request, params['conversation'] ?? null, use)
      return admission.kind === 'refused' ? admission.response : handle({ request, params, claims: admission.claims })
    }
  const own = `${OWN}/conversations/:conversation`
  const routes: readonly Omit<Route, 'bodyLimit'>[] = [
    { method: 'POST', path: `${DIRECT_LINE}/tokens/generate`, handle: (request) => generate(deps, request) },
    { method: 'POST', path: `${DIRECT_LINE}/tokens/refresh`, handle: forVisitor((visit) => refresh(deps, visit)) },
    {
      method: 'GET',
      path: `${DIRECT_LINE}/session/getsessionid`,
      handle: forVisitor(async ({ claims }) => answer(200, { sessionId: claims.conversation })),
    },
    {
      method: 'GET',
      path: `${DIRECT_LINE}/conversations/:conversation`,
      handle: forVisitor((visit) => reconnect(deps, visit), 'way-back'),
    },
    {
      method: 'GET',
      path: `${DIRECT_LINE}/conversations/:conversation/activities`,
      handle: forVisitor((visit) => activities(deps, visit)),
    },
    { method: 'GET', path: own, handle: forVisitor((visit) => download(deps, visit)) },
    { method: 'DELETE', path: own, handle: forVisitor((visit) => erase(deps, visit)) },
    { method: 'GET', path: `${own}/files/:file`, handle: forVisitor((visit) => openFile(deps, visit), 'file') },
  ]
  return routes.map((route) => ({ ...route, bodyLimit: BODY, handle: within(deps.access, route.handle) }))
}

const within =
  (access: Access, handle: Route['handle']): Route['handle'] =>
  async (request, params) =>
    (await access.overLimit('address', request.remoteAddress)) ?? handle(request, params)

const wish = z.object({
  user: z
    .object({
      id: z
        .string()
        .regex(/^[\w.@-]{1,64}$/)
        .optional(),
    })
    .optional(),
  locale: z.string().optional(),
  trustedOrigins: z
    .array(z.string().regex(/^https?:\/\/[^/\s]+$/))
    .max(1)
    .optional(),
})

/** A token for a new conversation: for a page that may carry the widget, or for a server that knows a secret. */
async function generate({ access, origins, sessions, secrets }: RoutesDeps, request: RawRequest): Promise<WebAnswer> {
  const bySecret = knows(secrets, bearer(request))
  const origin = bySecret ? null : origins.ofWidget(request.headers)
  if (!bySecret && origin === null)
    return refusal(403, 'BadArgument', 'This page may not use the chat: its origin is not on the list.')
  const limited = bySecret ? null : await access.overLimit('new-conversation', request.remoteAddress)
  if (limited) return limited
  const body = request.body.length > 0 ? parseStrictJson(request.body) : ({ kind: 'ok', value: {} } as const)
  const asked = wish.safeParse(body.kind === 'ok' ? body.value : null)
  if (!asked.success) return badArgument('The body is { user?: { id }, locale?, trustedOrigins?: [one origin] }.')
  const user = bySecret ? asked.data.user?.id : undefined
  const claims = {
    conversation: randomId(),
    user: user ?? `dl_${randomId()}`,
    origin: bySecret ? (asked.data.trustedOrigins?.[0]?.toLowerCase() ?? null) : origin,
    language: languageOf(asked.data.locale),
  }
  return answer(200, await sessions.withToken(claims))
}

const digest = (text: string) => createHash('sha256').update(text).digest()

const knows = (secrets: readonly string[], given: string): boolean =>
  secrets.reduce((known, secret) => timingSafeEqual(digest(secret), digest(given)) || known, false)

async function refresh({ log, sessions }: RoutesDeps, { claims }: Visit): Promise<WebAnswer> {
  return (await log.status(claims.conversation)) === 'ended' ? GONE : answer(200, await sessions.withToken(claims))
}

async function reconnect({ log, sessions }: RoutesDeps, { request, claims }: Visit): Promise<WebAnswer> {
  const watermark = readWatermark(request)
  if (watermark === null) return badArgument('The watermark is none of ours.')
  if ((await log.status(claims.conversation)) !== 'open') return GONE
  return answer(200, await sessions.withStream(claims, request, watermark))
}

/** A conversation that has ended is still read to its last word; only then is it gone. */
async function activities({ log, transcript, origins }: RoutesDeps, { request, claims }: Visit): Promise<WebAnswer> {
  const after = readWatermark(request)
  if (after === null) return badArgument('The watermark is none of ours.')
  const set = await transcript.after(after, { claims, own: origins.own(request.headers) })
  if (set.activities.length === 0 && (await log.status(claims.conversation)) !== 'open') return GONE
  return answer(200, { activities: set.activities, watermark: String(set.watermark) })
}

async function download({ log, transcript, origins }: RoutesDeps, { request, claims }: Visit): Promise<WebAnswer> {
  if ((await log.status(claims.conversation)) === 'none') return GONE
  const whole = await transcript.whole({ claims, own: origins.own(request.headers) })
  return answer(200, { conversationId: claims.conversation, activities: whole })
}

async function erase({ log }: RoutesDeps, { claims }: Visit): Promise<WebAnswer> {
  if ((await log.status(claims.conversation)) === 'none') return GONE
  await log.erase(claims.conversation)
  return { status: 204 }
}

/** A stranger's file: saved, never shown as a page of ours. */
const FILE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'private, no-store',
}

async function openFile({ files }: RoutesDeps, { claims, params }: Visit): Promise<WebAnswer> {
  const file = await files.get(claims.conversation, params['file'] ?? '')
  if (!file) return refusal(404, 'FileNotFound', 'There is no such file in this conversation.')
  const name = encodeURIComponent(file.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  const disposition = `attachment; filename*=UTF-8''${name}`
  return {
    status: 200,
    headers: { ...FILE_HEADERS, 'content-type': file.contentType, 'content-disposition': disposition },
    body: file.bytes,
  }
}
