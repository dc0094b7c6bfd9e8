import { createHmac } from 'node:crypto'
import { Telegraf } from 'telegraf'
import type {
  Address,
  Channel,
  ChannelLimits,
  GroupLeaver,
  HealthCheck,
  Inbound,
  MediaSource,
  Poller,
  Reachable,
  Registering,
  TapAcknowledger,
  Typing,
} from '../channel.js'
import type { Files } from '../media/files.js'
import { createGuardedAgents, type GuardedAgents } from '../outbound/guarded-agents.js'
import { createOutbound } from '../outbound/outbound.js'
import { createApi } from './api.js'
import type { ConversationId } from './conversation-id.js'
import { createDeliver } from './deliver.js'
import { createReadUpdates, createReceive, NAME } from './inbound.js'
import { createMapper } from './mapping.js'
import { fetchMedia } from './media.js'
import { TEXT } from './parts.js'
import { createPoller } from './poller.js'
import { createQuiet } from './quiet.js'
import { createRegistration, type RegistrationDeps, type Way } from './registration.js'
import { renderActivity } from './render.js'
import { createTypingSigns } from './typing.js'

export interface TelegramChannelDeps {
  /** As @BotFather gave it; its digits are the bot's id. */
  readonly token: string
  /** Where the Bot API is. */
  readonly root: string
  /** Our address as Telegram reaches it; null: messages are fetched. */
  readonly publicUrl: string | null
  /** With what Telegram proves itself. Null: made of the token. */
  readonly secret: string | null
  /** Messages are fetched although they are handed to another address. */
  readonly takeOver: boolean
  readonly commands: RegistrationDeps['commands']
  readonly conversationId: ConversationId
  readonly files: Pick<Files, 'get'>
  /** Milliseconds of quiet after which messages in a row become one turn. */
  readonly gather: number
  readonly now: () => Date
}

export type TelegramChannel = Channel &
  Reachable &
  Registering &
  Typing &
  TapAcknowledger &
  GroupLeaver &
  MediaSource &
  HealthCheck &
  Partial<Poller>

/** Telegram's own Bot API, on the open internet. Another root is the operator's choice and may lie on their network. */
export const TELEGRAM = 'https://api.telegram.org'
const WEBHOOK = '/telegram/webhook'
/** Bytes; an update holds a message and the one that it answers. */
const BODY = 512 * 1024
/** Milliseconds for what is only a courtesy. */
const COURTESY = 5_000

export function createTelegramChannel(deps: TelegramChannelDeps): TelegramChannel {
  const { token, root, conversationId, files, now } = deps
  const limits = limitsOf(deps.gather)
  const account = token.split(':')[0] ?? ''
  const reach = { privateOrigins: root === TELEGRAM ? [] : [root] }
  const bot = createBot(token, { root, account, agents: createGuardedAgents(reach) })
  const api = createApi(bot, { root, token, outbound: createOutbound(reach) })
  const quiet = createQuiet(now)
  const deliver = createDeliver({ api, files, quiet })
  const way = wayOf(deps)
  const read = createReadUpdates({ map: createMapper(bot), conversationId, account, now })
  const courtesy = async (method: string, payload: object) =>
    void (await api.call(method, payload, { timeout: COURTESY }))
  const signs = createTypingSigns(async (chat) => {
    if (!quiet.everywhere) await courtesy('sendChatAction', { chat_id: Number(chat), action: 'typing' })
  })
  return {
    name: NAME,
    limits,
    inbound: way.kind === 'webhook' ? [{ method: 'POST', path: WEBHOOK, bodyLimit: BODY }] : [],
    receive: createReceive(read, secretOf(deps)),
    render: (activity) => renderActivity(activity, limits),
    deliver(to, part) {
      signs.speak(to.recipient)
      return deliver(to, part)
    },
    ...createRegistration({ api, way, commands: deps.commands }),
    ...(way.kind === 'polling' && createPoller({ api, read, now })),
    typing: async ({ recipient }) => signs.expect(recipient),
    async acknowledgeTap(inbound) {
      const tap = tapOf(inbound)
      if (tap) await courtesy('answerCallbackQuery', { callback_query_id: tap })
    },
    leaveGroup: (group) => courtesy('leaveChat', chat(group)),
    fetchMedia: (media, attachment) => fetchMedia(api, media, attachment),
  }
}

const chat = ({ recipient }: Address) => ({ chat_id: Number(recipient) })

const limitsOf = (gather: number): ChannelLimits => ({
  text: TEXT,
  buttons: 8,
  buttonLabel: 40,
  replyWindow: null,
  rate: { recipient: 1, all: 30 },
  gather,
})

interface BotOptions {
  readonly root: string
  readonly account: string
  readonly agents: GuardedAgents
}

/** Telegraf with nobody to call: who we are is known from the token, and no answer goes back in a webhook's response. */
function createBot(token: string, { root, account, agents }: BotOptions): Telegraf {
  const bot = new Telegraf(token, {
    telegram: { apiRoot: root, webhookReply: false },
    handlerTimeout: Infinity,
  })
  // Set afterwards, because Telegraf drops the agent of a plain http root; asked for each address, redirects among them.
  const options = bot.telegram.options as { agent: unknown }
  options.agent = ({ protocol }: URL) => agents[protocol === 'https:' ? 'https:' : 'http:']
  bot.botInfo = {
    id: Number(account),
    is_bot: true,
    first_name: '',
    username: '',
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  }
  return bot
}

function wayOf(deps: TelegramChannelDeps): Way {
  const { publicUrl, takeOver } = deps
  if (publicUrl === null) return { kind: 'polling', takeOver }
  return { kind: 'webhook', url: `${publicUrl}${WEBHOOK}`, secret: secretOf(deps) }
}

/** Whoever knows the token knows this, and nobody else. */
const secretOf = ({ secret, token }: TelegramChannelDeps): string =>
  secret ?? createHmac('sha256', token).update('webhook').digest('base64url')

function tapOf({ activity }: Inbound): string | null {
  const { tap } = (activity.channelData?.['telegram'] ?? {}) as { tap?: unknown }
  return typeof tap === 'string' ? tap : null
}
