import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRandom, type Random } from '../../channels/simulation/random.js'
import { createTelegramSimulator, type TelegramSimulator } from '../../channels/telegram/simulator/simulator.js'
import { createWhatsAppSimulator, type SimulatorOptions } from '../../channels/whatsapp/cloud/simulator/simulator.js'
import type { WhatsAppSimulator } from '../../channels/whatsapp/cloud/simulator/simulator.js'
import { freePort, type PostgresServer, type RedisServer, startPostgres, startRedis } from '../servers.js'
import { type Ledger, openLedger } from './ledger.js'
import { createRelay, type Relay } from './relay.js'
import { pause, ServiceProcess } from './service-process.js'
import { type VersionWatch, watchVersions } from './version-watch.js'

export type EngineName = 'SQLite' | 'Postgres'

export interface WorldOptions {
  readonly engine?: EngineName
  readonly seed: number
  /** Processes that serve together; more than one needs Postgres, and gets Redis. */
  readonly processes?: number
  readonly redis?: readonly string[]
  readonly simulator?: Omit<SimulatorOptions, 'seed'>
  /** Its citizens write on Telegram. */
  readonly telegram?: boolean
  readonly settings?: NodeJS.ProcessEnv
  readonly dataDir?: string
  readonly program?: string
}

/** A service from the build with its servers, a provider that keeps its own log, and relays on both ways between them. */
export interface World {
  readonly random: Random
  readonly simulator: WhatsAppSimulator
  /** Null: this world is about WhatsApp. */
  readonly telegram: TelegramSimulator | null
  readonly services: readonly ServiceProcess[]
  readonly service: ServiceProcess
  /** From the provider to us, and from us to the provider. */
  readonly inward: Relay
  readonly outward: Relay
  readonly ledger: Ledger
  readonly postgres: PostgresServer | null
  readonly redis: RedisServer | null
  readonly versions: VersionWatch
  readonly dataDir: string
  /** Where the store is. */
  readonly place: { readonly url?: string; readonly dataDir: string }
  /** All that the processes logged. */
  log(): string
  close(): Promise<void>
}

const RATES = { number: 1_000, account: 1e6, pair: { burst: 45, every: 6_000 } }
const NO_LIMIT = { burst: 1e9, every: 1, quiet: 1 }
const SECRET = 'one-secret-for-all-processes-0123456789'

export async function createWorld(options: WorldOptions): Promise<World> {
  const { engine = 'SQLite', seed, processes = 1 } = options
  const own = options.dataDir === undefined
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'nafidha-faults-'))
  const simulator = createWhatsAppSimulator({ rates: RATES, ...options.simulator, seed })
  const provider = await simulator.listen()
  const telegram = options.telegram ? createTelegramSimulator({ seed, rates: { chat: NO_LIMIT, all: NO_LIMIT } }) : null
  const outward = await createRelay(() => provider)
  const postgres = engine === 'Postgres' ? await startPostgres() : null
  const redis = processes > 1 || options.redis ? await startRedis(options.redis) : null
  const url = await postgres?.freshDatabase()
  const logged: string[] = []
  const settings = {
    ...whatsApp(simulator, outward),
    ...(telegram && {
      TELEGRAM_BOT_TOKEN: telegram.settings.token,
      TELEGRAM_API_ROOT: await telegram.listen(),
      TELEGRAM_UPDATES: 'polling',
    }),
    ...(url && { DATABASE_URL: url }),
    ...(redis && { REDIS_URL: redis.url }),
    TOKEN_SECRETS: SECRET,
    TRY: 'off',
    LOG_LEVEL: 'info',
    ...options.settings,
  }
  const { program } = options
  const hear = (text: string) => void logged.push(text)
  const services = await Promise.all(
    Array.from({ length: processes }, async () => {
      const port = await freePort()
      return new ServiceProcess({ dataDir, port, settings, hear, ...(program && { program }) })
    }),
  )
  // Behind a balancer: each request goes to the next process, also while one hangs.
  let turn = 0
  const inward = await createRelay(() => services[(turn += 1) % services.length]?.origin ?? '')
  await Promise.all(services.map((service) => service.start()))
  if (!(await simulator.subscribe(`${inward.url}/webhooks/whatsapp`))) throw new Error('the webhook was not taken')
  const ledger = openLedger({ url, dataDir })
  const versions = watchVersions(ledger)
  const [service] = services
  if (!service) throw new Error('a world needs a process')
  return {
    random: createRandom(seed),
    simulator,
    telegram,
    services,
    service,
    inward,
    outward,
    ledger,
    postgres,
    redis,
    versions,
    dataDir,
    place: { dataDir, ...(url !== undefined && { url }) },
    log: () => logged.join(''),
    async close() {
      versions.stop()
      for (const one of services) one.resume()
      await Promise.all(services.map((one) => one.kill()))
      await Promise.all([inward, outward, simulator, telegram].map((one) => one?.close()))
      await Promise.all([postgres?.stop(), redis?.stop()])
      if (own) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const whatsApp = ({ settings }: WhatsAppSimulator, outward: Relay) => ({
  WHATSAPP_PHONE_NUMBER_ID: settings.phoneNumberId,
  WHATSAPP_BUSINESS_ACCOUNT_ID: settings.businessAccountId,
  WHATSAPP_ACCESS_TOKEN: settings.accessToken,
  WHATSAPP_APP_SECRETS: settings.appSecret,
  WHATSAPP_VERIFY_TOKEN: settings.verifyToken,
  WHATSAPP_GRAPH_URL: outward.url,
})

/** False: it did not become so in time. */
export async function eventually(isSo: () => boolean | Promise<boolean>, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds
  while (performance.now() < deadline) {
    if (await attempt(isSo)) return true
    await pause(50)
  }
  return false
}

/** A question that could not be asked, since what is asked is away, has the answer no. */
async function attempt(isSo: () => boolean | Promise<boolean>): Promise<boolean> {
  try {
    return await isSo()
  } catch {
    return false
  }
}
