import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** What the desk needs: who holds a case and since when, notes, presence, what supervisors set, and search. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await conversations(db)
  await cases(db)
  await agents(db)
  await settings(db)
  await search(db)
}

async function conversations(db: Kysely<unknown>): Promise<void> {
  const table = () => db.schema.alterTable('conversations')
  await table()
    .addColumn('bumps', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await table()
    .addColumn('indexed_seq', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await table().addColumn('last_case', 'text').execute()
  await table().addColumn('blocked_at', 'bigint').execute()
  await table().addColumn('blocked_reason', 'text').execute()
  await sql`create index conversations_unindexed on conversations (id) where indexed_seq < last_seq`.execute(db)
  const lines = () => db.schema.alterTable('transcript')
  await lines()
    .addColumn('bumped', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  for (const name of ['author', 'client_id', 'mentions']) await lines().addColumn(name, 'text').execute()
  await sql`create unique index transcript_client on transcript (conversation, client_id) where client_id is not null`.execute(
    db,
  )
  await sql`create index transcript_bumped on transcript (conversation, bumped) where bumped > 0`.execute(db)
}

/** Columns of a case that may be empty. */
const CASE_COLUMNS = {
  text: ['agent', 'assigned_by', 'outcome', 'agency', 'details', 'comment', 'callback_note'],
  bigint: [
    'claimed_at',
    'first_reply_at',
    'waiting_since',
    'snoozed_until',
    'reopen_until',
    'survey_until',
    'rated_at',
    'last_moved_at',
  ],
  integer: ['score', 'callback_reached'],
} as const

async function cases(db: Kysely<unknown>): Promise<void> {
  const table = () => db.schema.alterTable('cases')
  await table()
    .addColumn('kind', 'text', (column) => column.notNull().defaultTo('question'))
    .execute()
  await table()
    .addColumn('tags', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute()
  for (const name of ['read_seq', 'reopened', 'returned'])
    await table()
      .addColumn(name, 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
  for (const [type, names] of Object.entries(CASE_COLUMNS))
    for (const name of names)
      await table()
        .addColumn(name, type as keyof typeof CASE_COLUMNS)
        .execute()
  await sql`create index cases_agent on cases (agent) where closed_at is null`.execute(db)
  await sql`create index cases_live on cases (queued_at) where closed_at is null`.execute(db)
  await sql`create index cases_opened on cases (opened_at)`.execute(db)
  await sql`create index cases_closed on cases (closed_at) where closed_at is not null`.execute(db)
  await db.schema
    .createTable('case_moves')
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('reference', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('by', 'text')
    .addColumn('agent', 'text')
    .addColumn('team', 'text')
    .addColumn('waited', 'bigint')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('case_moves_key', ['conversation', 'reference', 'number'])
    .execute()
  await db.schema.createIndex('case_moves_at').on('case_moves').column('at').execute()
}

async function agents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('presence')
    .addColumn('agent', 'text', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('drafts')
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('agent', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('drafts_key', ['conversation', 'agent'])
    .execute()
}

async function settings(db: Kysely<unknown>): Promise<void> {
  const json = (table: string, key: string) =>
    db.schema
      .createTable(table)
      .addColumn(key, 'text', (column) => column.primaryKey())
      .addColumn('position', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('value', 'text', (column) => column.notNull())
      .execute()
  for (const table of ['teams', 'canned', 'tags', 'desk_settings']) await json(table, 'id')
}

/** The folded words of every line. Each engine finds words in its own way; what is kept is the same. */
async function search(db: Kysely<unknown>): Promise<void> {
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    await sql`create table search_lines (
      id bigserial unique, conversation text not null, seq integer not null, at bigint not null, folded text not null,
      words tsvector generated always as (to_tsvector('simple', folded)) stored,
      primary key (conversation, seq))`.execute(db)
    await sql`create index search_words on search_lines using gin (words)`.execute(db)
    return
  }
  await sql`create table search_lines (
    id integer primary key, conversation text not null, seq integer not null, at integer not null,
    folded text not null, unique (conversation, seq))`.execute(db)
  await sql`create virtual table search_words using fts5(
    folded, content = 'search_lines', content_rowid = 'id', tokenize = 'unicode61')`.execute(db)
  await sql`create trigger search_added after insert on search_lines begin
    insert into search_words(rowid, folded) values (new.id, new.folded); end`.execute(db)
  await sql`create trigger search_removed after delete on search_lines begin
    insert into search_words(search_words, rowid, folded) values ('delete', old.id, old.folded); end`.execute(db)
}
