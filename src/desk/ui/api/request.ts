import type { Refusal } from '../../contract/session.js'

/** Why something was not done: the service's code, or `unreachable` where no answer came. */
export type RefusalCode = Refusal['error']['code'] | 'unreachable'

export interface Failure {
  readonly ok: false
  readonly code: RefusalCode
  /** Who holds what was wanted. */
  readonly by: string | null
  readonly fields: readonly { readonly name: string; readonly message: string }[]
}
export type Outcome<T> = { readonly ok: true; readonly value: T } | Failure

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

const UNREACHABLE: Failure = { ok: false, code: 'unreachable', by: null, fields: [] }

let signedOut: () => void = () => undefined

/** `listener` hears when an answer says that nobody is signed in any more. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener
}

/** Asks the desk's API; `path` is below /desk/api. An answer without a body has the value undefined. */
export function ask<T>(method: Method, path: string, body?: unknown): Promise<Outcome<T>> {
  const json = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  return send<T>(path, { method, ...json })
}

/** Sends a file's bytes as they are. */
export const sendBytes = <T>(path: string, file: File): Promise<Outcome<T>> =>
  send<T>(path, { method: 'POST', headers: { 'content-type': file.type || 'application/octet-stream' }, body: file })

async function send<T>(path: string, init: RequestInit): Promise<Outcome<T>> {
  const response = await fetch(`/desk/api${path}`, { ...init, credentials: 'same-origin' }).catch(() => null)
  if (!response) return UNREACHABLE
  const body = await bodyOf(response)
  if (response.ok) return { ok: true, value: body as T }
  const failure = failureOf(body, response.status)
  if (failure.code === 'signed-out') signedOut()
  return failure
}

async function bodyOf(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined
  return response.json().catch(() => undefined)
}

function failureOf(body: unknown, status: number): Failure {
  const error = (body as Partial<Refusal> | undefined)?.error
  if (error) return { ok: false, code: error.code, by: error.by ?? null, fields: error.fields ?? [] }
  return status >= 500 ? { ...UNREACHABLE, code: 'failed' } : { ...UNREACHABLE, code: 'bad-request' }
}

/** A query string of what is set; empty where nothing is. */
export function query(values: Readonly<Record<string, string | number | boolean | null | undefined>>): string {
  const set = Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== '')
  return set.length === 0
    ? ''
    : `?${new URLSearchParams(Object.fromEntries(set.map(([name, value]) => [name, String(value)])))}`
}
