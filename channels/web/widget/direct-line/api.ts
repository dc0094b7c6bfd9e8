import type { Activity } from '../../../activity.js'
import type { Language } from '../../../../knowledge/language/language.js'
import { field, outcomeOf, text, type Answer, type Outcome } from './outcome.js'

/** A conversation and the token that opens it. */
export interface Session {
  readonly conversationId: string
  readonly token: string
}

/** A session fresh from the server. */
export interface Opened extends Session {
  /** Where the stream of activities is, for the next minute; null if the server offers none. */
  readonly streamUrl: string | null
  /** Milliseconds for which the token is good. */
  readonly expiresIn: number
}

export interface ActivitySet {
  readonly activities: readonly Activity[]
  /** Null where the server sent none: what is there does not move ours. */
  readonly watermark: string | null
}

/** Sends a form and tells how much of it has gone, 0 to 1. Status 0 stands for no answer. */
export type SendForm = (request: {
  readonly url: string
  readonly token: string
  readonly form: FormData
  readonly onProgress: (share: number) => void
}) => Promise<Answer>

export interface ApiDeps {
  /** Address of the server, with a slash at its end. */
  readonly server: string
  readonly fetch: typeof fetch
  readonly sendForm: SendForm
  /** Milliseconds after which a call without an answer is given up; its outcome is then unknown. */
  readonly patience: number
}

export interface Upload {
  readonly activity: Activity
  readonly file: File
  readonly onProgress: (share: number) => void
}

/** The calls of Direct Line 3.0, and two of our own: a visitor's own transcript, and its erasure. Never throws. */
export interface Api {
  generate(locale: Language): Promise<Outcome<Opened>>
  start(token: string, locale: Language): Promise<Outcome<Opened>>
  reconnect(session: Session, watermark: string): Promise<Outcome<Opened>>
  refresh(session: Session): Promise<Outcome<Opened>>
  read(session: Session, watermark: string): Promise<Outcome<ActivitySet>>
  post(session: Session, activity: Activity): Promise<Outcome<unknown>>
  upload(session: Session, upload: Upload): Promise<Outcome<unknown>>
  transcript(session: Session): Promise<Outcome<readonly Activity[]>>
  /** A file that an activity of this conversation points to. */
  file(session: Session, url: string): Promise<Outcome<Blob>>
  erase(session: Session): Promise<Outcome<unknown>>
}

const HALF_AN_HOUR = 1800

export function createApi(deps: ApiDeps): Api {
  const { server } = deps
  const line = `${server}v3/directline/`
  const call = async <T>(request: Call<T>): Promise<Outcome<T>> =>
    outcomeOf(await answerOf(deps, request), request.read)
  return {
    generate: (locale) => call({ url: `${line}tokens/generate`, body: { locale }, read: readOpened }),
    start: (token, locale) => call({ url: `${line}conversations`, token, body: { locale }, read: readOpened }),
    refresh: ({ token }) => call({ method: 'POST', url: `${line}tokens/refresh`, token, read: readOpened }),
    reconnect: (session, watermark) =>
      call({ ...session, url: `${line}${inside(session)}?watermark=${watermark}`, read: readOpened }),
    read: (session, watermark) =>
      call({ ...session, url: `${line}${inside(session)}/activities?watermark=${watermark}`, read: readSet }),
    post: (session, body) => call({ ...session, url: `${line}${inside(session)}/activities`, body, read: anything }),
    upload: async (session, upload) =>
      outcomeOf(await sendUpload(deps, { ...session, url: `${line}${inside(session)}/upload` }, upload), anything),
    transcript: (session) => call({ ...session, url: `${server}nafidha/${inside(session)}`, read: readActivities }),
    // Its address bears a ticket that is soon stale; without it, our token opens it.
    file: ({ token }, url) => call({ url: url.replace(/\?.*/, ''), token, as: 'blob', read: readBlob }),
    erase: (session) =>
      call({ ...session, method: 'DELETE', url: `${server}nafidha/${inside(session)}`, read: anything }),
  }
}

const inside = ({ conversationId }: Session): string => `conversations/${encodeURIComponent(conversationId)}`

interface Call<T> {
  readonly url: string
  /** GET, or POST where there is a body, unless said. */
  readonly method?: 'POST' | 'DELETE'
  readonly token?: string
  readonly body?: unknown
  readonly as?: 'json' | 'blob'
  readonly read: (body: unknown) => T | null
}

async function answerOf(deps: ApiDeps, { url, method, token, body, as = 'json' }: Call<unknown>): Promise<Answer> {
  try {
    const response = await deps.fetch(url, {
      method: method ?? (body ? 'POST' : 'GET'),
      headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body ? JSON_BODY : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(deps.patience),
    })
    const content: unknown = await response[response.ok ? as : 'json']().catch(() => null)
    return { status: response.status, retryAfter: response.headers.get('retry-after'), body: content }
  } catch {
    return NO_ANSWER
  }
}

const JSON_BODY = { 'content-type': 'application/json' }

/** A call that reached nobody counts as a fault on the way: it may be tried again. */
export const NO_ANSWER: Answer = { status: 503, retryAfter: null, body: null }

function sendUpload(deps: ApiDeps, at: { url: string; token: string }, upload: Upload): Promise<Answer> {
  const form = new FormData()
  const activity = new Blob([JSON.stringify(upload.activity)], { type: 'application/vnd.microsoft.activity' })
  form.append('activity', activity, 'activity')
  form.append('file', upload.file, upload.file.name)
  return deps.sendForm({ ...at, form, onProgress: upload.onProgress })
}

const readBlob = (body: unknown): Blob | null => (body instanceof Blob ? body : null)

const anything = (): true => true

function readOpened(body: unknown): Opened | null {
  const conversationId = text(field(body, 'conversationId'))
  const token = text(field(body, 'token'))
  if (!conversationId || !token) return null
  const expiresIn = Number(field(body, 'expires_in') ?? HALF_AN_HOUR) * 1000
  return { conversationId, token, expiresIn, streamUrl: text(field(body, 'streamUrl')) || null }
}

export function readSet(body: unknown): ActivitySet | null {
  const activities = readActivities(body)
  return activities && { activities, watermark: text(field(body, 'watermark')) || null }
}

/** Activities come from our own server, which has checked them; their shape is taken on trust, their presence is not. */
function readActivities(body: unknown): readonly Activity[] | null {
  const activities = field(body, 'activities')
  return Array.isArray(activities) ? (activities as Activity[]) : null
}
