import { type ExpressionBuilder, type Kysely, type Selectable, sql } from 'kysely'
import type { Engine } from '../engine.js'
import type { Database, Holder } from '../schema.js'
import { createCurrent } from './current-case.js'
import type { CaseTable } from './tables.js'

/** A case with what its line in the inbox shows beside it. */
export interface ListedCase extends Selectable<CaseTable> {
  readonly channel: string
  readonly holder: Holder
  readonly spoken: string
  /** The last line that was said, as JSON; null once erased. */
  readonly lastActivity: string | null
  /** The citizen's last activity, for what the channel calls them. */
  readonly lastWords: string | null
  readonly unread: number
}

export type CaseBox = 'mine' | 'team' | 'queue' | 'all' | 'snoozed' | 'callbacks' | 'closed'

/** Whose lists they are. `teams`: null, all of them. */
export interface Beholder {
  readonly agent: string
  readonly teams: readonly string[] | null
}

export interface ListQuery {
  readonly box: CaseBox
  readonly team: string | null
  readonly channel: string | null
  readonly language: string | null
  readonly urgent: boolean
  /** Only those with lines of the citizen's that nobody has read. */
  readonly unread: boolean
  /** Words of the subject, or a reference, in lower case. */
  readonly words: string | null
  /** From the page before. */
  readonly after: Cursor | null
  readonly limit: number
}

/** Where a page ended: the sort key and, for those that share it, the reference. */
export interface Cursor {
  readonly urgent: number
  readonly at: number
  readonly reference: string
}

type Where = ExpressionBuilder<Database, 'cases' | 'conversations'>

/** Which cases a beholder may see at all: their own, those of their teams, and those of no team. */
const visible =
  ({ agent, teams }: Beholder) =>
  ({ eb, or, lit }: Where) =>
    teams === null
      ? eb(lit(1), '=', lit(1))
      : or([
          eb('cases.agent', '=', agent),
          eb('cases.team', 'is', null),
          ...(teams.length > 0 ? [eb('cases.team', 'in', teams)] : []),
        ])

/** Conversations with a case that the beholder may see. */
export const seenBy = (db: Kysely<Database>, beholder: Beholder) =>
  db
    .selectFrom('cases')
    .innerJoin('conversations', 'conversations.id', 'cases.conversation')
    .select('cases.conversation')
    .where(visible(beholder))

const BOXES: Readonly<Record<CaseBox, (where: Where, beholder: Beholder) => ReturnType<Where['and']>>> = {
  mine: ({ eb, and }, { agent }) =>
    and([eb('cases.agent', '=', agent), eb('cases.state', '=', 'claimed'), eb('cases.snoozed_until', 'is', null)]),
  team: ({ eb, and }) => and([eb('cases.state', '=', 'claimed'), eb('cases.snoozed_until', 'is', null)]),
  queue: ({ eb, and }) => and([eb('cases.state', '=', sql.lit('queued'))]),
  all: ({ eb, and }) => and([eb('cases.closed_at', 'is', null)]),
  snoozed: ({ eb, and }) => and([eb('cases.closed_at', 'is', null), eb('cases.snoozed_until', 'is not', null)]),
  callbacks: ({ eb, and }) => and([eb('cases.state', '=', 'callback')]),
  closed: ({ eb, and }) => and([eb('cases.closed_at', 'is not', null)]),
}
export const BOX_NAMES = Object.keys(BOXES) as readonly CaseBox[]

export type CaseLists = ReturnType<typeof createCaseLists>

/** The desk's lists. Everything open is few enough to count; what is closed is paged. */
export function createCaseLists({ db }: Engine) {
  return {
    async page(beholder: Beholder, query: ListQuery): Promise<readonly ListedCase[]> {
      const closed = query.box === 'closed'
      let found = listed(db)
        .where((where) => BOXES[query.box](where, beholder))
        .where(visible(beholder))
      if (query.team !== null) found = found.where('cases.team', '=', query.team)
      if (query.channel !== null) found = found.where('conversations.channel', '=', query.channel)
      if (query.language !== null) found = found.where('conversations.language', '=', query.language)
      if (query.urgent) found = found.where('cases.urgent', '=', 1)
      if (query.unread) found = found.where(hasUnread)
      const { words, after } = query
      if (words !== null)
        found = found.where(({ eb, or }) =>
          or([
            eb('cases.reference', 'like', `${words.toUpperCase()}%`),
            eb(sql<string>`lower(cases.subject)`, 'like', `%${words}%`),
          ]),
        )
      if (after !== null) found = found.where(closed ? closedAfter(after) : openAfter(after))
      const ordered = closed
        ? found.orderBy('cases.closed_at', 'desc')
        : found.orderBy('cases.urgent', 'desc').orderBy('cases.queued_at')
      return (await ordered.orderBy('cases.reference').limit(query.limit).execute()) as ListedCase[]
    },

    /** What is open, by box; `closed` counts what was closed since a moment. */
    async counts(beholder: Beholder, closedSince: Date): Promise<Readonly<Record<CaseBox, number>>> {
      const row = await db
        .selectFrom('cases')
        .innerJoin('conversations', 'conversations.id', 'cases.conversation')
        .select((where) =>
          BOX_NAMES.map((box) =>
            where.fn.sum<number>(where.case().when(BOXES[box](where, beholder)).then(1).else(0).end()).as(box),
          ),
        )
        .where(visible(beholder))
        .where(({ eb, or }) => or([eb('closed_at', 'is', null), eb('closed_at', '>=', closedSince.getTime())]))
        .executeTakeFirstOrThrow()
      return Object.fromEntries(BOX_NAMES.map((box) => [box, Number(row[box] ?? 0)])) as Record<CaseBox, number>
    },

    ...createLookUps(db),
    current: createCurrent(db),
    ...createAssigning(db),
  }
}

/** Cases by what names them. */
function createLookUps(db: Kysely<Database>) {
  return {
    async byReference(reference: string): Promise<ListedCase | null> {
      const row = await listed(db).where('cases.reference', '=', reference).executeTakeFirst()
      return (row as ListedCase | undefined) ?? null
    },

    /** All cases of a conversation, the newest first. */
    async ofConversation(conversation: string): Promise<readonly ListedCase[]> {
      const rows = await listed(db)
        .where('cases.conversation', '=', conversation)
        .orderBy('cases.opened_at', 'desc')
        .orderBy('cases.reference')
        .execute()
      return rows as ListedCase[]
    },

    /** What an agent holds now. */
    async heldBy(agent: string): Promise<readonly ListedCase[]> {
      const rows = await listed(db).where('cases.agent', '=', agent).where('cases.state', '=', 'claimed').execute()
      return rows as ListedCase[]
    },
  }
}

/** What the desk assigns by. */
function createAssigning(db: Kysely<Database>) {
  return {
    /** Who waits for a person, in the order of the queue; those who waited too long come last. */
    waiting: (limit: number) =>
      db
        .selectFrom('cases')
        .innerJoin('conversations', 'conversations.id', 'cases.conversation')
        .select([
          'cases.reference',
          'cases.conversation',
          'cases.team',
          'cases.urgent',
          'cases.queued_at',
          'cases.state',
        ])
        .select('conversations.language')
        .where('cases.closed_at', 'is', null)
        .where(({ eb, or, and }) =>
          or([
            eb('cases.state', '=', sql.lit('queued')),
            and([eb('cases.state', '=', 'callback'), eb('cases.callback_at', 'is', null)]),
          ]),
        )
        .orderBy(sql`case cases.state when 'queued' then 0 else 1 end`)
        .orderBy('cases.urgent', 'desc')
        .orderBy('cases.queued_at')
        .limit(limit)
        .execute(),

    /** Cases in the queue, all teams. */
    async queued(): Promise<number> {
      const { count } = await db
        .selectFrom('cases')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('state', '=', sql.lit('queued'))
        .executeTakeFirstOrThrow()
      return count
    },

    /** How many cases each agent holds; those asleep do not count. */
    async loads(): Promise<ReadonlyMap<string, number>> {
      const rows = await db
        .selectFrom('cases')
        .select(({ fn }) => ['agent', fn.countAll<number>().as('held')])
        .where('state', '=', 'claimed')
        .where('closed_at', 'is', null)
        .where('snoozed_until', 'is', null)
        .groupBy('agent')
        .execute()
      return new Map(rows.flatMap(({ agent, held }) => (agent === null ? [] : [[agent, held] as const])))
    },
  }
}

const hasUnread = ({ exists, selectFrom }: Where) =>
  exists(
    selectFrom('transcript')
      .select('transcript.seq')
      .whereRef('transcript.conversation', '=', 'cases.conversation')
      .where('transcript.origin', '=', 'citizen')
      .whereRef('transcript.seq', '>', 'cases.read_seq'),
  )

const openAfter =
  ({ urgent, at, reference }: Cursor) =>
  ({ eb, or, and }: Where) =>
    or([
      eb('cases.urgent', '<', urgent),
      and([eb('cases.urgent', '=', urgent), eb('cases.queued_at', '>', at)]),
      and([eb('cases.urgent', '=', urgent), eb('cases.queued_at', '=', at), eb('cases.reference', '>', reference)]),
    ])

const closedAfter =
  ({ at, reference }: Cursor) =>
  ({ eb, or, and }: Where) =>
    or([eb('cases.closed_at', '<', at), and([eb('cases.closed_at', '=', at), eb('cases.reference', '>', reference)])])

const listed = (db: Kysely<Database>) =>
  db
    .selectFrom('cases')
    .innerJoin('conversations', 'conversations.id', 'cases.conversation')
    .selectAll('cases')
    .select(['conversations.channel', 'conversations.holder', 'conversations.language as spoken'])
    .select(({ selectFrom }) => [
      selectFrom('transcript')
        .select('activity')
        .whereRef('transcript.conversation', '=', 'cases.conversation')
        .where('transcript.origin', '<>', 'note')
        .orderBy('transcript.seq', 'desc')
        .limit(1)
        .as('lastActivity'),
      selectFrom('transcript')
        .select('activity')
        .whereRef('transcript.conversation', '=', 'cases.conversation')
        .where('transcript.origin', '=', 'citizen')
        .orderBy('transcript.seq', 'desc')
        .limit(1)
        .as('lastWords'),
      selectFrom('transcript')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('transcript.conversation', '=', 'cases.conversation')
        .where('transcript.origin', '=', 'citizen')
        .whereRef('transcript.seq', '>', 'cases.read_seq')
        .as('unread'),
    ])
