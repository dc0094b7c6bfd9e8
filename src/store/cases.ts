import type { Kysely } from 'kysely'
import type { Language } from '../../knowledge/language/language.js'
import { dropPlaceTimer, placeOf, setPlaceTimer } from './case-steps.js'
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

/** The desk's side of cases: lists, closing, and telling those who wait how they move up. */
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

    /** Ends a case, gives the conversation back to the bot and says so: one transaction. Null: no such open case. */
    close: (reference: string, speech: Speech): Promise<{ conversation: string } | null> =>
      write(async (tx) => {
        const closed = await endCase(tx, reference, speech.at)
        if (!closed) return null
        await giveBack(tx, closed.conversation)
        await dropPlaceTimer(tx, closed.conversation)
        await speak(tx, closed.conversation, { ...speech, lines, place: 0 })
        await announce(tx, closed.conversation, speech.at)
        return closed
      }),

    /** Says the new place where it is better than the one last told, and looks again later. True: something was said. */
    tellPlace: (conversation: string, speech: Speech): Promise<boolean> =>
      write((tx) => tellPlace(tx, conversation, { ...speech, lines })),
  }
}

async function tellPlace(tx: Kysely<Database>, conversation: string, speech: Speech & { lines: Lines }) {
  const waiting = await waitingCase(tx, conversation)
  const place = waiting ? await placeOf(tx, waiting.reference) : null
  if (!waiting || place === null) {
    await dropPlaceTimer(tx, conversation)
    return false
  }
  await setPlaceTimer(tx, conversation, speech.at)
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

const endCase = (tx: Kysely<Database>, reference: string, at: Date) =>
  tx
    .updateTable('cases')
    .set({ state: 'closed', closed_at: at.getTime() })
    .where('reference', '=', reference)
    .where('closed_at', 'is', null)
    .returning('conversation')
    .executeTakeFirst()

async function giveBack(tx: Kysely<Database>, conversation: string): Promise<void> {
  await tx
    .updateTable('conversations')
    .set(({ eb }) => ({ holder: 'bot', version: eb('version', '+', 1) }))
    .where('id', '=', conversation)
    .execute()
}

const waitingCase = (tx: Kysely<Database>, conversation: string) =>
  tx
    .selectFrom('cases')
    .innerJoin('conversations', 'conversations.id', 'cases.conversation')
    .select(['reference', 'told_place'])
    .where('cases.conversation', '=', conversation)
    .where('cases.state', '=', 'queued')
    .where('conversations.holder', '=', 'queue')
    .executeTakeFirst()

type Row = Omit<Database['cases'], 'closed_at' | 'callback_at' | 'callback_phone'> & {
  channel: string
  callback_at: number | null
  callback_phone: string | null
}

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

/** For the serving process, if this is another. */
async function announce(tx: Kysely<Database>, conversation: string, at: Date): Promise<void> {
  await tx
    .insertInto('announcements')
    .values({ conversation, at: at.getTime() })
    .onConflict((conflict) => conflict.column('conversation').doUpdateSet({ at: at.getTime() }))
    .execute()
}
