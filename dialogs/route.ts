import type { AnswerContext, Answerer, Scored, Verdict } from '../knowledge/answerer.js'
import type { Entry, EntryId, EntryKind } from '../knowledge/entry.js'
import { asks, clausesOf } from '../knowledge/language/clauses.js'
import { cancel } from './recognizers/cancel.js'
import { asksHow, person, type PersonReason } from './recognizers/person.js'
import { smalltalk, withoutCourtesy, type Smalltalk } from './recognizers/smalltalk.js'
import { urgent, urgentFrom } from './recognizers/urgent.js'

/** Where a message belongs. `verdict` is what the answerer made of it, whatever the kind. */
export type Route =
  | { readonly kind: 'urgent'; readonly verdict: Verdict; readonly entry: Entry }
  | { readonly kind: 'person'; readonly verdict: Verdict; readonly reason: PersonReason }
  | { readonly kind: 'smalltalk'; readonly verdict: Verdict; readonly entry: Entry }
  /** A question: its entries and options are service entries only. */
  | { readonly kind: 'verdict'; readonly verdict: Verdict }

export type Router = (text: string, context: AnswerContext, answerer: Answerer) => Promise<Route>

export interface RouterParts {
  /** The entries in force, asked anew for every message. */
  readonly entries: () => ReadonlyMap<EntryId, Entry>
}

/** The probability from which a question is clear, and from which its answer is beyond doubt. */
const CLEAR = 0.5
const BEYOND_DOUBT = 0.9
/** From this share of all probability on, entries of these kinds decide where no words do: who asks mostly asks a question. */
const LIKELY = { person: { telling: 0.3, asking: 0.6 }, smalltalk: { short: 0.3, long: 0.4, asking: 0.6 } }
/** Small talk is short; a longer message has to look more like it, one that asks most of all whatever its length, and nobody makes any at great length. */
const SMALLTALK_WORDS = { short: 3, most: 10 }
/** Small talk that nobody puts as a question. */
const NEVER_ASKED: ReadonlySet<string> = new Set<Smalltalk>(['greeting', 'thanks', 'farewell', 'okay'])
/** The entries of kind person in the basics pack, and what they stand for. */
const REASONS: Readonly<Record<string, PersonReason>> = {
  'person-asked': 'asked',
  'person-own-record': 'own-record',
  'person-complaint': 'complaint',
}

/**
 * Decides between an emergency, a person, small talk and a question. Words that leave no doubt are heard first, emergencies
 * before all; then what the answerer has learnt from the phrasings of the basics pack; then it is a question.
 */
export function createRouter({ entries }: RouterParts): { readonly route: Router } {
  const entryOf = (id: string, kind: EntryKind): Entry | null => {
    const known = entries()
    return known.get(id as EntryId) ?? [...known.values()].find((entry) => entry.kind === kind) ?? null
  }
  const route: Router = async (text, context, answerer) => {
    const question = withoutCourtesy(text) || text
    const verdict = await answerer.answer(question, context)
    const danger = urgent(text)
    const signpost = danger && entryOf(`urgent-${danger}`, 'urgent')
    if (signpost) return { kind: 'urgent', verdict, entry: signpost }
    const chat = smalltalk(text)
    const reply = chat && entryOf(chat, 'smalltalk')
    if (reply) return { kind: 'smalltalk', verdict, entry: reply }
    const reason = reasonFor(question, verdict)
    if (reason) return { kind: 'person', verdict, reason }
    return learnt(question, verdict) ?? { kind: 'verdict', verdict: ofServices(verdict) }
  }
  return { route }
}

/**
 * Why it needs a person, by its words. Who asks for one gets one; else a clear question comes first: one that has its answer
 * beyond doubt, or asks how a thing is done, angry as it may be.
 */
function reasonFor(question: string, verdict: Verdict): PersonReason | null {
  const reason = reasonInWords(question, verdict)
  const { kind, ranked, confidence } = verdict
  if (reason === null || reason === 'asked' || ranked[0]?.entry.kind !== 'service') return reason
  const isClear = (kind === 'answer' && confidence >= BEYOND_DOUBT) || (confidence >= CLEAR && asksHow(question))
  return isClear ? null : reason
}

/**
 * In a story with a clear question only the question and the end count: who tells at length has seen offices closed and calls
 * not answered, and asks something all the same.
 */
function reasonInWords(question: string, { asked, kind, ranked, confidence }: Verdict): PersonReason | null {
  if (asked === undefined || ranked[0]?.entry.kind !== 'service') return person(question)
  const isClear = kind === 'answer' || (confidence >= CLEAR && asks(asked))
  return isClear ? (person(asked) ?? person(clausesOf(question).at(-1)?.text ?? '')) : person(question)
}

/** Where the answerer's likeness to the basics pack leads, if it is likely enough. */
function learnt(question: string, verdict: Verdict): Route | null {
  const [best] = verdict.ranked
  if (!best || best.entry.kind === 'service') return null
  const { kind } = best.entry
  const likely = verdict.ranked
    .filter(({ entry }) => entry.kind === kind)
    .reduce((sum, { confidence }) => sum + confidence, 0)
  switch (kind) {
    case 'urgent':
      return likely < urgentFrom(question) || cancel(question) ? null : { kind, verdict, entry: best.entry }
    case 'person':
      return likely < LIKELY.person[asks(question) ? 'asking' : 'telling']
        ? null
        : { kind, verdict, reason: REASONS[best.entry.id] ?? 'asked' }
    case 'smalltalk':
      return likely < likelySmalltalk(question, best.entry.id) ? null : { kind, verdict, entry: best.entry }
  }
}

function likelySmalltalk(question: string, id: string): number {
  const length = question.split(/\s+/).length
  if (length > SMALLTALK_WORDS.most) return Infinity
  if (asks(question)) return NEVER_ASKED.has(id) ? Infinity : LIKELY.smalltalk.asking
  return length <= SMALLTALK_WORDS.short ? LIKELY.smalltalk.short : LIKELY.smalltalk.long
}

const isService = ({ entry }: Scored): boolean => entry.kind === 'service'

/** The verdict with nothing but service entries; where that leaves too little to answer or to choose from, unknown. */
function ofServices(verdict: Verdict): Verdict {
  const entries = verdict.entries.filter(({ kind }) => kind === 'service')
  if (entries.length === verdict.entries.length) return verdict
  const ranked = verdict.ranked.filter(isService)
  const confidence = ranked[0]?.confidence ?? 0
  if (entries.length >= (verdict.kind === 'clarify' ? 2 : 1)) return { ...verdict, entries, ranked, confidence }
  return { ...verdict, kind: 'unknown', entries: [], ranked, confidence }
}
