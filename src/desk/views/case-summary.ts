import { z } from 'zod'
import { cut } from '../../../dialogs/citizen-message.js'
import { maskPersonal } from '../../../dialogs/recognizers/personal-data.js'
import { plainText, type RichText } from '../../../knowledge/rich-text.js'
import type { ListedCase } from '../../store/desk/case-lists.js'
import type { CaseState, CaseSummary } from '../contract/inbox.js'

/** Minutes in which a team means to answer first and to be done. */
export interface Targets {
  readonly firstReply: number
  readonly resolution: number
}

export interface SummaryContext {
  readonly nameOf: (agent: string) => string | null
  readonly targetsOf: (team: string | null) => Targets
  readonly now: Date
  /** Who is to call sees the number; everybody else its end. */
  readonly wholeNumber: boolean
}

const PREVIEW = 140
const MINUTE = 60_000
/** Enough of a number to tell two cases apart by. */
const SHOWN_DIGITS = 3

export function toSummary(one: ListedCase, context: SummaryContext): CaseSummary {
  const { nameOf, now } = context
  const dueAt = dueOf(one, context)
  return {
    reference: one.reference,
    conversation: one.conversation,
    kind: one.kind,
    state: stateOf(one),
    reason: one.reason,
    subject: one.subject,
    preview: cut(maskPersonal(textOf(one.lastActivity)), PREVIEW),
    citizen: nameIn(one.lastWords),
    channel: one.channel,
    language: one.spoken === 'en' ? 'en' : 'ar',
    urgent: one.urgent === 1,
    team: one.team,
    agent: one.agent === null ? null : { id: one.agent, name: nameOf(one.agent) ?? '' },
    tags: tagsIn(one.tags),
    unread: one.unread,
    openedAt: iso(one.opened_at),
    waitingSince: maybeIso(one.waiting_since),
    dueAt: maybeIso(dueAt),
    overdue: dueAt !== null && dueAt < now.getTime(),
    snoozedUntil: maybeIso(one.snoozed_until),
    callback: callbackOf(one, context),
  }
}

const iso = (at: number): string => new Date(at).toISOString()
const maybeIso = (at: number | null): string | null => (at === null ? null : iso(at))

const stateOf = ({ state, snoozed_until }: ListedCase): CaseState =>
  state === 'claimed' && snoozed_until !== null ? 'snoozed' : state

/** Milliseconds since 1970 by which the next target is to be met; null: nothing is owed. */
export function dueOf(
  one: Pick<ListedCase, 'closed_at' | 'first_reply_at' | 'opened_at' | 'team' | 'state' | 'snoozed_until'>,
  { targetsOf }: Pick<SummaryContext, 'targetsOf'>,
): number | null {
  if (one.closed_at !== null || one.state === 'callback' || one.snoozed_until !== null) return null
  const { firstReply, resolution } = targetsOf(one.team)
  return one.opened_at + (one.first_reply_at === null ? firstReply : resolution) * MINUTE
}

function callbackOf(one: ListedCase, { wholeNumber }: SummaryContext): CaseSummary['callback'] {
  const { callback_at: at, callback_phone: phone, callback_reached: reached } = one
  if (at === null || phone === null) return null
  const hidden = phone.slice(0, -SHOWN_DIGITS).replace(/\d/g, '•') + phone.slice(-SHOWN_DIGITS)
  return { at: iso(at), phone: wholeNumber ? phone : hidden, reached: reached === null ? null : reached === 1 }
}

const activity = z.object({
  text: z.string().optional(),
  from: z.object({ name: z.string().optional() }).optional(),
  channelData: z
    .object({ nafidha: z.object({ richText: z.array(z.unknown()) }) })
    .optional()
    .catch(undefined),
})

const read = (stored: string | null): z.infer<typeof activity> => {
  if (stored === null) return {}
  try {
    return activity.safeParse(JSON.parse(stored)).data ?? {}
  } catch {
    return {}
  }
}

/** Without marks: what was written for the eye is shown to it as words. */
function textOf(stored: string | null): string {
  const { text = '', channelData } = read(stored)
  const tree = channelData?.nafidha.richText as RichText | undefined
  return tree ? plainText(tree) : text
}

/** What the channel calls the citizen; null where it tells no name. */
export const nameIn = (stored: string | null): string | null => read(stored).from?.name || null

const tags = z.array(z.string())
export const tagsIn = (stored: string): readonly string[] => tags.safeParse(JSON.parse(stored)).data ?? []
