import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Activity } from '../../../channels/activity.js'
import type { Limits, TokenClaims, Tokens } from '../../../channels/web/ports.js'
import { createTokens } from '../../../channels/web/tokens.js'
import { createWebChannel, type WebChannel, type WebChannelDeps } from '../../../channels/web/web-channel.js'
import { createHttpServer, type HttpServerDeps } from '../../../src/http/server.js'
import { createMemoryService, noLimits, type MemoryService } from './memory-service.js'

export const SECRET = 'direct-line-secret-of-the-tests-0123456789'
export const TOKEN_SECRET = 'token-secret-of-the-tests-0123456789abcdef'
export const PAGE = 'https://www.example.gov.om'
const DIRECT_LINE = '/v3/directline'
const LOOPBACK = { host: '127.0.0.1', port: 0 }

/** A clock that stands still until it is told to move. */
export interface Clock {
  readonly now: () => Date
  forward(seconds: number): void
}

export function createClock(): Clock {
  let at = Date.parse('2026-11-23T08:00:00Z')
  return { now: () => new Date(at), forward: (seconds) => void (at += seconds * 1000) }
}

export interface Served {
  readonly base: string
  readonly clock: Clock
  readonly tokens: Tokens
  readonly web: WebChannel
  readonly service: MemoryService
  /** Everything that was logged. */
  readonly logged: () => string
  call(method: string, path: string, options?: CallOptions): Promise<Reply>
  /** Starts a conversation as another server would: with a secret. */
  converse(): Promise<Conversation>
  close(): Promise<void>
}

export interface CallOptions {
  readonly token?: string
  readonly origin?: string
  readonly json?: unknown
  readonly body?: NonNullable<RequestInit['body']>
  readonly headers?: Readonly<Record<string, string>>
}

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: {
    readonly conversationId?: string
    readonly token?: string
    readonly expires_in?: number
    readonly streamUrl?: string
    readonly id?: string
    readonly watermark?: string
    readonly activities?: readonly Activity[]
    readonly error?: { readonly code: string; readonly message: string }
    readonly [other: string]: unknown
  }
}

export interface Conversation {
  readonly id: string
  readonly token: string
  readonly streamUrl: string
  /** Sends a message and gives back the reply. */
  send(text: string, clientActivityID?: string): Promise<Reply>
}

interface Options extends Partial<
  Pick<WebChannelDeps, 'limits' | 'sockets' | 'heartbeat' | 'publicUrl' | 'allowedOrigins'>
> {
  readonly http?: Partial<HttpServerDeps>
  readonly at?: { readonly host: string; readonly port: number }
}

/** The web channel behind the real HTTP server, with rooms in memory. */
export async function serve({ http: over, at = LOOPBACK, ...options }: Options = {}): Promise<Served> {
  const clock = createClock()
  const service = createMemoryService(clock.now)
  const tokens = createTokens({ secrets: [TOKEN_SECRET], now: clock.now })
  const lines: string[] = []
  const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const web = createWebChannel({
    log: service.log,
    files: service.files,
    tokens,
    limits: noLimits,
    now: clock.now,
    logger,
    allowedOrigins: [PAGE],
    directLineSecrets: [SECRET],
    publicUrl: null,
    gather: 300,
    ...options,
  })
  const http = await createHttpServer({
    desk: null,
    tryOut: null,
    channels: [web],
    web,
    receive: (channel, request) => service.receive(channel, request),
    logger,
    proxies: 0,
    secure: false,
    waitingFor: async () => [],
    ...emptySite(),
    ...over,
  })
  const base = `http://127.0.0.1:${await http.listen(at)}`
  const call: Served['call'] = (method, path, given) => callAt(`${base}${path}`, method, given)
  return {
    base,
    clock,
    tokens,
    web,
    service,
    call,
    logged: () => lines.join(''),
    converse: () => converse(call),
    close: () => http.close(),
  }
}

export function emptySite(): { readonly siteDir: string; readonly widgetFile: string } {
  const siteDir = mkdtempSync(join(tmpdir(), 'nafidha-site-'))
  writeFileSync(join(siteDir, 'index.html'), '<!doctype html><title>نافذة</title>')
  return { siteDir, widgetFile: join(siteDir, 'widget.js') }
}

async function callAt(
  url: string,
  method: string,
  { token, origin, json, body, headers }: CallOptions = {},
): Promise<Reply> {
  const sent = json === undefined ? body : JSON.stringify(json)
  const response = await fetch(url, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(origin !== undefined && { origin }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(sent !== undefined && { body: sent }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? (JSON.parse(text) as Reply['body']) : {},
  }
}

async function converse(call: Served['call']): Promise<Conversation> {
  const generated = await call('POST', `${DIRECT_LINE}/tokens/generate`, { token: SECRET, json: {} })
  const started = await call('POST', `${DIRECT_LINE}/conversations`, { token: generated.body.token ?? '', json: {} })
  const { conversationId: id = '', token = '', streamUrl = '' } = started.body
  const channelData = (clientActivityID?: string) =>
    clientActivityID === undefined ? {} : { channelData: { clientActivityID } }
  return {
    id,
    token,
    streamUrl,
    send: (text, clientActivityID) =>
      call('POST', `${DIRECT_LINE}/conversations/${id}/activities`, {
        token,
        json: { type: 'message', text, ...channelData(clientActivityID) },
      }),
  }
}

export const claims = (over: Partial<TokenClaims> = {}): TokenClaims => ({
  conversation: 'conversation-of-the-tests',
  user: 'dl_visitor',
  origin: null,
  language: 'ar',
  ...over,
})

/** Limits that let `allowed` calls of one rule through. */
export function limitsOf(rule: Parameters<Limits['consume']>[0], allowed: number): Limits {
  const counts = new Map<string, number>()
  return {
    async consume(asked, key) {
      if (asked !== rule) return { allowed: true }
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      return count <= allowed ? { allowed: true } : { allowed: false, retryAfter: 2500 }
    },
  }
}
