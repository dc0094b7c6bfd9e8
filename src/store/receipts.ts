import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Engine } from './engine.js'
import type { Database } from './schema.js'

/** A question to which no entry was given. */
export interface Unanswered {
  readonly conversation: string
  /** Personal data masked. */
  readonly question: string
  /** `asked-back`: the citizen was asked which entry is meant; any other: we said that we do not know. */
  readonly rule: string
  /** Ids of the entries that came near, likeliest first. */
  readonly nearest: readonly string[]
  /** The entry that the citizen then chose of those offered. */
  readonly chosen: string | null
  /** What an agent wrote afterwards, in a case that is closed. Not masked; empty where none did. */
  readonly agentWords: readonly string[]
  readonly at: Date
}

export type Receipts = ReturnType<typeof createReceipts>

/** For the curators: reads what turns left behind and writes nothing. */
export function createReceipts({ db }: Engine) {
  return {
    /** Questions since a moment, oldest first within their conversation; those of erased conversations are gone. */
    async unanswered(since: Date): Promise<readonly Unanswered[]> {
      const from = since.getTime()
      const [receipts, agentLines, closedCases] = await Promise.all([
        receiptsSince(db, from),
        agentLinesSince(db, from),
        closedCasesSince(db, from),
      ])
      const lines = byConversation(agentLines)
      const cases = byConversation(closedCases)
      return receipts.flatMap((receipt, i): Unanswered[] => {
        const { conversation, entry, question, rule, at } = receipt
        if (entry !== null || question === null) return []
        const closedAt = cases.get(conversation)?.find(({ closed_at }) => (closed_at ?? 0) >= at)?.closed_at ?? 0
        const words = (lines.get(conversation) ?? []).filter((line) => line.seq > receipt.seq && line.at <= closedAt)
        return [
          {
            conversation,
            question,
            rule,
            nearest: runnersUp.parse(JSON.parse(receipt.runners_up)).map((runner) => runner.entry),
            chosen: chosenAfter(receipt, receipts[i + 1]),
            agentWords: words.flatMap(({ activity }) => spoken.parse(JSON.parse(activity)).text || []),
            at: new Date(at),
          },
        ]
      })
    },
  }
}

function byConversation<Row extends { readonly conversation: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const grouped = new Map<string, Row[]>()
  for (const row of rows) {
    const known = grouped.get(row.conversation)
    if (known) known.push(row)
    else grouped.set(row.conversation, [row])
  }
  return grouped
}

const runnersUp = z.array(z.object({ entry: z.string() }))
const spoken = z.object({ text: z.string().optional() })

const receiptsSince = (db: Kysely<Database>, from: number) =>
  db
    .selectFrom('receipts')
    .select(['conversation', 'seq', 'entry', 'rule', 'question', 'runners_up', 'at'])
    .where('at', '>=', from)
    .where('conversation', 'in', withUnanswered(db, from))
    .orderBy('conversation')
    .orderBy('seq')
    .orderBy('part')
    .execute()

const agentLinesSince = (db: Kysely<Database>, from: number) =>
  db
    .selectFrom('transcript')
    .select(['conversation', 'seq', 'activity', 'at'])
    .where('origin', '=', 'agent')
    .where('at', '>=', from)
    .where('conversation', 'in', withUnanswered(db, from))
    .orderBy('conversation')
    .orderBy('seq')
    .execute()

const closedCasesSince = (db: Kysely<Database>, from: number) =>
  db
    .selectFrom('cases')
    .select(['conversation', 'closed_at'])
    .where('state', 'in', ['resolved', 'closed'])
    .where('closed_at', '>=', from)
    .where('conversation', 'in', withUnanswered(db, from))
    .orderBy('closed_at')
    .execute()

const withUnanswered = (db: Kysely<Database>, from: number) =>
  db.selectFrom('receipts').select('conversation').where('entry', 'is', null).where('at', '>=', from)

type Receipt = Awaited<ReturnType<typeof receiptsSince>>[number]

/** The answer that a question back led to: the next in the conversation, if the citizen took an option. */
function chosenAfter(asked: Receipt, next: Receipt | undefined): string | null {
  const follows = asked.rule === 'asked-back' && next?.conversation === asked.conversation && next.rule === 'chosen'
  return follows ? next.entry : null
}
