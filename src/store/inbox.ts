import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Arrivals, Inbound } from '../../channels/channel.js'
import { readMediaReference } from '../../channels/media/reference.js'
import { type Snapshot, standing } from './conversations.js'
import type { Engine } from './engine.js'
import { type Arriving, createInserts, type Grown, growQuery, type Values, valuesOf } from './inbox-queries.js'
import { applyReach } from './reach.js'
import type { Database } from './schema.js'
import type { PartNews, Statuses } from './statuses.js'

/** What a provider's request held, and what the channel says of its conversations. */
export interface Arrival extends Omit<Arrivals, 'groups'>, Arriving {
  /** A message after an erasure opens the conversation anew: a phone number lives on, a website's conversation does not. */
  readonly revives: boolean
}

/** Conversations that have work, and when it is due; in which anything changed; with files that are to be fetched. And what is counted and logged. */
export interface Arrived {
  readonly due: readonly Due[]
  readonly changed: readonly string[]
  readonly media: readonly string[]
  /** Messages that we had already. */
  readonly repeated: number
  /** Receipts of providers that told something new. */
  readonly receipts: readonly PartNews[]
}

export interface Due {
  readonly conversation: string
  readonly at: Date
  /** Which of the arrival's activities were stored, from 0, and as which lines. */
  readonly fresh: readonly { readonly seq: number; readonly activity: number }[]
  /** What the turn will ask for, where writing has told it; null: it has to be read. */
  readonly snapshot: Snapshot | null
}

export type Inbox = ReturnType<typeof createInbox>

/** The durable way in. A message whose provider id is known is the same message again: nothing is written for it. */
export function createInbox({ db, write }: Engine, statuses: Statuses) {
  const queries = { ...createInserts(db), grow: growQuery(db) }

  const takeOne = async (tx: Kysely<Database>, arrival: Arrival, inbound: Inbound): Promise<Due | null> => {
    const values = valuesOf(arrival, inbound)
    const known = (await queries.grow(tx, values)) ?? (await open(tx, arrival, values))
    if (!known) return null
    const line = { ...values, seq: known.last_seq, activity: JSON.stringify(inbound.activity) }
    await queries.addInbox(tx, { ...line, status: 'pending' })
    await queries.addLine(tx, line)
    for (const part of partsToFetch(inbound)) await addMedia(tx, line, part)
    return dueOf(known, { line, activity: arrival.activities.indexOf(inbound) })
  }

  /** A conversation's first message, the first after an erasure, or none: a message that we already have. */
  const open = async (tx: Kysely<Database>, arrival: Arrival, values: Values): Promise<Grown | null> => {
    const row = await tx
      .selectFrom('conversations')
      .select(['channel', 'erased_at'])
      .where('id', '=', values.conversation)
      .executeTakeFirst()
    if (row && row.channel !== arrival.channel) throw new Error('two channels gave one conversation id')
    if (!row) return addConversation(tx, arrival, values)
    // Known, or begun by another process a moment ago, behind the first try: then it grows now.
    if (row.erased_at === null) return (await queries.grow(tx, values)) ?? null
    if (arrival.revives && values.providerAt > row.erased_at) {
      await revive(tx, values.conversation)
      return (await queries.grow(tx, values)) ?? null
    }
    await rememberOnly(tx, values)
    return null
  }

  return {
    /** Stores all of it or, rejecting, nothing. */
    receive: (arrival: Arrival): Promise<Arrived> =>
      write(async (tx) => {
        const due = new Map<string, Due>()
        let repeated = 0
        for (const inbound of inLockOrder(arrival.activities)) {
          const one = await takeOne(tx, arrival, inbound)
          if (one) due.set(one.conversation, after(due.get(one.conversation), one))
          else repeated += 1
        }
        const { receipts, reached } = await takeNews(tx, arrival, statuses)
        for (const { reason, raw } of arrival.rejected) await reject(tx, arrival, { reason, raw })
        return {
          due: [...due.values()],
          changed: [...new Set([...due.keys(), ...receipts.map(conversationIn), ...reached])],
          media: arrival.activities.filter((one) => partsToFetch(one).length > 0).map(conversationOf),
          repeated,
          receipts,
        }
      }),
  }
}

/** What became of our own messages, and who can be reached. */
async function takeNews(tx: Kysely<Database>, { statuses: news, channel, reach = [] }: Arrival, statuses: Statuses) {
  const receipts: PartNews[] = []
  for (const status of news) receipts.push(...(await statuses.apply(tx, channel, status)))
  const reached: string[] = []
  for (const one of reach) if (await applyReach(tx, one)) reached.push(one.address.conversation)
  return { receipts, reached }
}

/** Conversations in one order whoever writes, so that two processes cannot wait for each other; messages as they came. */
const inLockOrder = (activities: readonly Inbound[]): readonly Inbound[] =>
  activities.length < 2
    ? activities
    : [...activities].sort((a, b) => compare(a.address.conversation, b.address.conversation))
const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

type WrittenLine = Values & { readonly seq: number; readonly activity: string }

const dueOf = (known: Grown, { line, activity }: { line: WrittenLine; activity: number }): Due => ({
  conversation: line.conversation,
  at: new Date(known.due_at ?? line.now),
  fresh: [{ seq: line.seq, activity }],
  snapshot: snapshotOf(known, line),
})

/** Several messages of one conversation. */
const after = (earlier: Due | undefined, later: Due): Due => ({
  ...later,
  fresh: [...(earlier?.fresh ?? []), ...later.fresh],
})

/** Null where more is pending or a case is to be looked up. */
function snapshotOf(grown: Grown, line: WrittenLine): Snapshot | null {
  const { conversation, channel, account, recipient, providerId, trace, activity } = line
  if (grown.pending !== 1 || grown.open !== null || grown.last_case !== null) return null
  const pending = [{ providerId, attempts: 0, receivedAt: new Date(line.now), trace, activity }]
  return { ...standing(grown), conversation, channel, account, recipient, pending, case: null, resolved: null }
}

/** Which of the message's attachments are still with the provider. */
const partsToFetch = ({ activity }: Inbound): readonly number[] =>
  (activity.attachments ?? []).flatMap(({ contentUrl }, part) => (readMediaReference(contentUrl) === null ? [] : part))

const conversationIn = ({ conversation }: PartNews): string => conversation
const conversationOf = ({ address }: Inbound): string => address.conversation

async function addMedia(tx: Kysely<Database>, line: Values & { seq: number }, part: number): Promise<void> {
  const { conversation, seq, now } = line
  await tx.insertInto('media').values({ conversation, seq, part, due_at: now }).execute()
}

async function addConversation(tx: Kysely<Database>, { channel }: Arrival, values: Values): Promise<Grown> {
  await tx
    .insertInto('conversations')
    .values({
      id: values.conversation,
      channel,
      account: values.account,
      recipient: values.recipient,
      language: values.language,
      last_seq: 1,
      pending: 1,
      pending_since: values.now,
      due_at: values.quiet,
      last_inbound_at: values.wroteAt,
      created_at: values.now,
      ended_at: values.endedAt,
    })
    .execute()
  return { ...NEW, language: values.language, last_seq: 1, due_at: values.quiet }
}

const NEW = {
  version: 0,
  holder: 'bot',
  state: null,
  pending: 1,
  blocked_at: null,
  last_case: null,
  open: null,
} as const

/** Line numbers and versions go on from where they were. */
async function revive(tx: Kysely<Database>, conversation: string): Promise<void> {
  await tx
    .updateTable('conversations')
    .set({ erased_at: null, ended_at: null })
    .where('id', '=', conversation)
    .execute()
}

/** The message is acknowledged, and none of it is kept. */
async function rememberOnly(tx: Kysely<Database>, { conversation, providerId, now }: Values): Promise<void> {
  await tx
    .insertInto('inbox')
    .values({ conversation, provider_id: providerId, seq: 0, status: 'done', provider_at: now, received_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function reject(
  tx: Kysely<Database>,
  { channel, at }: Arrival,
  { reason, raw }: { reason: string; raw: string },
): Promise<void> {
  const row = { id: randomUUID(), conversation: null, channel, kind: 'request' as const, reason, raw, at: at.getTime() }
  await tx.insertInto('quarantine').values(row).execute()
}
