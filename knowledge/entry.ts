import { z } from 'zod'
import type { Bilingual, Language } from './language/language.js'
import type { RichText } from './rich-text.js'

export type EntryId = string & { readonly brand: 'EntryId' }

/**
 * What an entry is for. `service`: a question about a public service. `smalltalk`: greetings, thanks, who are you.
 * `urgent`: somebody is in danger; its answer is an emergency signpost. `person`: the citizen needs a person, not an
 * answer (asks for one, asks about an own case, is angry about how a case was handled); it has phrasings but no answer.
 */
export const ENTRY_KINDS = ['service', 'smalltalk', 'urgent', 'person'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** How sure the source makes us: an official page, the text of a law, a newspaper, a professional firm, a blog. */
export const CONFIDENCES = ['official', 'law', 'news', 'professional', 'blog'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** A reply button holds no more on WhatsApp. */
export const LABEL_LENGTH = 20
/** Answer and caution together, as plain text, in one language: one message on every channel with source and date. */
export const ANSWER_LENGTH = 600

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and single hyphens, like id-card-fee')
const sentence = z.string().trim().min(1, 'write at least one word')
const bilingual = z.strictObject({ ar: sentence, en: sentence })
const label = z.strictObject({ ar: sentence.max(LABEL_LENGTH), en: sentence.max(LABEL_LENGTH) })
const list = z.array(sentence)
const lists = z.strictObject({ ar: list.default([]), en: list.default([]) })
const link = z.string().regex(/^(https:\/\/|tel:|mailto:)/, 'a link starts with https://, tel: or mailto:')
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write a day as 2026-11-23')
const asOf = z.union([
  z.literal('undated'),
  z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'write 2025, 2025-08, 2025-08-12 or undated'),
  z
    .number()
    .int()
    .transform((year) => String(year)),
])

/** The front matter of an entry's file. A field it does not know is a fault, so that a typing error is found. */
export const frontMatter = z.strictObject({
  id: slug,
  kind: z.enum(ENTRY_KINDS).default('service'),
  status: z.enum(['live', 'draft']).default('live'),
  covers: z.array(slug).default([]),
  topic: slug,
  agency: slug,
  team: slug.optional(),
  label,
  question: bilingual,
  phrasings: z.strictObject({ ar: list, en: list }),
  notCovered: lists.default({ ar: [], en: [] }),
  golden: lists.default({ ar: [], en: [] }),
  source: z
    .strictObject({ title: bilingual, url: z.string().regex(/^https?:\/\//, 'a source has an http(s) address') })
    .optional(),
  asOf: asOf.optional(),
  confidence: z.enum(CONFIDENCES).optional(),
  caution: bilingual.optional(),
  validFrom: day.optional(),
  validUntil: day.optional(),
  reviewBy: day.optional(),
  owner: sentence.optional(),
  followUps: z.array(slug).default([]),
  links: z.array(z.strictObject({ label, url: link })).default([]),
})
export type FrontMatter = z.infer<typeof frontMatter>

/** One curated question with its answer in each language. */
export interface Entry extends Omit<FrontMatter, 'id' | 'followUps'> {
  readonly id: EntryId
  readonly followUps: readonly EntryId[]
  /** The answer as the curator wrote it; null where the kind has none. */
  readonly answer: Readonly<Record<Language, RichText>> | null
  /** SHA-256 of the file, first 16 hex digits: which text a citizen was given. */
  readonly hash: string
  /** Where it stands, for the curator. */
  readonly file: string
}

/** A public body, and how a citizen reaches it where a fact row says so. */
export interface Agency {
  readonly id: string
  readonly name: Bilingual
  readonly contact?: Bilingual | undefined
}
