import { statfs } from 'node:fs/promises'
import { check as checkPacks } from '../../knowledge/check.js'
import { loadPacks } from '../../knowledge/load.js'
import { readWording } from '../bot.js'
import { createChannels } from '../channels.js'
import { systemClock } from '../clock.js'
import type { Config } from '../config.js'
import { type ChannelReport, reportChannels } from '../conversation/channel-report.js'
import { dangersIn } from '../dangers.js'
import { createMemoryLive } from '../live/live.js'
import { createLogger } from '../log.js'
import { openStore } from '../open-store.js'
import { packFolders } from '../packs.js'
import { openSource } from '../store/copy/places.js'
import { unlike } from '../store/migrate.js'
import type { Store } from '../store/store.js'
import { createStuckFinder, type Stuck } from '../stuck.js'
import { EXIT } from './exit.js'
import { say, settings } from './settings.js'

/** What was looked at, and what is wrong with it; empty: nothing. */
interface Finding {
  readonly name: string
  readonly wrong: readonly string[]
  /** What a person should look at, and is no fault: a case that waits for the office to open, say. */
  readonly look?: readonly string[]
}

const FREE_BYTES = 1024 ** 3
const log = createLogger('silent')

/** Looks at everything that has to be right, changes nothing. Ends with `no` where something is wrong. */
export async function doctor(): Promise<number> {
  const config = settings()
  if (typeof config === 'number') return config
  const findings = [
    { name: 'settings', wrong: dangersIn(config) },
    await looked('disk', () => disk(config)),
    await looked('content', async () => content(config)),
    await looked('redis', () => redis(config)),
    ...(await database(config)),
  ]
  for (const { name, wrong, look = [] } of findings) {
    say(`${wrong.length === 0 ? 'ok    ' : 'WRONG '} ${name}`)
    for (const words of wrong) say(`         ${words}`)
    for (const words of look) say(`  look   ${words}`)
  }
  return findings.some(({ wrong }) => wrong.length > 0) ? EXIT.no : EXIT.ok
}

/** What cannot be looked at is wrong. */
async function looked(name: string, look: () => Promise<readonly string[]>): Promise<Finding> {
  try {
    return { name, wrong: await look() }
  } catch (error) {
    return { name, wrong: [error instanceof Error ? error.message : String(error)] }
  }
}

async function disk({ DATA_DIR }: Config): Promise<readonly string[]> {
  const { bavail, bsize } = await statfs(DATA_DIR)
  const free = bavail * bsize
  return free < FREE_BYTES ? [`${Math.round(free / 1024 ** 2)} MB are left for ${DATA_DIR}: make room`] : []
}

function content(config: Config): readonly string[] {
  const faults = checkPacks(loadPacks(packFolders(config)), systemClock())
  const errors = faults.filter(({ severity }) => severity === 'error')
  return errors.length > 0 ? [`${errors.length} errors in the content packs: "nafidha check" shows them`] : []
}

async function redis({ REDIS_URL }: Config): Promise<readonly string[]> {
  if (REDIS_URL === undefined) return []
  const { openRedis } = await import('../live/redis.js')
  const link = await openRedis(REDIS_URL, { log, strict: true })
  await link.close()
  return []
}

/** What hangs on the database is looked at only where it is there and of this release. */
async function database(config: Config): Promise<readonly Finding[]> {
  const found = await looked('database', () => release(config))
  if (found.wrong.length > 0) return [found]
  const now = systemClock
  const store = await openStore(config, { log, now })
  try {
    const { all: channels } = createChannels({ config, store, ...createMemoryLive(), wording: readWording(), log, now })
    return [
      found,
      await looked('channels', async () => (await reportChannels({ channels, store })).flatMap(troublesOf)),
      await whatWaits(store, channels),
    ]
  } finally {
    await store.close()
  }
}

async function release(config: Config): Promise<readonly string[]> {
  const source = await openSource({ url: config.DATABASE_URL, dataDir: config.DATA_DIR })
  const { migrations } = source
  await source.close()
  const difference = unlike(migrations)
  return difference === null ? [] : [difference]
}

const troublesOf = ({ name, health }: ChannelReport): readonly string[] =>
  (health?.troubles ?? []).map((words) => `${name}: ${words}`)

async function whatWaits(
  store: Store,
  channels: Parameters<typeof createStuckFinder>[0]['channels'],
): Promise<Finding> {
  const { find } = createStuckFinder({ store, channels, now: systemClock })
  let look: readonly string[] = []
  const found = await looked('what waits', async () => {
    const all = await find()
    look = all.filter(({ urgent }) => !urgent).map(wordsOf)
    return all.filter(({ urgent }) => urgent).map(wordsOf)
  })
  return { ...found, look }
}

const KINDS: Readonly<Record<Stuck['kind'], string>> = {
  unanswered: 'messages without an answer: does a process with the role worker run?',
  outbox: 'parts not handed over: does a process with the role deliverer run, and is the channel well?',
  unknown: 'parts whose fate the provider has not told: they are sent again by themselves',
  claimed: 'a citizen waits for their agent',
  queued: 'a case has waited long in the queue',
  timers: 'timers overdue: does a process with the role timers run?',
  quarantined: 'set apart because they could not be handled: "nafidha quarantine list" shows them',
  window: 'the time for a free reply is ending',
  audit: 'the audit is not as it was written: "nafidha agents audit" says where',
}

const wordsOf = ({ kind, count, at, reference, channel }: Stuck): string =>
  [count > 1 && `${count}`, channel, reference, KINDS[kind], at && `(${at.toISOString()})`].filter(Boolean).join(' ')
