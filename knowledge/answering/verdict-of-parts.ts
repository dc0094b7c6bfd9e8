import type { Verdict } from '../answerer.js'
import type { Content } from '../content.js'
import type { Agency, Entry, EntryId } from '../entry.js'
import { OPTIONS } from './options.js'
import type { Part } from './parts.js'

interface Given {
  readonly content: Pick<Content, 'entries' | 'agencies'>
  readonly isCurrent: (entry: Entry) => boolean
}

/** Says of every part what there is: the answers in order, and whom to ask about what is not covered. */
export function verdictOfParts(parts: readonly Part[], { content, isCurrent }: Given): Verdict | null {
  const covered = parts.filter(({ best }) => !best.notCovered)
  const ranked = covered.flatMap(({ best, confidence }) => {
    const entry = content.entries.get(best.id as EntryId)
    return entry && isCurrent(entry) ? [{ entry, confidence }] : []
  })
  if (ranked.length < covered.length || ranked.length === 0) return null
  const entries = [...new Set(ranked.map(({ entry }) => entry))].slice(0, OPTIONS)
  const confidence = Math.min(...ranked.map((scored) => scored.confidence))
  const isWhole = covered.length === parts.length
  const beside = isWhole ? {} : { unanswered: whomToAsk(parts, content) }
  return { kind: 'answer', entries, ranked, confidence, rule: 'parts', ...beside }
}

function whomToAsk(parts: readonly Part[], { entries, agencies }: Given['content']): Agency[] {
  const refused = parts.filter(({ best }) => best.notCovered)
  const ids = new Set(refused.map(({ best }) => entries.get(best.id as EntryId)?.agency ?? ''))
  return [...ids].flatMap((id) => agencies.get(id) ?? [])
}
