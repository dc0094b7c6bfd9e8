import type { Logger } from 'pino'
import type { Channel } from '../channels/channel.js'
import { createTokens } from '../channels/web/tokens.js'
import { createWebChannel, type WebChannel } from '../channels/web/web-channel.js'
import { type CloudSettings, createCloudChannel } from '../channels/whatsapp/cloud/cloud-channel.js'
import type { Config } from './config.js'
import { createActivityLog } from './conversation/activity-log.js'
import type { Bus } from './live/bus.js'
import { createMemoryLimits, LIMIT_RULES } from './live/limits.js'
import { tokenSecrets } from './secrets.js'
import type { Store } from './store/store.js'

export interface ChannelParts {
  readonly config: Config
  readonly store: Store
  readonly bus: Bus
  readonly log: Logger
  readonly now: () => Date
}

/** The channels that are on. A new one is one more line here. */
export interface Channels {
  readonly web: WebChannel
  readonly all: ReadonlyMap<string, Channel>
}

export function createChannels({ config, store, bus, log, now }: ChannelParts): Channels {
  const web = createWebChannel({
    log: createActivityLog({ store, bus, now }),
    files: store.files,
    tokens: createTokens({ secrets: tokenSecrets(config.TOKEN_SECRETS, config.DATA_DIR), now }),
    limits: createMemoryLimits(LIMIT_RULES),
    allowedOrigins: config.ALLOWED_ORIGINS,
    directLineSecrets: config.DIRECT_LINE_SECRETS,
    publicUrl: config.PUBLIC_URL ?? null,
    gather: config.GATHER_MS,
    logger: log,
    now,
  })
  const whatsApp = cloudSettings(config)
  const messengers = whatsApp
    ? [createCloudChannel({ settings: whatsApp, people: store.people, files: store.files, now, log })]
    : []
  return { web, all: new Map([web, ...messengers].map((channel) => [channel.name, channel])) }
}

/** Null where WhatsApp's Cloud API is not configured; `config` has seen to it that it is whole. */
function cloudSettings(config: Config): CloudSettings | null {
  const {
    WHATSAPP_PHONE_NUMBER_ID: phoneNumberId,
    WHATSAPP_BUSINESS_ACCOUNT_ID: businessAccountId,
    WHATSAPP_ACCESS_TOKEN: accessToken,
    WHATSAPP_VERIFY_TOKEN: verifyToken,
  } = config
  if (!phoneNumberId || !businessAccountId || !accessToken || !verifyToken) return null
  return {
    phoneNumberId,
    businessAccountId,
    accessToken,
    verifyToken,
    appSecrets: config.WHATSAPP_APP_SECRETS,
    graphVersion: config.WHATSAPP_GRAPH_VERSION,
    graphUrl: config.WHATSAPP_GRAPH_URL,
    gather: config.GATHER_MS,
  }
}
