import { z } from 'zod'
import type { HttpResponse } from '../channel.js'
import type { Activity } from '../activity.js'
import { cleanText } from '../text/clean.js'
import { badArgument, refusal } from './answers.js'
import { parseStrictJson } from './strict-json.js'

/** Longest message of a visitor, UTF-16 units. */
export const MESSAGE_LENGTH = 4096
/** Longest `value` of a button or form, as JSON. */
const VALUE_LENGTH = 4096
/** Events that other Direct Line clients send by habit; they are taken and change nothing. */
const HABITS = new Set(['webchat/join'])

const CLIENT_ID = /^[!-~]{1,200}$/
const reactions = z.array(z.object({ type: z.string().max(64) })).max(5)
/** JSON with every text in it clean. */
const cleanValue = (value: unknown): unknown =>
  value === undefined
    ? undefined
    : JSON.parse(JSON.stringify(value), (_, part: unknown) => (typeof part === 'string' ? cleanText(part) : part))
const locale = z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i)

/**
 * What is taken of a visitor's activity. Fields that say who speaks, to whom and where (`from`, `role`, `recipient`,
 * `serviceUrl`, `channelId`, `conversation`, `id`, `timestamp`), links to attachments and our own part of `channelData`
 * are not among them: they are set by us, or dropped.
 */
const posted = z.object({
  type: z.string().max(64),
  text: z.string().optional(),
  name: z.string().max(200).optional(),
  value: z.unknown().transform(cleanValue).optional(),
  locale: locale.optional().catch(undefined),
  replyToId: z.string().max(200).optional(),
  reactionsAdded: reactions.optional(),
  reactionsRemoved: reactions.optional(),
  channelData: z
    .object({
      clientActivityID: z.string().regex(CLIENT_ID).optional(),
      clientTimestamp: z.string().max(64).optional().catch(undefined),
      postBack: z.boolean().optional().catch(undefined),
      messageBack: z
        .object({ displayText: z.string().max(MESSAGE_LENGTH).transform(cleanText) })
        .optional()
        .catch(undefined),
    })
    .optional(),
})
type Posted = z.infer<typeof posted>

export type VisitorActivity =
  | { readonly kind: 'activity'; readonly activity: Activity; readonly clientId: string | null }
  | { readonly kind: 'typing' }
  /** Understood, and nothing comes of it. */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'refused'; readonly response: HttpResponse }

const refused = (response: HttpResponse): VisitorActivity => ({ kind: 'refused', response })

/** A visitor's activity, with only what a visitor may say. `files`: how many files came along with it. */
export function readVisitorActivity(body: unknown, files = 0): VisitorActivity {
  const parsed = posted.safeParse(body)
  if (!parsed.success) return refused(badArgument(explain(parsed.error)))
  const { data } = parsed
  switch (data.type) {
    case 'message':
      return readMessage(data, files)
    case 'endOfConversation':
      return taken(data, {})
    case 'messageReaction':
      return taken(data, pick(data, ['replyToId', 'reactionsAdded', 'reactionsRemoved']))
    case 'typing':
      return { kind: 'typing' }
    default:
      if (data.type === 'event' && HABITS.has(data.name ?? '')) return { kind: 'ignored' }
      return refused(badArgument('A visitor may send messages, reactions, typing and the end of the conversation.'))
  }
}

/** The same from a request's bytes. */
export function readVisitorBody(body: Uint8Array, files = 0): VisitorActivity {
  const parsed = parseStrictJson(body)
  return parsed.kind === 'fault' ? refused(badArgument(parsed.message)) : readVisitorActivity(parsed.value, files)
}

function readMessage(data: Posted, files: number): VisitorActivity {
  const text = cleanText(data.text ?? '')
  if (text.length > MESSAGE_LENGTH)
    return refused(refusal(413, 'MessageSizeTooBig', `A message holds at most ${MESSAGE_LENGTH} characters.`))
  if (data.value !== undefined && JSON.stringify(data.value).length > VALUE_LENGTH)
    return refused(refusal(413, 'MessageSizeTooBig', `A value holds at most ${VALUE_LENGTH} characters.`))
  if (!text.trim() && data.value === undefined && files === 0) return refused(badArgument('The message is empty.'))
  return taken(data, { text, textFormat: 'plain', ...pick(data, ['value', 'replyToId']) })
}

function taken(data: Posted, rest: Partial<Activity>): VisitorActivity {
  const activity = { type: data.type, ...pick(data, ['locale']), ...rest }
  const channelData = data.channelData && pick(data.channelData, CHANNEL_DATA)
  return {
    kind: 'activity',
    activity: (channelData ? { ...activity, channelData } : activity) as Activity,
    clientId: data.channelData?.clientActivityID ?? null,
  }
}

const CHANNEL_DATA = ['clientActivityID', 'clientTimestamp', 'postBack', 'messageBack'] as const

/** The named fields that are there. */
function pick<T extends object, K extends keyof T>(
  from: T,
  names: readonly K[],
): { [N in K]?: Exclude<T[N], undefined> } {
  const kept = names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]])
  return Object.fromEntries(kept) as { [N in K]?: Exclude<T[N], undefined> }
}

const explain = (error: z.ZodError): string =>
  `The activity is not valid: ${[...new Set(error.issues.map((issue) => issue.path.join('.') || 'not an object'))].join(', ')}.`
