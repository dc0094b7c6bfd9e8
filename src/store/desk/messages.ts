import type { Kysely } from 'kysely'
import type { Language } from '../../../knowledge/language/language.js'
import { writeAudit } from '../audit.js'
import type { Engine } from '../engine.js'
import type { Line, Lines } from '../lines.js'
import type { Database, Holder } from '../schema.js'
import { dropTimers } from './desk-timers.js'

/** What an agent writes into a conversation. */
export interface Written {
  readonly conversation: string
  readonly author: string
  /** Given by the page: the same id again is the same message again. */
  readonly clientId: string
  readonly at: Date
  /** Its name in the log; left out where the log tells nothing of it. */
  readonly trace?: string
}

/** An agent's message to the citizen. */
export interface AgentMessage extends Written {
  /** Pure. */
  readonly line: (to: { readonly channel: string; readonly language: Language }) => Line
  /** Milliseconds after the citizen's last message within which it may go out; null: always. */
  readonly window: (channel: string) => number | null
}

export type WriteOutcome =
  | { readonly kind: 'sent' | 'repeated'; readonly seq: number }
  /** Another agent holds it, or nobody: null. */
  | { readonly kind: 'not-holder'; readonly agent: string | null }
  | { readonly kind: 'window-closed' }
  | { readonly kind: 'unknown' }

/** A sentence that the service itself says to try a channel, whoever the citizen is. */
export interface TestMessage {
  readonly conversation: string
  /** Who tries it, for the audit. */
  readonly who: string
  readonly at: Date
  readonly line: AgentMessage['line']
  readonly window: AgentMessage['window']
}

export type TestOutcome =
  | { readonly kind: 'sent'; readonly seq: number }
  /** `held`: an agent speaks there, and nobody else. */
  | { readonly kind: 'unknown' | 'unreachable' | 'held' | 'window-closed' }

export type Messages = ReturnType<typeof createMessages>

/** Agents' messages and notes. Who holds is checked in the transaction that writes. */
export function createMessages({ write }: Engine, lines: Lines) {
  return {
    send: (message: AgentMessage): Promise<WriteOutcome> =>
      write(async (tx) => {
        const row = await lock(tx, message.conversation)
        if (!row) return { kind: 'unknown' }
        const known = await written(tx, message)
        if (known !== null) return { kind: 'repeated', seq: known }
        const agent = await holderOf(tx, message.conversation, row.holder)
        if (agent !== message.author) return { kind: 'not-holder', agent }
        if (isClosed(message.window(row.channel), row, message.at)) return { kind: 'window-closed' }
        const seq = await add(tx, { lines, written: message, line: message.line(row), channel: row.channel })
        await answered(tx, message)
        await dropDraft(tx, message)
        return { kind: 'sent', seq }
      }),

    /** The audit tells of it. */
    test: (test: TestMessage): Promise<TestOutcome> =>
      write(async (tx) => {
        const { conversation, who, at } = test
        const row = await lock(tx, conversation)
        if (!row) return { kind: 'unknown' }
        if (row.unreachable_at !== null) return { kind: 'unreachable' }
        if (row.holder === 'agent') return { kind: 'held' }
        if (isClosed(test.window(row.channel), row, at)) return { kind: 'window-closed' }
        const seq = await nextSeq(tx, conversation)
        const place = { conversation, channel: row.channel, firstSeq: seq, question: '', at }
        await lines.add(tx, [test.line(row)], place)
        await writeAudit(tx, { who, what: 'channel.tested', subject: conversation, at })
        return { kind: 'sent', seq }
      }),

    /** Between agents, whoever holds. */
    note: (note: Written, line: Line): Promise<WriteOutcome> =>
      write(async (tx) => {
        const row = await lock(tx, note.conversation)
        if (!row) return { kind: 'unknown' }
        const known = await written(tx, note)
        if (known !== null) return { kind: 'repeated', seq: known }
        return { kind: 'sent', seq: await add(tx, { lines, written: note, line, channel: row.channel }) }
      }),
  }
}

interface Row {
  readonly channel: string
  readonly language: Language
  readonly holder: Holder
  readonly last_inbound_at: number
  readonly unreachable_at: number | null
}

const isClosed = (window: number | null, { last_inbound_at }: Row, at: Date): boolean =>
  window !== null && at.getTime() >= last_inbound_at + window

async function lock(tx: Kysely<Database>, conversation: string): Promise<Row | null> {
  const row = await tx
    .updateTable('conversations')
    .set(({ ref }) => ({ last_seq: ref('last_seq') }))
    .where('id', '=', conversation)
    .where('erased_at', 'is', null)
    .returning(['channel', 'language', 'holder', 'last_inbound_at', 'unreachable_at'])
    .executeTakeFirst()
  return row ? { ...row, language: row.language === 'en' ? 'en' : 'ar' } : null
}

async function written(tx: Kysely<Database>, { conversation, clientId }: Written): Promise<number | null> {
  const row = await tx
    .selectFrom('transcript')
    .select('seq')
    .where('conversation', '=', conversation)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  return row?.seq ?? null
}

async function holderOf(tx: Kysely<Database>, conversation: string, holder: Holder): Promise<string | null> {
  if (holder !== 'agent') return null
  const row = await tx
    .selectFrom('cases')
    .select('agent')
    .where('conversation', '=', conversation)
    .where('state', '=', 'claimed')
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row?.agent ?? null
}

interface Adding {
  readonly lines: Lines
  readonly written: Written
  readonly line: Line
  readonly channel: string
}

async function add(tx: Kysely<Database>, { lines, written: by, line, channel }: Adding): Promise<number> {
  const { conversation, author, clientId, at, trace = null } = by
  const firstSeq = await nextSeq(tx, conversation)
  await lines.add(tx, [{ ...line, author, clientId }], { conversation, channel, firstSeq, question: '', at, trace })
  return firstSeq
}

async function nextSeq(tx: Kysely<Database>, conversation: string): Promise<number> {
  const { last_seq } = await tx
    .updateTable('conversations')
    .set(({ eb }) => ({ last_seq: eb('last_seq', '+', 1) }))
    .where('id', '=', conversation)
    .returning('last_seq')
    .executeTakeFirstOrThrow()
  return last_seq
}

/** What was being written has been said. */
async function dropDraft(tx: Kysely<Database>, { conversation, author }: Written): Promise<void> {
  await tx.deleteFrom('drafts').where('conversation', '=', conversation).where('agent', '=', author).execute()
}

/** Nobody waits for the agent's word any more. */
async function answered(tx: Kysely<Database>, { conversation, at }: Written): Promise<void> {
  await tx
    .updateTable('cases')
    .set(({ fn, val }) => ({
      waiting_since: null,
      snoozed_until: null,
      first_reply_at: fn.coalesce('first_reply_at', val(at.getTime())),
    }))
    .where('conversation', '=', conversation)
    .where('closed_at', 'is', null)
    .execute()
  await dropTimers(tx, conversation, ['silent'])
}
