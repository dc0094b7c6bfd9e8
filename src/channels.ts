import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Logger } from 'pino'
import type { Channel, Part } from '../channels/channel.js'
import { createTelegramChannel } from '../channels/telegram/telegram-channel.js'
import type { Limits } from '../channels/web/ports.js'
import { createTokens } from '../channels/web/tokens.js'
import { createWebChannel, type WebChannel } from '../channels/web/web-channel.js'
import { type CloudSettings, createCloudChannel } from '../channels/whatsapp/cloud/cloud-channel.js'
import type { SentParts } from '../channels/whatsapp/cloud/pages.js'
import { findChromium } from '../channels/whatsapp/linked/chromium.js'
import { createLinkedChannel } from '../channels/whatsapp/linked/linked-channel.js'
import type { Wording } from '../dialogs/wording.js'
import type { Language } from '../knowledge/language/language.js'
import type { Config } from './config.js'
import { createActivityLog } from './conversation/activity-log.js'
import type { Bus } from './live/bus.js'
import { showCode } from './link-code.js'
import { ROOT } from './root.js'
import { tokenSecrets } from './secrets.js'
import type { Store } from './store/store.js'

export interface ChannelParts {
  readonly config: Config
  readonly store: Store
  readonly bus: Bus
  readonly limits: Limits
  readonly wording: Pick<Wording, 'say'>
  readonly log: Logger
  readonly now: () => Date
}

/** Child processes run from the build, also when tests run from the source. */
const LINKED_CHILD = pathToFileURL(join(ROOT, 'dist/channels/whatsapp/linked/child.js'))

/** The channels that are on. A new one is one more line here. */
export interface Channels {
  readonly web: WebChannel
  readonly all: ReadonlyMap<string, Channel>
}

/** What switches on a channel that is off. */
export const SWITCHES: Readonly<Record<string, keyof Config>> = {
  telegram: 'TELEGRAM_BOT_TOKEN',
  whatsapp: 'WHATSAPP_ACCESS_TOKEN',
}

export function createChannels(parts: ChannelParts): Channels {
  const { config, store, bus, limits, log, now } = parts
  const web = createWebChannel({
    log: createActivityLog({ store, bus, now }),
    files: store.files,
    tokens: createTokens({ secrets: tokenSecrets(config.TOKEN_SECRETS, config.DATA_DIR), now }),
    limits,
    allowedOrigins: config.ALLOWED_ORIGINS,
    directLineSecrets: config.DIRECT_LINE_SECRETS,
    publicUrl: config.PUBLIC_URL ?? null,
    gather: config.GATHER_MS,
    logger: log,
    now,
  })
  const on: readonly (Channel | null)[] = [web, telegramChannel(parts), cloudChannel(parts), linkedChannel(parts)]
  return { web, all: new Map(on.flatMap((channel) => (channel ? [[channel.name, channel]] : []))) }
}

function cloudChannel({ config, store, now, log }: ChannelParts): Channel | null {
  const settings = cloudSettings(config)
  return (
    settings &&
    createCloudChannel({ settings, people: store.people, files: store.files, sentParts: sentParts(store), now, log })
  )
}

function linkedChannel({ config, store, now, log }: ChannelParts): Channel | null {
  if (config.WHATSAPP_LINKED === 'off') return null
  return createLinkedChannel({
    dataPath: join(config.DATA_DIR, 'whatsapp-linked'),
    chromium: findChromium(config.CHROMIUM_PATH ?? null),
    childUrl: LINKED_CHILD,
    page: null,
    people: store.people,
    files: store.files,
    showCode,
    gather: config.GATHER_MS,
    now,
    log,
  })
}

const sentParts = ({ outbox }: Store): SentParts => ({
  async sentPart(receiptId) {
    const payload = await outbox.taken('whatsapp', receiptId)
    return payload === null ? null : (JSON.parse(payload) as Part)
  },
})

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
    fallbackTemplate: config.WHATSAPP_FALLBACK_TEMPLATE ?? null,
    gather: config.GATHER_MS,
  }
}

/** Null without a token. */
function telegramChannel({ config, store, wording, now }: ChannelParts): Channel | null {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_UPDATES: updates, PUBLIC_URL, TELEGRAM_WEBHOOK_SECRET } = config
  if (token === undefined) return null
  const menu = (language: Language) =>
    TELEGRAM_MENU.map(([command, label]) => ({ command, description: wording.say(language, label) }))
  return createTelegramChannel({
    token,
    root: config.TELEGRAM_API_ROOT,
    publicUrl: updates === 'polling' ? null : (PUBLIC_URL ?? null),
    takeOver: updates === 'polling',
    secret: TELEGRAM_WEBHOOK_SECRET ?? null,
    commands: { ar: menu('ar'), en: menu('en') },
    conversationId: store.conversationId,
    files: store.files,
    gather: config.GATHER_MS,
    now,
  })
}

/** The commands that `dialogs/slash-commands.ts` understands, with the labels that say what they do. */
const TELEGRAM_MENU = [
  ['help', 'label.help'],
  ['lang', 'label.language'],
  ['agent', 'label.person'],
] as const
