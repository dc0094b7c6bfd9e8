import { type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely'
import type { Engine } from '../engine.js'
import { prepare } from '../prepared.js'
import type { Database } from '../schema.js'
import { type Beholder, seenBy } from './case-lists.js'

/** A line's words as they can be found, personal data masked. */
export interface FoundableLine {
  readonly seq: number
  readonly at: number
  readonly folded: string
}

/** A conversation whose lines up to a number were looked at, and what can be found of them. */
export interface LookedThrough {
  readonly conversation: string
  readonly upTo: number
  readonly lines: readonly FoundableLine[]
}

export interface SearchHit {
  /** Orders hits, newest first: the cursor of the next page. */
  readonly id: number
  readonly conversation: string
  readonly seq: number
  readonly at: number
  /** JSON. */
  readonly activity: string
}

export interface SearchQuery {
  /** Folded; all must be there, each as a word or its beginning. */
  readonly words: readonly string[]
  /** Only hits before that one; null: from the newest. */
  readonly before: number | null
  readonly limit: number
}

const NAMED = 5

export type Search = ReturnType<typeof createSearch>

/** Finds lines by their words: FTS5 on SQLite, tsvector on Postgres. What differs is one condition. */
export function createSearch({ db, write, alone }: Engine) {
  const index = createIndexing(db)
  return {
    /** Conversations with lines that cannot be found yet, and from which line on. */
    unindexed: (limit: number) =>
      db
        .selectFrom('conversations')
        .select(['id', 'indexed_seq as from', 'last_seq as to'])
        .whereRef('indexed_seq', '<', 'last_seq')
        .limit(limit)
        .execute(),

    /** Runs a round of the two, in one process at a time. */
    round: (work: () => Promise<void>): Promise<void> => alone('search', work),

    /** Makes lines findable; those that are already stay. */
    index: (looked: readonly LookedThrough[]): Promise<void> =>
      looked.length === 0
        ? Promise.resolve()
        : write(async (tx) => {
            for (const each of looked) await index(tx, each)
          }),

    find: createFind(db),

    /** Cases that carry one of the tags, the newest first. */
    tagged: (beholder: Beholder, tags: readonly string[], limit: number) =>
      tags.length === 0
        ? Promise.resolve([])
        : db
            .selectFrom('cases')
            .select(['conversation', 'reference', 'opened_at', 'subject'])
            .where(({ eb, or }) => or(tags.map((tag) => eb('tags', 'like', `%${JSON.stringify(tag)}%`))))
            .$if(beholder.teams !== null, (query) => query.where('conversation', 'in', seenBy(db, beholder)))
            .orderBy('opened_at', 'desc')
            .limit(limit)
            .execute(),

    /** Cases whose references begin so, in capitals. */
    named: (beholder: Beholder, start: string) =>
      db
        .selectFrom('cases')
        .select(['conversation', 'reference', 'opened_at', 'subject'])
        .where('reference', 'like', `${start}%`)
        .$if(beholder.teams !== null, (query) => query.where('conversation', 'in', seenBy(db, beholder)))
        .orderBy('reference')
        .limit(NAMED)
        .execute(),

    /** The reference by which a conversation is known: its newest case's. */
    references: (conversations: readonly string[]) => referencesOf(db, conversations),
  }
}

/**
 * Marks what of one conversation was looked at, and adds its lines unless it was erased since: the mark holds its row, and
 * an erasure waits for it. Prepared: every line that is said comes through here.
 */
function createIndexing(db: Kysely<Database>) {
  const add = prepare<FoundableLine & { conversation: string }>(db)((from, slot) =>
    from
      .insertInto('search_lines')
      .values({ conversation: slot('conversation'), seq: slot('seq'), at: slot('at'), folded: slot('folded') })
      .onConflict((conflict) => conflict.columns(['conversation', 'seq']).doNothing()),
  )
  const mark = prepare<{ conversation: string; upTo: number }>(db)((from, slot) =>
    from
      .updateTable('conversations')
      .set({ indexed_seq: slot('upTo') })
      .where('id', '=', slot('conversation'))
      .where('indexed_seq', '<', slot('upTo'))
      .returning('erased_at'),
  )
  return async (tx: Kysely<Database>, { conversation, upTo, lines }: LookedThrough): Promise<void> => {
    const [marked] = await mark(tx, { conversation, upTo })
    if (marked?.erased_at !== null) return
    for (const line of lines) await add(tx, { conversation, ...line })
  }
}

/** Newest first, and only what the beholder may see. */
function createFind(db: Kysely<Database>) {
  const has = db.getExecutor().adapter instanceof PostgresAdapter ? hasOnPostgres : hasOnSqlite
  return (beholder: Beholder, { words, before, limit }: SearchQuery): Promise<readonly SearchHit[]> =>
    db
      .selectFrom('search_lines as line')
      .innerJoin('transcript', (join) =>
        join.onRef('transcript.conversation', '=', 'line.conversation').onRef('transcript.seq', '=', 'line.seq'),
      )
      .select(['line.id', 'line.conversation', 'line.seq', 'line.at', 'transcript.activity'])
      .where(has(words))
      .$if(before !== null, (query) => query.where('line.id', '<', before ?? 0))
      .$if(beholder.teams !== null, (query) => query.where('line.conversation', 'in', seenBy(db, beholder)))
      .orderBy('line.id', 'desc')
      .limit(limit)
      .execute()
}

async function referencesOf(
  db: Kysely<Database>,
  conversations: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (conversations.length === 0) return new Map()
  const rows = await db
    .selectFrom('cases')
    .select(['conversation', 'reference'])
    .where('conversation', 'in', conversations)
    .orderBy('opened_at')
    .execute()
  return new Map(rows.map(({ conversation, reference }) => [conversation, reference]))
}

/** Words hold letters and digits only: nothing in them is an operator. */
const hasOnSqlite = (words: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`line.id in (select rowid from search_words where search_words match ${words
    .map((word) => `"${word}"*`)
    .join(' ')} order by rowid desc)`

const hasOnPostgres = (words: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`line.words @@ to_tsquery('simple', ${words.map((word) => `${word}:*`).join(' & ')})`
