import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from '@jest/globals'
import { pino } from 'pino'
import type { Invite, Link } from '../../src/desk/contract/administration.js'
import type { SignInOutcome } from '../../src/desk/contract/session.js'
import { auditRoutes } from '../../src/desk/audit/audit-routes.js'
import { createAuth, type Auth } from '../../src/desk/auth/auth.js'
import type { ProviderSettings } from '../../src/desk/auth/provider.js'
import { secondFactorRule } from '../../src/desk/auth/second-factor-rule.js'
import { createOwnOrigin } from '../../src/desk/own-origin.js'
import { createStore, type Store } from '../../src/store/store.js'
import { serve } from '../channels/web/serve.js'
import { createClock, silent } from '../contracts/store.js'
import { builtPage } from '../http/desk-house.js'

/** Small: what a hash costs is tried in its own suite. */
const CHEAP = { memory: 8, passes: 1 }
const SECRET = 'a key of the tests that is long enough'
export const PASSWORD = 'a long and quiet evening'

export interface DeskService {
  readonly base: string
  readonly clock: ReturnType<typeof createClock>
  readonly store: Store
  readonly auth: Auth
  readonly dataDir: string
  browser(): Browser
  /** The first administrator, signed in. */
  root(): Promise<Browser>
  /** Somebody invited by `by`, signed in. */
  member(by: Browser, invite: Partial<Invite> & { readonly username: string }): Promise<Browser>
  logged(): string
  /** Ends the process and starts another with these keys. */
  restart(secrets: readonly [string, ...string[]]): Promise<void>
}

/** A browser at the desk: keeps its cookies, asks from our own page. */
export interface Browser {
  readonly cookies: Map<string, string>
  ask(method: string, path: string, options?: Asking): Promise<Reply>
  signIn(username: string, password?: string, code?: string): Promise<SignInOutcome>
}

interface Asking {
  readonly json?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Reply {
  readonly status: number
  readonly headers: Headers
  /** The body, read as JSON; undefined where there is none. */
  readonly body: unknown
  readonly text: string
}

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** Nothing stands behind it. */
const DOOR = {
  standing: async () => ({ kind: 'none' }) as const,
  hub: { enter: () => ({ word: () => undefined, leave: () => undefined }) },
  ownOrigin: createOwnOrigin(null),
  pageDir: builtPage(),
  beats: { page: 60_000, session: 10 },
}

interface DeskServiceOptions {
  readonly provider?: ProviderSettings
  /** Who must set up a second factor. */
  readonly asks?: 'administrators' | 'everybody' | 'off'
}

/** The door of the desk over a SQLite store, with nothing behind it. It is closed after the test. */
export async function openDeskService(options: DeskServiceOptions = {}): Promise<DeskService> {
  const clock = createClock()
  const dataDir = mkdtempSync(join(tmpdir(), 'nafidha-auth-'))
  const store = await createStore({ url: undefined, dataDir, log: silent, now: clock.now })
  const logged: string[] = []
  const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) })
  const open = async (secrets: readonly [string, ...string[]]) => {
    const auth = await createAuth({
      access: store.access,
      atWork: async () => ({ presence: { state: 'online', reason: null }, load: 1 }),
      provider: options.provider ?? null,
      owes: secondFactorRule({ SECOND_FACTOR: options.asks ?? 'off', HOST: '127.0.0.1', PUBLIC_URL: undefined }),
      secrets,
      now: clock.now,
      log,
      hashCost: CHEAP,
    })
    const routes = [...auth.routes, ...auditRoutes(store.audit, clock.now)]
    return { auth, served: await serve({ http: { desk: { ...DOOR, routes, doorkeeper: auth.doorkeeper } } }) }
  }
  let live = await open([SECRET])
  closing.push(async () => {
    await live.served.close()
    await store.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const service: DeskService = {
    get base() {
      return live.served.base
    },
    get auth() {
      return live.auth
    },
    clock,
    store,
    dataDir,
    logged: () => live.served.logged() + logged.join(''),
    browser: () => createBrowser(live.served.base),
    async restart(secrets) {
      await live.served.close()
      live = await open(secrets)
    },
    async root() {
      const token = tokenIn((await live.auth.setUpLink(live.served.base)) ?? '')
      return redeemed(service, token, { name: 'Root', username: 'root' })
    },
    async member(by, invite) {
      const { body } = await by.ask('POST', '/desk/api/accounts', {
        json: { ...MEMBER, name: invite.username, ...invite },
      })
      return redeemed(service, tokenIn((body as Link).url), { name: invite.username, username: invite.username })
    },
  }
  return service
}

const MEMBER: Omit<Invite, 'username' | 'name'> = { role: 'agent', teams: ['general'], languages: ['ar'], capacity: 4 }

export const tokenIn = (url: string): string => url.split('#')[1] ?? ''

async function redeemed(
  service: DeskService,
  token: string,
  who: { readonly name: string; readonly username: string },
): Promise<Browser> {
  const browser = service.browser()
  const { status, text } = await browser.ask('POST', '/desk/api/accounts/redeem', {
    json: { token, password: PASSWORD, ...who },
  })
  if (status !== 200) throw new Error(`not redeemed: ${status} ${text}`)
  return browser
}

export function createBrowser(base: string): Browser {
  const cookies = new Map<string, string>()
  const browser: Browser = {
    cookies,
    async ask(method, path, { json, headers = {} } = {}) {
      const response = await fetch(`${base}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          origin: base,
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(json !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(json !== undefined && { body: JSON.stringify(json) }),
      })
      keep(cookies, response.headers.getSetCookie())
      const text = await response.text()
      return { status: response.status, headers: response.headers, text, body: text === '' ? undefined : parsed(text) }
    },
    async signIn(username, password = PASSWORD, code) {
      const json = { username, password, ...(code !== undefined && { code }) }
      return (await browser.ask('POST', '/desk/api/session', { json })).body as SignInOutcome
    },
  }
  return browser
}

function keep(cookies: Map<string, string>, set: readonly string[]): void {
  for (const line of set) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (/Max-Age=0/.test(line)) cookies.delete(name)
    else cookies.set(name, value)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
