import { z } from 'zod'
import type { HandoffRequest } from '../channels/activity.js'
import type { EntryId } from '../knowledge/entry.js'
import { LANGUAGES } from '../knowledge/language/language.js'

/** What a button does that is not an entry or a topic; each has its words under `label.` in the wording. */
export const COMMANDS = [
  'person',
  'notHelped',
  'noneOfThese',
  'skip',
  'cancel',
  'yes',
  'no',
  'cancelWait',
  'callback',
  'noCallback',
  'changeCallback',
  'arabic',
  'english',
  'help',
  'language',
  'eraseMyData',
  'copyMyData',
] as const
export type Command = (typeof COMMANDS)[number]

const entryId = z.string().transform((id) => id as EntryId)
const offer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('entry'), id: entryId }),
  z.object({ kind: z.literal('topic'), id: z.string() }),
  z.object({ kind: z.literal('command'), command: z.enum(COMMANDS) }),
])
/** What a button stands for. An id only: what it means is looked up when the button is pressed. */
export type Offer = z.infer<typeof offer>

/** A button as the citizen saw it. */
const button = z.object({ label: z.string(), offer })
export type Button = z.infer<typeof button>

const REASONS = [
  'asked',
  'own-record',
  'complaint',
  'unknown',
  'urgent',
  'failure',
] as const satisfies readonly HandoffRequest['reason'][]

/** What a person would be told if the citizen asked for one now. */
export const concernSchema = z.object({
  reason: z.enum(REASONS),
  subject: z.string(),
  entry: entryId.nullable(),
  urgent: z.boolean(),
})
export type Concern = z.infer<typeof concernSchema>

/**
 * What the bot remembers of a conversation. Every field falls back by itself, so a state of an older release, or a damaged
 * one, costs only what it no longer tells. Texts in it are masked. Turns change it, so no fallback may be shared.
 */
const memory = z.object({
  language: z.enum(LANGUAGES).nullable().catch(null),
  /** Version of the consent sentence that was shown. */
  consent: z.string().nullable().catch(null),
  welcomed: z.boolean().catch(false),
  /** When the citizen last wrote, in ISO 8601. */
  wroteAt: z.string().nullable().catch(null),
  /** Entries answered, newest first. */
  previous: z.array(entryId).catch(() => []),
  /** The entries of the last answer, and the question it was for. */
  answered: z.array(entryId).catch(() => []),
  question: z.string().nullable().catch(null),
  /** Questions in a row that had no answer. */
  unknowns: z.number().int().nonnegative().catch(0),
  /** The buttons of the last message, in order. */
  offered: z.array(button).catch(() => []),
  /** The question that the offered entries are to make clear; null where they are no such question. */
  clarifying: z.string().nullable().catch(null),
  /** Entries that earlier messages offered: their buttons may still be pressed. */
  recent: z.array(entryId).catch(() => []),
  concern: concernSchema.nullable().catch(null),
  /** The case of which the citizen was asked what was missing. */
  commentFor: z.string().nullable().catch(null),
  /** When the citizen was last told of each kind of personal data, in ISO 8601. */
  warned: z.record(z.string(), z.string()).catch(() => ({})),
})
export type Memory = z.infer<typeof memory>

/** Never fails: what cannot be read is as if it had never been. */
export function readMemory(stored: unknown): Memory {
  return memory.parse(typeof stored === 'object' && stored !== null ? stored : {})
}
