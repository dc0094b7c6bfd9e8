import { join } from 'node:path'
import type { Logger } from 'pino'
import { maskPersonal, personalData } from '../dialogs/recognizers/personal-data.js'
import { detectLanguage } from '../knowledge/language/detect.js'
import { createBot } from './bot.js'
import { createChannels } from './channels.js'
import type { Config } from './config.js'
import { newReference } from './conversation/case-reference.js'
import { createConversationService } from './conversation/service.js'
import { openDesk } from './desk/desk.js'
import { createHttpServer } from './http/server.js'
import { openKnowledge } from './knowledge.js'
import { createMemoryBus } from './live/bus.js'
import { ROOT } from './root.js'
import { createStore } from './store/store.js'

/** A running service. */
export interface Service {
  readonly url: string
  /** Takes nothing more in, finishes what runs, within ten seconds; what is unfinished goes on after the next start. */
  stop(): Promise<void>
}

export interface Environment {
  readonly log: Logger
  readonly now: () => Date
}

/** Puts the house together. Rejects with a sentence for the operator: what is wrong and what to do. */
export async function startService(config: Config, { log, now }: Environment): Promise<Service> {
  const store = await createStore({ url: config.DATABASE_URL, dataDir: config.DATA_DIR, log, now })
  const knowledge = await openKnowledge({ config, log, now, follow: true })
  const bot = createBot({ config, knowledge, log, now })
  const bus = createMemoryBus()
  const desk = await openDesk({ store, knowledge, now })

  const { web, all } = createChannels({ config, store, bus, wording: bot.wording, log, now })

  const conversations = createConversationService({
    store,
    channels: all,
    turn: bot.turn,
    wording: bot.wording,
    formatTime: bot.format.moment,
    around: desk.around,
    detectLanguage,
    noticePersonal: personalData,
    mask: maskPersonal,
    newReference,
    bus,
    random: Math.random,
    log,
    now,
  })

  const http = await createHttpServer({
    web,
    desk: null,
    channels: [...all.values()],
    receive: conversations.receive,
    proxies: config.TRUST_PROXY,
    secure: config.PUBLIC_URL?.startsWith('https:') ?? false,
    widgetFile: join(ROOT, 'dist/widget/widget.js'),
    siteDir: join(ROOT, 'channels/web/site'),
    waitingFor: () => Promise.resolve([]),
    logger: log,
  })

  conversations.start()
  const port = await http.listen({ host: config.HOST, port: config.PORT })
  return {
    url: config.PUBLIC_URL ?? `http://${config.HOST}:${port}`,
    async stop() {
      await http.close()
      await conversations.stop()
      await Promise.all([bot.close(), knowledge.close()])
      await store.close()
    },
  }
}
