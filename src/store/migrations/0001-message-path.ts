import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Conversations and everything that belongs to one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await conversations(db)
  await messages(db)
  await delivery(db)
  await answersAndCases(db)
  await theRest(db)
}

async function conversations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('conversations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('recipient', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('holder', 'text', (column) => column.notNull().defaultTo('bot'))
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('state', 'text')
    .addColumn('last_seq', 'integer', (column) => column.notNull())
    .addColumn('pending', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('pending_since', 'bigint')
    .addColumn('due_at', 'bigint')
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('personal', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('consent_version', 'text')
    .addColumn('consent_at', 'bigint')
    .addColumn('last_inbound_at', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('erased_at', 'bigint')
    .execute()
  await sql`create index conversations_due on conversations (due_at) where due_at is not null`.execute(db)
}

async function messages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('inbox')
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('provider_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('provider_at', 'bigint', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('inbox_key', ['conversation', 'provider_id'])
    .execute()
  await sql`create index inbox_pending on inbox (conversation, provider_at, seq) where status = 'pending'`.execute(db)
  await db.schema
    .createTable('transcript')
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('activity', 'text', (column) => column.notNull())
    .addColumn('checkpoint', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('transcript_key', ['conversation', 'seq'])
    .execute()
}

async function delivery(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('outbox')
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('part', 'integer', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('receipt_id', 'text')
    .addColumn('reason', 'text')
    .addPrimaryKeyConstraint('outbox_key', ['conversation', 'seq', 'part'])
    .execute()
  await sql`create index outbox_due on outbox (due_at) where status in ('queued', 'sending')`.execute(db)
  await sql`create index outbox_open on outbox (conversation, seq, part) where status in ('queued', 'sending')`.execute(
    db,
  )
  await sql`create index outbox_receipt on outbox (channel, receipt_id) where receipt_id is not null`.execute(db)
  await db.schema
    .createTable('parked_statuses')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('receipt_id', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('parked_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('parked_statuses_key', ['channel', 'receipt_id', 'status'])
    .execute()
}

async function answersAndCases(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('receipts')
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('part', 'integer', (column) => column.notNull())
    .addColumn('entry', 'text')
    .addColumn('hash', 'text')
    .addColumn('confidence', 'double precision', (column) => column.notNull())
    .addColumn('runners_up', 'text', (column) => column.notNull())
    .addColumn('rule', 'text', (column) => column.notNull())
    .addColumn('question', 'text')
    .addColumn('helped', 'integer')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('receipts_key', ['conversation', 'seq', 'part'])
    .execute()
  await db.schema
    .createTable('cases')
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('reference', 'text', (column) => column.notNull().unique())
    .addColumn('pin_hash', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('urgent', 'integer', (column) => column.notNull())
    .addColumn('team', 'text')
    .addColumn('entry', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('told_place', 'integer', (column) => column.notNull())
    .addColumn('opened_at', 'bigint', (column) => column.notNull())
    .addColumn('queued_at', 'bigint', (column) => column.notNull())
    .addColumn('closed_at', 'bigint')
    .addColumn('callback_at', 'bigint')
    .addColumn('callback_phone', 'text')
    .addPrimaryKeyConstraint('cases_key', ['conversation', 'reference'])
    .execute()
  await sql`create unique index cases_open on cases (conversation) where closed_at is null`.execute(db)
  await sql`create index cases_queue on cases (queued_at) where state = 'queued'`.execute(db)
}

async function theRest(db: Kysely<unknown>): Promise<void> {
  const bytes = db.getExecutor().adapter instanceof PostgresAdapter ? sql`bytea` : sql`blob`
  await db.schema
    .createTable('timers')
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('timers_key', ['conversation', 'kind'])
    .execute()
  await db.schema.createIndex('timers_due').on('timers').column('due_at').execute()
  await db.schema
    .createTable('quarantine')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('conversation', 'text')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('raw', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('quarantine_conversation').on('quarantine').column('conversation').execute()
  await db.schema
    .createTable('files')
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('content_type', 'text', (column) => column.notNull())
    .addColumn('bytes', bytes, (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('files_key', ['conversation', 'id'])
    .execute()
  await db.schema
    .createTable('announcements')
    .addColumn('conversation', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
}
