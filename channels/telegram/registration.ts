import { z } from 'zod'
import type { Language } from '../../knowledge/language/language.js'
import type { ChannelHealth } from '../channel.js'
import type { Api } from './api.js'
import { KINDS } from './update.js'
import { OTHER_WEBHOOK, troubleOf } from './words.js'

/** The menu of the bot: what follows the stroke, and what it does. */
export interface BotCommand {
  readonly command: string
  readonly description: string
}

export interface RegistrationDeps {
  readonly api: Api
  readonly way: Way
  readonly commands: Readonly<Record<Language, readonly BotCommand[]>>
}

/** How messages come: handed to our address, or fetched by us; `takeOver`: although they are handed to another address. */
export type Way =
  | { readonly kind: 'webhook'; readonly url: string; readonly secret: string }
  | { readonly kind: 'polling'; readonly takeOver: boolean }

/** Requests that Telegram may have under way at once; those of one chat come one after another. */
const CONNECTIONS = 40

const webhookInfo = z.object({
  url: z.string(),
  pending_update_count: z.number().default(0),
  last_error_date: z.number().optional(),
  last_error_message: z.string().optional(),
})
const me = z.object({ username: z.string().optional() })

export function createRegistration(deps: RegistrationDeps) {
  return {
    /** Tells Telegram how messages come, and the menu in each language. */
    async register(over: AbortSignal): Promise<{ trouble: string | null }> {
      const trouble = (await registerWay(deps, over)) ?? (await registerCommands(deps, over))
      return { trouble }
    },
    health: () => readHealth(deps),
  }
}

async function registerWay({ api, way }: RegistrationDeps, over: AbortSignal): Promise<string | null> {
  if (way.kind === 'webhook') {
    const { url, secret } = way
    const payload = { url, secret_token: secret, allowed_updates: KINDS, max_connections: CONNECTIONS }
    return troubleWith(api, { method: 'setWebhook', payload, over })
  }
  const info = await api.call('getWebhookInfo', {}, { over })
  if (info.kind !== 'answered') return troubleOf(info)
  const url = webhookInfo.safeParse(info.result).data?.url ?? ''
  if (url === '') return null
  return way.takeOver ? troubleWith(api, { method: 'deleteWebhook', payload: {}, over }) : OTHER_WEBHOOK
}

async function registerCommands({ api, commands }: RegistrationDeps, over: AbortSignal): Promise<string | null> {
  const scope = { type: 'all_private_chats' }
  const menus = [
    { commands: commands.en, scope },
    { commands: commands.ar, scope, language_code: 'ar' },
    { commands: commands.en, scope, language_code: 'en' },
  ]
  for (const payload of menus) {
    const trouble = await troubleWith(api, { method: 'setMyCommands', payload, over })
    if (trouble) return trouble
  }
  return null
}

interface Call {
  readonly method: string
  readonly payload: object
  readonly over: AbortSignal
}

async function troubleWith(api: Api, { method, payload, over }: Call): Promise<string | null> {
  const answer = await api.call(method, payload, { over })
  return answer.kind === 'answered' ? null : troubleOf(answer)
}

async function readHealth({ api, way }: RegistrationDeps): Promise<ChannelHealth> {
  const [who, info] = await Promise.all([api.call('getMe', {}), api.call('getWebhookInfo', {})])
  if (who.kind !== 'answered') return { troubles: [troubleOf(who)], facts: wayFacts(way) }
  if (info.kind !== 'answered') return { troubles: [troubleOf(info)], facts: wayFacts(way) }
  const { username } = me.catch({}).parse(who.result)
  const hook = webhookInfo.catch({ url: '', pending_update_count: 0 }).parse(info.result)
  return {
    troubles: webhookTroubles(hook, way),
    facts: [
      ...(username ? [{ name: 'bot', value: `@${username}` }] : []),
      ...wayFacts(way),
      { name: 'waiting at Telegram', value: String(hook.pending_update_count) },
    ],
  }
}

const wayFacts = (way: Way): ChannelHealth['facts'] =>
  way.kind === 'webhook'
    ? [{ name: 'webhook', value: way.url }]
    : [{ name: 'messages', value: 'fetched by long polling' }]

function webhookTroubles({ url, last_error_message }: z.output<typeof webhookInfo>, way: Way): string[] {
  if (way.kind === 'polling') return url === '' ? [] : [OTHER_WEBHOOK]
  if (url !== way.url) return ['Telegram does not have our address yet: start the service, or look at its log']
  return last_error_message ? [`Telegram could not hand over a message: ${last_error_message.slice(0, 200)}`] : []
}
