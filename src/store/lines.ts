import type { Kysely } from 'kysely'
import type { Activity, AnswerReceipt, Origin } from '../../channels/activity.js'
import type { Part } from '../../channels/channel.js'
import type { Engine } from './engine.js'
import { prepare } from './prepared.js'
import type { Database } from './schema.js'

/** One line that the service says, as it is stored. */
export interface Line {
  readonly origin: Exclude<Origin, 'citizen'> | 'note'
  /** JSON. */
  readonly activity: string
  /** What goes to the provider, JSON each; null on a channel whose transcript is the delivery. */
  readonly parts: readonly string[] | null
  readonly receipts: readonly AnswerReceipt[]
  /** Of an agent's message or note. */
  readonly author?: string
  readonly clientId?: string
  readonly mentions?: readonly string[]
}

/** A line before it became text. */
export interface Spoken extends Omit<Line, 'activity' | 'parts'> {
  readonly activity: Activity
  readonly parts: readonly Part[] | null
}

/** Text is what a line is stored as, and what crosses threads cheaply. */
export const lineOf = ({ activity, parts, ...rest }: Spoken): Line => ({
  ...rest,
  activity: JSON.stringify(activity),
  parts: parts && parts.map((part) => JSON.stringify(part)),
})

/** Where lines go, under which numbers, and what was asked (personal data masked) for their receipts. */
export interface Place {
  readonly conversation: string
  readonly channel: string
  readonly firstSeq: number
  readonly question: string
  readonly at: Date
  /** What led to the lines, in the log; left out where nothing did. */
  readonly trace?: string | null
}

export type Lines = ReturnType<typeof createLines>

/** Writes lines to transcript, outbox and receipts. Runs in the caller's transaction, which has reserved the numbers. */
export function createLines({ db }: Engine) {
  const queries = createQueries(db)
  return {
    async add(tx: Kysely<Database>, lines: readonly Line[], place: Place): Promise<void> {
      for (const [i, line] of lines.entries()) {
        const { trace = null } = place
        const row = { ...place, trace, seq: place.firstSeq + i, at: place.at.getTime(), origin: line.origin }
        await queries.addLine(tx, { ...row, ...written(line) })
        for (const [part, payload] of (line.parts ?? []).entries())
          await queries.addPart(tx, { ...row, origin: spoken(line), part, payload })
        for (const [part, receipt] of line.receipts.entries())
          await queries.addReceipt(tx, { ...row, ...receipt, part, runners: JSON.stringify(receipt.runnersUp) })
      }
    },
  }
}

/** A note has no way out: it is refused here, whoever made parts of it. */
function spoken({ origin }: Line): Exclude<Line['origin'], 'note'> {
  if (origin === 'note') throw new Error('a note is never delivered')
  return origin
}

const written = ({ origin, parts, activity, author, clientId, mentions }: Line) => ({
  activity,
  checkpoint: parts ? ('queued' as const) : origin === 'note' ? ('stored' as const) : ('delivered' as const),
  author: author ?? null,
  clientId: clientId ?? null,
  mentions: mentions ? JSON.stringify(mentions) : null,
})

interface Row {
  conversation: string
  channel: string
  seq: number
  question: string
  at: number
  trace: string | null
}
type LineRow = Row & ReturnType<typeof written> & Pick<Line, 'origin'>
type ReceiptRow = Row &
  Pick<AnswerReceipt, 'entry' | 'hash' | 'confidence' | 'rule'> & { part: number; runners: string }

function createQueries(db: Kysely<Database>) {
  return {
    addLine: prepare<LineRow>(db)((kysely, slot) =>
      kysely.insertInto('transcript').values({
        conversation: slot('conversation'),
        seq: slot('seq'),
        origin: slot('origin'),
        activity: slot('activity'),
        checkpoint: slot('checkpoint'),
        author: slot('author'),
        client_id: slot('clientId'),
        mentions: slot('mentions'),
        at: slot('at'),
      }),
    ),
    addPart: prepare<Row & { origin: Exclude<Line['origin'], 'note'>; part: number; payload: string }>(db)(
      (kysely, slot) =>
        kysely.insertInto('outbox').values({
          conversation: slot('conversation'),
          seq: slot('seq'),
          part: slot('part'),
          channel: slot('channel'),
          origin: slot('origin'),
          payload: slot('payload'),
          status: 'queued',
          due_at: slot('at'),
          trace: slot('trace'),
        }),
    ),
    addReceipt: prepare<ReceiptRow>(db)((kysely, slot) =>
      kysely.insertInto('receipts').values({
        conversation: slot('conversation'),
        seq: slot('seq'),
        part: slot('part'),
        entry: slot('entry'),
        hash: slot('hash'),
        confidence: slot('confidence'),
        runners_up: slot('runners'),
        rule: slot('rule'),
        question: slot('question'),
        at: slot('at'),
      }),
    ),
  }
}
