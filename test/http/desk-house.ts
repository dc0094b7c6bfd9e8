import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket, type ClientOptions } from 'ws'
import type { Standing, StandingOf } from '../../src/desk/admission.js'
import type { Role } from '../../src/desk/contract/session.js'
import type { Door } from '../../src/desk/door.js'
import type { LiveGuest, LiveVisit } from '../../src/desk/live-hub.js'
import { createOwnOrigin } from '../../src/desk/own-origin.js'
import type { Person } from '../../src/desk/person.js'
import type { Route } from '../../src/desk/route.js'
import { serve, type Served } from '../channels/web/serve.js'

export const person = (role: Role, rest: Partial<Person> = {}): Person => ({
  id: `id-of-${role}`,
  username: role,
  name: `The ${role}`,
  role,
  teams: ['general'],
  languages: ['ar', 'en'],
  capacity: 4,
  interfaceLanguage: 'ar',
  secondFactor: false,
  owesSecondFactor: false,
  connected: false,
  ...rest,
})

export const DOCUMENT = `<!doctype html><html><head><meta property="csp-nonce" nonce="__CSP_NONCE__">
<script type="module" nonce="__CSP_NONCE__" src="/desk/assets/main-abc.js"></script></head><body></body></html>`

/** A built page, as the bundler leaves it. */
export function builtPage(files: Readonly<Record<string, string>> = { 'main-abc.js': 'export {}' }): string {
  const folder = mkdtempSync(join(tmpdir(), 'nafidha-desk-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), DOCUMENT)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'assets', name), text)
  return folder
}

export interface DeskHouse {
  readonly base: string
  readonly visits: LiveVisit[]
  readonly words: unknown[]
  readonly left: LiveVisit[]
  readonly touched: string[]
  /** Sessions that are over. */
  readonly over: Set<string>
  readonly served: Served
  /** Asks as a role's session (the cookie is the role's name), from our own page unless `origin` says other. */
  ask(method: string, path: string, options?: Ask): Promise<Response>
  connect(options?: ClientOptions): WebSocket
  close(): Promise<void>
}

export interface Ask {
  readonly as?: Role
  readonly origin?: string | null
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly body?: string | Uint8Array<ArrayBuffer>
}

interface Options {
  readonly routes?: readonly Route[]
  readonly standing?: Standing | StandingOf
  readonly pageDir?: string
  readonly publicUrl?: string | null
  readonly beats?: Door['beats']
}

const ROLES: readonly Role[] = ['agent', 'supervisor', 'curator', 'administrator']
export const COOKIE = '__Host-nafidha-desk'

/** The desk's doors in front of a doorkeeper who takes a role's name for its session. */
export async function openHouse({
  routes = [],
  standing = { kind: 'own' },
  pageDir = builtPage(),
  publicUrl = null,
  beats = { page: 60_000, session: 60_000 },
}: Options = {}): Promise<DeskHouse> {
  const state = { visits: [] as LiveVisit[], words: [] as unknown[], left: [] as LiveVisit[], touched: [] as string[] }
  const over = new Set<string>()
  const door: Door = {
    routes,
    standing: typeof standing === 'function' ? standing : async () => standing,
    doorkeeper: {
      async identify(cookies) {
        const role = ROLES.find((one) => one === cookies[COOKIE])
        return role && !over.has(role) ? { person: person(role), session: role } : null
      },
      touch: async (session) => void state.touched.push(session),
      ended: async (sessions) => sessions.filter((session) => over.has(session)),
    },
    hub: {
      enter(visit): LiveGuest {
        state.visits.push(visit)
        return { word: (word) => void state.words.push(word), leave: () => void state.left.push(visit) }
      },
    },
    ownOrigin: createOwnOrigin(publicUrl),
    pageDir,
    beats,
  }
  const served = await serve({ http: { desk: door } })
  const { base } = served
  return {
    ...state,
    over,
    served,
    base,
    ask: (method, path, options) => ask(base, method, path, options),
    connect: (options) => new WebSocket(`${base.replace('http', 'ws')}/desk/live`, options),
    close: () => served.close(),
  }
}

function ask(base: string, method: string, path: string, options: Ask = {}): Promise<Response> {
  const { as, origin = base, headers = {}, json, body } = options
  const sent = json === undefined ? body : JSON.stringify(json)
  return fetch(`${base}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(origin !== null && { origin }),
      ...(as && { cookie: `${COOKIE}=${as}` }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(sent !== undefined && { body: sent }),
  })
}
