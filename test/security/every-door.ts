import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Express } from 'express'
import { createPhoneKeeper } from '../../channels/try/keeper.js'
import { telegramPhones } from '../../channels/try/telegram-phones.js'
import { whatsAppPhones } from '../../channels/try/whatsapp-phones.js'
import { createTelegramSimulator } from '../../channels/telegram/simulator/simulator.js'
import { createWhatsAppSimulator } from '../../channels/whatsapp/cloud/simulator/simulator.js'
import { createChannels } from '../../src/channels.js'
import { type Config, isFaulty, readConfig } from '../../src/config.js'
import type { Role } from '../../src/desk/contract/session.js'
import { done } from '../../src/desk/answer.js'
import type { Door } from '../../src/desk/door.js'
import { openDoor } from '../../src/desk/open-door.js'
import type { Route } from '../../src/desk/route.js'
import { createApp } from '../../src/http/app.js'
import { createReadBody } from '../../src/http/raw-request.js'
import { createHttpServer } from '../../src/http/server.js'
import { createMetrics } from '../../src/metrics/metrics.js'
import { createMemoryLive } from '../../src/live/live.js'
import { createStore } from '../../src/store/store.js'
import { createTokens } from '../../channels/web/tokens.js'
import { emptySite } from '../channels/web/serve.js'
import { wording } from '../conversation/scripted.js'
import { createClock, silent } from '../contracts/store.js'
import { askingTurn, openDeskStage } from '../desk/desk-stage.js'
import { builtPage, COOKIE, person } from '../http/desk-house.js'

export const PUBLIC = 'https://chat.example.om'
export const PAGE = 'https://www.example.gov.om'
export const SECRET = 'direct-line-secret-of-the-tests-0123456789'
export const TOKEN_SECRET = 'token-secret-of-the-tests-0123456789abcdef'
export const APP_SECRET = '0123456789abcdef0123456789abcdef'
export const VERIFY_TOKEN = 'a-word-of-our-own-choice'
export const TELEGRAM_SECRET = 'a-secret-that-telegram-sends-along'
export const METRICS_TOKEN = 'a-token-with-which-prometheus-asks-012345'
export const ROLES: readonly Role[] = ['agent', 'supervisor', 'curator', 'administrator']

const settings = (dataDir: string): Config => {
  const config = readConfig(
    {
      DATA_DIR: dataDir,
      PUBLIC_URL: PUBLIC,
      ALLOWED_ORIGINS: PAGE,
      DIRECT_LINE_SECRETS: SECRET,
      TOKEN_SECRETS: TOKEN_SECRET,
      TELEGRAM_BOT_TOKEN: '123456789:AAF-this_is_no_real_token_but_long_enough',
      TELEGRAM_WEBHOOK_SECRET: TELEGRAM_SECRET,
      WHATSAPP_PHONE_NUMBER_ID: '106540352242922',
      WHATSAPP_BUSINESS_ACCOUNT_ID: '102290129340398',
      WHATSAPP_ACCESS_TOKEN: 'a-token-that-is-long-enough',
      WHATSAPP_APP_SECRETS: APP_SECRET,
      WHATSAPP_VERIFY_TOKEN: VERIFY_TOKEN,
    },
    '/nowhere/.env',
  )
  if (isFaulty(config)) throw new Error(config.faults.join('\n'))
  return config
}

export type EveryDoor = Awaited<ReturnType<typeof openEveryDoor>>

/**
 * The whole HTTP side of the service with every channel that there is, put together of the real parts on a real store.
 * Behind the desk's doors nothing is done: 204 says that somebody got in. A role's name is its session's cookie.
 */
export async function openEveryDoor() {
  const clock = createClock()
  const dataDir = mkdtempSync(join(tmpdir(), 'nafidha-doors-'))
  const config = settings(dataDir)
  const store = await createStore({ url: undefined, dataDir, log: silent, now: clock.now })
  const stage = await openDeskStage({ store, clock, turn: askingTurn })
  const parts = { config, store, wording, log: silent, now: clock.now, ...createMemoryLive() }
  const { web, all } = createChannels(parts as unknown as Parameters<typeof createChannels>[0])
  const real = await openDoor({ store, rooms: stage.desk.rooms, config, now: clock.now, log: silent })
  const phones = [
    createPhoneKeeper(whatsAppPhones(createWhatsAppSimulator({ now: clock.now }))),
    createPhoneKeeper(telegramPhones(createTelegramSimulator({ now: clock.now }))),
  ]
  const deps = {
    web,
    desk: harmless(real),
    channels: [...all.values()],
    receive: stage.service.receive,
    proxies: 0,
    secure: true,
    tryOut: { phones, pageDir: builtPage() },
    ...emptySite(),
    figures: { metrics: createMetrics(), metricsTokens: [METRICS_TOKEN] },
    waitingFor: async () => [],
    logger: silent,
  }
  const http = await createHttpServer(deps)
  const port = await http.listen({ host: '127.0.0.1', port: 0 })
  return {
    base: `http://127.0.0.1:${port}`,
    app: await createApp({ ...deps, readBody: createReadBody(1024 * 1024) }),
    deskRoutes: real.routes,
    stage,
    store,
    clock,
    phones,
    tokens: createTokens({ secrets: [TOKEN_SECRET], now: clock.now }),
    async close() {
      await http.close()
      await stage.stop()
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const harmless = (door: Door): Door => ({
  ...door,
  routes: door.routes.map((route): Route => ({ ...route, body: { kind: 'none' }, handle: async () => done })),
  pageDir: builtPage(),
  doorkeeper: {
    async identify(cookies) {
      const role = ROLES.find((one) => one === cookies[COOKIE])
      return role ? { person: person(role), session: role } : null
    },
    touch: async () => undefined,
    ended: async () => [],
  },
})

export const signed = (body: string, secret = APP_SECRET): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

interface Layer {
  readonly route?: { readonly path: string | readonly string[]; readonly methods: Readonly<Record<string, boolean>> }
  readonly handle: { readonly stack?: readonly Layer[] }
  readonly slash: boolean
}

/** What express really has: its routes, and how many handlers stand below a path of their own. */
export function registered(app: Express): { readonly routes: readonly string[]; readonly mounted: number } {
  const routes: string[] = []
  let mounted = 0
  const walk = (layers: readonly Layer[]): void => {
    for (const { route, handle, slash } of layers) {
      if (route)
        for (const path of [route.path].flat())
          for (const method of Object.keys(route.methods)) routes.push(`${method.toUpperCase()} ${path}`)
      else if (handle.stack) walk(handle.stack)
      else if (!slash) mounted += 1
    }
  }
  walk((app as unknown as { router: { stack: readonly Layer[] } }).router.stack)
  return { routes, mounted }
}
