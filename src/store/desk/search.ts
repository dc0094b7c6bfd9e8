import { type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely'
import type { Engine } from '../engine.js'
import type { Database } from '../schema.js'
import { type Beholder, seenBy } from './case-lists.js'

/** A line's words as they can be found, personal data masked. */
export interface FoundableLine {
  readonly seq: number
  readonly at: number
  readonly folded: string
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
export function createSearch({ db, write }: Engine) {
  return {
    /** Conversations with lines that cannot be found yet, and from which line on. */
    unindexed: (limit: number) =>
      db
        .selectFrom('conversations')
        .select(['id', 'indexed_seq as from', 'last_seq as to'])
        .whereRef('indexed_seq', '<', 'last_seq')
        .limit(limit)
        .execute(),

    /** Makes lines findable; those that are already stay. `upTo`: every line up to it was looked at. */
    index: (conversation: string, upTo: number, lines: readonly FoundableLine[]): Promise<void> =>
      write(async (tx) => {
        for (const line of lines)
          await tx
            .insertInto('search_lines')
            .values({ conversation, ...line })
            .onConflict((conflict) => conflict.columns(['conversation', 'seq']).doNothing())
            .execute()
        await tx
          .updateTable('conversations')
          .set({ indexed_seq: upTo })
          .where('id', '=', conversation)
          .where('indexed_seq', '<', upTo)
          .execute()
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
