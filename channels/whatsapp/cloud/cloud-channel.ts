import type { Logger } from 'pino'
import type {
  Address,
  Channel,
  ChannelLimits,
  HealthCheck,
  MediaSource,
  Reachable,
  ReadReceipts,
  TapAcknowledger,
  TemplateSource,
  Typing,
} from '../../channel.js'
import type { Files } from '../../media/files.js'
import type { People } from '../people.js'
import { BUTTON_LABEL } from './choices.js'
import { createDeliver } from './deliver.js'
import { createGate } from './gate.js'
import { createGraph } from './graph.js'
import { versionTrouble } from './graph-versions.js'
import { createHealth } from './health.js'
import { fetchMedia } from './media.js'
import { createNews } from './news.js'
import { createOnceInAWhile } from '../once-in-a-while.js'
import { createReceive } from './receive.js'
import { createPager, LIST_ROWS, type SentParts } from './pages.js'
import { renderActivity, TEXT } from './render.js'
import { createTemplates } from './templates.js'

export interface CloudSettings {
  readonly phoneNumberId: string
  readonly businessAccountId: string
  readonly accessToken: string
  /** The present one first; two while one replaces the other. */
  readonly appSecrets: readonly string[]
  readonly verifyToken: string
  /** Such as v25.0. */
  readonly graphVersion: string
  /** Origin of the Graph API: Meta's, or a simulator's. */
  readonly graphUrl: string
  /** Name of the template that is sent where the wanted one is paused or rejected; null: none is. */
  readonly fallbackTemplate: string | null
  /** Milliseconds of quiet after which messages in a row become one turn. */
  readonly gather: number
}

export interface CloudDeps {
  readonly settings: CloudSettings
  readonly people: People
  readonly files: Pick<Files, 'get'>
  /** What was sent before, by Meta's id of it. */
  readonly sentParts: SentParts
  readonly now: () => Date
  readonly log: Logger
}

export type CloudChannel = Channel &
  Reachable &
  Typing &
  ReadReceipts &
  TapAcknowledger &
  MediaSource &
  HealthCheck &
  TemplateSource

export const GRAPH = 'https://graph.facebook.com'
export const WEBHOOK = '/webhooks/whatsapp'
/** Bytes: Meta's largest batches are three million. */
const BODY = 4 * 1024 * 1024
const MINUTE = 60_000
/** Five minutes less than Meta's day, so that no message is on its way when the window closes. */
const REPLY_WINDOW = (24 * 60 - 5) * MINUTE
const UNSUPPORTED_EVERY = 10 * MINUTE

/** A number may send eighty a second, incoming ones counted; one person about one in six seconds, a few more at once. */
const RATE = { recipient: 1, all: 40 }

/** WhatsApp by Meta's own Cloud API. */
export function createCloudChannel({ settings, people, files, sentParts, now, log }: CloudDeps): CloudChannel {
  const { phoneNumberId, businessAccountId, graphUrl, fallbackTemplate } = settings
  const own = graphUrl === GRAPH ? null : graphUrl
  const graph = createGraph({ url: graphUrl, own, version: settings.graphVersion, accessToken: settings.accessToken })
  const news = createNews(log)
  const templates = createTemplates(graph, businessAccountId, now)
  const ageing = () => versionTrouble(settings.graphVersion, now())
  const health = createHealth({
    graph,
    phoneNumberId,
    businessAccountId,
    templates,
    fallbackTemplate,
    news,
    versionTrouble: ageing,
  })
  const atStart = ageing()
  if (atStart !== null) log.warn(atStart)
  const answersUnsupported = createOnceInAWhile(UNSUPPORTED_EVERY)
  const gate = createGate(now)
  const mark: Mark = async (message, typing) => {
    // A sign of attention is no reason to call a provider that wants to be left alone.
    if (!gate.isOpen) return
    await graph.post(`${phoneNumberId}/messages`, {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: message,
      ...(typing && { typing_indicator: { type: 'text' } }),
    })
  }
  return {
    name: 'whatsapp',
    limits: limitsOf(settings),
    inbound: [
      { method: 'GET', path: WEBHOOK, bodyLimit: 0 },
      { method: 'POST', path: WEBHOOK, bodyLimit: BODY },
    ],
    receive: createReceive({ ...settings, people, news, answersUnsupported, now, log }),
    render: renderActivity,
    deliver: createDeliver({ graph, phoneNumberId, gate, fallbackTemplate, files, now, log }),
    ...createAttention(mark),
    fetchMedia: (media, attachment) => fetchMedia({ graph, phoneNumberId, alsoFrom: own }, media, attachment),
    acknowledgeTap: createPager({ graph, phoneNumberId, sentParts }),
    async templates() {
      return ((await templates()) ?? []).filter(({ state }) => state === 'APPROVED')
    },
    health,
  }
}

const limitsOf = ({ gather }: CloudSettings): ChannelLimits => ({
  text: TEXT,
  buttons: LIST_ROWS,
  buttonLabel: BUTTON_LABEL,
  replyWindow: REPLY_WINDOW,
  rate: RATE,
  gather,
})

/** Tells Meta that a message was read, and perhaps that an answer is being typed. */
type Mark = (message: string, typing: boolean) => Promise<void>

/** Typing marks as read, too: who is asked for both at once makes one call. */
function createAttention(mark: Mark): Typing & ReadReceipts {
  let typedFor: string | null = null
  return {
    typing(_to: Address, answering: string) {
      typedFor = answering
      return mark(answering, true)
    },
    async markRead(_to: Address, providerId: string) {
      await Promise.resolve()
      if (providerId !== typedFor) await mark(providerId, false)
    },
  }
}
