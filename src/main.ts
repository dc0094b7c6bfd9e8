import { join } from 'node:path'
import type { Logger } from 'pino'
import { maskPersonal, personalData } from '../dialogs/recognizers/personal-data.js'
import { detectLanguage } from '../knowledge/language/detect.js'
import { createBot } from './bot.js'
import { createChannels } from './channels.js'
import type { Config } from './config.js'
import { newReference } from './conversation/case-reference.js'
import { createRetentionJob, type Keeping } from './conversation/retention.js'
import { createNotices } from './conversation/notices.js'
import { createSayNotice } from './conversation/say.js'
import { createConversationService } from './conversation/service.js'
import { openDesk } from './desk/desk.js'
import { openDoor } from './desk/open-door.js'
import { reachedAt } from './desk/own-origin.js'
import { createHttpServer } from './http/server.js'
import { giveMemoryBackWhenIdle } from './idle-memory.js'
import { openKnowledge } from './knowledge.js'
import { openLive } from './live/live.js'
import { createMetrics } from './metrics/metrics.js'
import { createReadiness } from './readiness.js'
import { ROOT } from './root.js'
import type { Role } from './settings.js'
import { isOnlyHere, startSimulators, type Simulators } from './simulators.js'
import { openServingStore } from './open-store.js'
import { occupy } from './store/only-one.js'
import type { Store } from './store/store.js'

/** A running service. */
export interface Service {
  readonly url: string
  /** Makes the first account of the desk; null where there is one. */
  readonly setUpLink: string | null
  /** Takes nothing more in, finishes what runs, within ten seconds; what is unfinished goes on after the next start. */
  stop(): Promise<void>
}

export interface Environment {
  readonly log: Logger
  readonly now: () => Date
}

/** An administrator's word on the months goes before the configuration's. */
const keepingOf = (config: Config, store: Store): Keeping => ({
  get months() {
    return store.desk.settings.current()?.retentionMonths ?? config.RETENTION_MONTHS
  },
  fileDays: config.FILE_DAYS,
  quarantineDays: config.QUARANTINE_DAYS,
})

/** What a process with these roles does of each part of the service. */
const partsOf = (roles: readonly Role[]) => {
  const does = (role: Role): boolean => roles.includes(role)
  return {
    does,
    legs: (['poller', 'worker', 'deliverer', 'timers'] as const).filter(does),
    duties: { beat: does('desk'), assign: does('timers') },
  }
}

/** What is noted of every message. */
const NOTING = { detectLanguage, noticePersonal: personalData, mask: maskPersonal }

const pages = ({ phones }: Simulators) => ({
  widgetFile: join(ROOT, 'dist/widget/widget.js'),
  siteDir: join(ROOT, 'channels/web/site'),
  tryOut: { phones, pageDir: join(ROOT, 'dist/try') },
})

/** Puts the house together. Rejects with a sentence for the operator: what is wrong and what to do. */
export async function startService(config: Config, environment: Environment): Promise<Service> {
  const { log, now } = environment
  const ground = await layGround(config, environment)
  const { store, simulators, does } = ground
  const { desk, conversations } = await furnish(ground, environment)
  const readiness = createReadiness(store)
  const door = does('desk') ? await openDoor({ store, rooms: desk.rooms, config, now, log }) : null
  const http = await createHttpServer({
    web: does('web') ? ground.web : null,
    desk: door,
    channels: [...ground.channels.values()],
    receive: conversations.receive,
    proxies: config.TRUST_PROXY,
    secure: config.PUBLIC_URL?.startsWith('https:') ?? false,
    ...pages(simulators),
    waitingFor: readiness.waitingFor,
    figures: { metrics: ground.metrics, metricsTokens: config.METRICS_TOKENS },
    logger: log,
  })
  ground.metrics.watch({
    backlog: () => store.stuck.backlog(now()),
    redis: ground.live.figures,
    buffered: () => http.buffered(),
    now,
  })
  const retention = createRetentionJob({ store, keeping: keepingOf(config, store), now, log })

  for (const part of [conversations, desk.clock, ...(does('timers') ? [retention] : [])]) part.start()
  const keepAll = giveMemoryBackWhenIdle(log)
  const port = await http.listen({ host: config.HOST, port: config.PORT })
  await simulators.connect(port)
  return {
    url: config.PUBLIC_URL ?? `http://${config.HOST}:${port}`,
    setUpLink: door ? await door.setUpLink(reachedAt(door.ownOrigin, { host: config.HOST, port })) : null,
    async stop() {
      readiness.drain()
      keepAll()
      await Promise.all([http.close(), ...[conversations, retention, desk].map((part) => part.stop())])
      await ground.close()
    },
  }
}

type Ground = Awaited<ReturnType<typeof layGround>>

/** What everything else stands on. */
async function layGround(config: Config, { log, now }: Environment) {
  const release = occupyFolder(config)
  const simulators = await startSimulators(config, now)
  const store = await openServingStore(config, { log, now })
  const knowledge = await openKnowledge({ config, log, now, follow: true })
  const bot = createBot({ config, knowledge, rules: store.desk.settings.current, log, now })
  const live = await openLive({ url: config.REDIS_URL, strict: !isOnlyHere(config), log, now })
  const parts = { config: simulators.config, store, ...live, wording: bot.wording, log, now }
  const { web, all: channels } = createChannels(parts)
  const metrics = createMetrics()
  return {
    config,
    simulators,
    store,
    knowledge,
    bot,
    live,
    web,
    channels,
    metrics,
    meters: metrics.meters,
    ...partsOf(config.ROLES),
    async close() {
      await Promise.all([bot.close(), knowledge.close(), simulators.close()])
      await Promise.all([store.close(), live.close()])
      release()
    },
  }
}

/** SQLite is served by one process. Gives the way to let go of it. */
function occupyFolder({ DATABASE_URL, DATA_DIR }: Config): () => void {
  const release = DATABASE_URL === undefined ? occupy(DATA_DIR) : () => undefined
  if (release) return release
  throw new Error(
    `another Nafidha serves ${DATA_DIR}: stop it, give this one a DATA_DIR of its own, or let both use Postgres (DATABASE_URL)`,
  )
}

/** The desk and the way of a message; each calls on the other. */
async function furnish({ bot, live, legs, duties, ...ground }: Ground, environment: Environment) {
  const words = { wording: bot.wording, formatTime: bot.format.moment }
  const say = createSayNotice(ground.channels, createNotices(words))
  const deliver = (conversation: string): void => conversations.deliver(conversation)
  const parts = { ...ground, ...live, ...words, ...environment }
  const desk = await openDesk({
    ...parts,
    index: ground.store.index,
    say,
    deliver,
    duties,
    simulated: ground.simulators.names,
  })
  const conversations = createConversationService({
    ...parts,
    turn: bot.turn,
    around: desk.around,
    legs,
    ...NOTING,
    newReference,
    random: Math.random,
  })
  return { desk, conversations }
}
