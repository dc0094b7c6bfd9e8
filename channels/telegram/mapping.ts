import type { Context, Telegraf } from 'telegraf'
import type { Activity } from '../activity.js'
import { cleanText } from '../text/clean.js'
import { truncate } from '../text/graphemes.js'
import { tappedWords } from './choices.js'
import { meaningOf } from './message-meaning.js'
import { KINDS, membership, message, tap, update, type WireMessage, type WireUser } from './update.js'

/** What an update is to us. */
export type Mapped =
  | {
      readonly kind: 'activity'
      readonly chat: number
      /** Unique within the chat, and the same whenever the same comes again. */
      readonly id: string
      /** Null where Telegram does not say. */
      readonly at: Date | null
      readonly activity: Activity
    }
  | { readonly kind: 'reach'; readonly chat: number; readonly reachable: boolean; readonly at: Date }
  | { readonly kind: 'group'; readonly chat: number; readonly language: string | undefined }
  /** Understood, and nothing comes of it. */
  | { readonly kind: 'nothing' }

/** Maps one update. Rejects for one that cannot be read. */
export type Mapper = (raw: unknown) => Promise<Mapped>

const NAME_LENGTH = 64
const NOTHING: Mapped = { kind: 'nothing' }
/** What we are in a group that we have not left. */
const IN_GROUP = new Set(['member', 'administrator', 'restricted'])

/**
 * Telegraf's middleware decides what an update is; it calls nobody. An update's outcome is found by the update itself, so
 * that many can be mapped at once.
 */
export function createMapper(bot: Telegraf): Mapper {
  const outcomes = new WeakMap<object, Mapped>()
  const outcome = (context: Context, mapped: Mapped) => void outcomes.set(context.update, mapped)
  bot.on('message', (context) => outcome(context, mapMessage(context.message)))
  bot.on('edited_message', (context) => outcome(context, mapEdit(context.editedMessage)))
  bot.on('callback_query', (context) => outcome(context, mapTap(context.callbackQuery)))
  bot.on('my_chat_member', (context) => outcome(context, mapMembership(context.myChatMember)))
  bot.catch((error) => {
    throw error
  })
  return async (raw) => {
    const checked = update.parse(raw)
    if (!KINDS.some((kind) => kind in checked)) return NOTHING
    await bot.handleUpdate(checked as unknown as Parameters<Telegraf['handleUpdate']>[0])
    return outcomes.get(checked) ?? NOTHING
  }
}

type Raw = Readonly<Record<string, unknown>>

function mapMessage(raw: object): Mapped {
  const wire = message.parse(raw)
  const { chat, message_id, date, reply_to_message } = wire
  const said = saidBy(wire, raw as Raw)
  if ('kind' in said) return said
  const replyToId = reply_to_message && { replyToId: String(reply_to_message.message_id) }
  return { kind: 'activity', chat: chat.id, id: `m${message_id}`, at: date, activity: { ...said, ...replyToId } }
}

/** Kept in the transcript as a revision; the bot does not speak again. */
function mapEdit(raw: object): Mapped {
  const wire = message.parse(raw)
  const { chat, message_id, date, edit_date = date } = wire
  const said = saidBy(wire, raw as Raw)
  if ('kind' in said) return said
  const activity: Activity = { ...said, type: 'messageUpdate', replyToId: String(message_id) }
  const id = `e${message_id}.${edit_date.getTime() / 1000}`
  return { kind: 'activity', chat: chat.id, id, at: edit_date, activity }
}

function saidBy(wire: WireMessage, raw: Raw): Activity | Mapped {
  const { chat, from } = wire
  if (chat.type !== 'private') return { kind: 'group', chat: chat.id, language: from?.language_code }
  const meaning = from && !from.is_bot ? meaningOf(wire, raw) : null
  return from && meaning ? by(from, meaning) : NOTHING
}

function mapTap(raw: object): Mapped {
  const wire = tap.parse(raw)
  const { id, from, message: tapped } = wire
  if (from.is_bot || (tapped && tapped.chat.type !== 'private')) return NOTHING
  const activity: Activity = {
    type: 'message',
    text: cleanText(tappedWords(wire)),
    textFormat: 'plain',
    channelData: { postBack: true, telegram: { tap: id } },
    ...(tapped && { replyToId: String(tapped.message_id) }),
  }
  return { kind: 'activity', chat: tapped?.chat.id ?? from.id, id: `t${id}`, at: null, activity: by(from, activity) }
}

function mapMembership(raw: object): Mapped {
  const { chat, from, date, new_chat_member } = membership.parse(raw)
  if (chat.type === 'private')
    return { kind: 'reach', chat: chat.id, reachable: new_chat_member.status === 'member', at: date }
  return IN_GROUP.has(new_chat_member.status) ? { kind: 'group', chat: chat.id, language: from.language_code } : NOTHING
}

/** The name is what the citizen calls themselves. */
function by({ first_name, last_name = '', language_code }: WireUser, activity: Activity): Activity {
  const name = truncate(cleanText(`${first_name} ${last_name}`).replace(/\s+/g, ' ').trim(), NAME_LENGTH)
  return {
    ...activity,
    from: { id: 'citizen', name, role: 'user' },
    ...(language_code && { locale: localeOf(language_code) }),
  }
}

/** The language of the app, a hint only. Who has neither of ours is more likely to read English. */
export const localeOf = (code: string): 'ar' | 'en' => (code.toLowerCase().startsWith('ar') ? 'ar' : 'en')
