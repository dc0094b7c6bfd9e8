import { type Kysely, type Selectable, sql } from 'kysely'
import type { Language } from '../../knowledge/language/language.js'
import { dropTimers, setPlaceTimer } from './desk/desk-timers.js'
import { placeOf } from './desk/place.js'
import type { CaseTable } from './desk/tables.js'
import type { Engine } from './engine.js'
import type { Line, Lines } from './lines.js'
import type { CaseState, Database } from './schema.js'

/** A case as it stands. */
export interface StoredCase {
  readonly conversation: string
  readonly channel: string
  readonly reference: string
  readonly reason: string
  /** Masked when it was stored. */
  readonly subject: string
  readonly language: Language
  readonly urgent: boolean
  readonly team: string | null
  readonly state: CaseState
  readonly openedAt: Date
  readonly callback: { readonly at: Date; readonly phone: string } | null
}

/** What is said to the citizen of a case, in the transaction that changes it. Pure. */
export type Say = (to: { readonly channel: string; readonly language: Language; readonly place: number }) => Line

interface Speech {
  readonly say: Say
  readonly at: Date
}

export type Cases = ReturnType<typeof createCases>

/** The open cases, and telling those who wait how they move up. What moves a case is in `desk/moves.ts`. */
export function createCases({ db, write }: Engine, lines: Lines) {
  return {
    /** Those that are not closed: urgent first, then the longest waiting. */
    async open(): Promise<readonly StoredCase[]> {
      const rows = await db
        .selectFrom('cases')
        .innerJoin('conversations', 'conversations.id', 'cases.conversation')
        .selectAll('cases')
        .select('conversations.channel')
        .where('cases.closed_at', 'is', null)
        .orderBy('cases.urgent', 'desc')
        .orderBy('cases.queued_at')
        .execute()
      return rows.map(toCase)
    },

    /** Says the new place where it is better than the one last told, and looks again later. True: something was said. */
    tellPlace: (conversation: string, speech: Speech): Promise<boolean> =>
      write((tx) => tellPlace(tx, conversation, { ...speech, lines })),
  }
}

async function tellPlace(tx: Kysely<Database>, conversation: string, speech: Speech & { lines: Lines }) {
  const waiting = await waitingCase(tx, conversation)
  const place = waiting ? await placeOf(tx, waiting.reference) : null
  if (!waiting || place === null) {
    await dropTimers(tx, conversation, ['place'])
    return false
  }
  await setPlaceTimer(tx, conversation, speech.at.getTime())
  if (place >= waiting.told_place) return false
  await tx
    .updateTable('cases')
    .set({ told_place: place })
    .where('conversation', '=', conversation)
    .where('reference', '=', waiting.reference)
    .execute()
  await speak(tx, conversation, { ...speech, place })
  return true
}

async function speak(
  tx: Kysely<Database>,
  conversation: string,
  { say, at, lines, place }: Speech & { lines: Lines; place: number },
): Promise<void> {
  const { last_seq, channel, language } = await tx
    .updateTable('conversations')
    .set(({ eb }) => ({ last_seq: eb('last_seq', '+', 1) }))
    .where('id', '=', conversation)
    .returning(['last_seq', 'channel', 'language'])
    .executeTakeFirstOrThrow()
  const said = say({ channel, language: language === 'en' ? 'en' : 'ar', place })
  await lines.add(tx, [said], { conversation, channel, firstSeq: last_seq, question: '', at })
}

/** Holds the conversation's row: an agent who claims at this moment comes before or after, not between. */
async function waitingCase(tx: Kysely<Database>, conversation: string) {
  const held = await tx
    .updateTable('conversations')
    .set(({ ref }) => ({ last_seq: ref('last_seq') }))
    .where('id', '=', conversation)
    .where('holder', '=', 'queue')
    .returning('id')
    .executeTakeFirst()
  if (!held) return undefined
  return tx
    .selectFrom('cases')
    .select(['reference', 'told_place'])
    .where('conversation', '=', conversation)
    .where('state', '=', sql.lit('queued'))
    .executeTakeFirst()
}

type Row = Selectable<CaseTable> & { channel: string }

const toCase = (row: Row): StoredCase => ({
  conversation: row.conversation,
  channel: row.channel,
  reference: row.reference,
  reason: row.reason,
  subject: row.subject,
  language: row.language === 'en' ? 'en' : 'ar',
  urgent: row.urgent === 1,
  team: row.team,
  state: row.state,
  openedAt: new Date(row.opened_at),
  callback:
    row.callback_at === null || row.callback_phone === null
      ? null
      : { at: new Date(row.callback_at), phone: row.callback_phone },
})
