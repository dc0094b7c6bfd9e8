import { join } from 'node:path'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { ConversationId } from '../../channels/telegram/conversation-id.js'
import type { Files } from '../../channels/media/files.js'
import type { People } from '../../channels/whatsapp/people.js'
import { type Access, createAccess } from './access.js'
import { type Audit, createAudit } from './audit.js'
import { type Cases, createCases } from './cases.js'
import { createConversationIds } from './conversation-ids.js'
import { type Conversations, createConversations } from './conversations.js'
import { createDeskStore, type DeskStore } from './desk/desk-store.js'
import { createSettings, keptSettings } from './desk/settings.js'
import type { Engine, Leases } from './engine.js'
import { type ChannelLogs, createChannelLogs } from './channel-logs.js'
import { createErase, type Erase } from './erase.js'
import { createFiles } from './files.js'
import { createInbox, type Inbox } from './inbox.js'
import { createLines } from './lines.js'
import { createMedia, type Media } from './media.js'
import { createOwnData, type OwnData } from './own-data.js'
import { createOutbox, type Outbox } from './outbox.js'
import { createPeople } from './people.js'
import { createRetention, type Retention } from './retention.js'
import { createReceipts, type Receipts } from './receipts.js'
import { createQuarantine, type Quarantine } from './quarantine.js'
import { openSqlite } from './sqlite.js'
import { createStuck, type Stuck } from './stuck.js'
import { createStatuses } from './statuses.js'
import { createTimers, type Timers } from './timers.js'
import { createTranscript, type Transcript } from './transcript.js'
import { createTurns, type Turns } from './turns.js'

export interface StoreOptions {
  /** `postgres://…`; undefined: SQLite in `dataDir`. */
  readonly url: string | undefined
  readonly dataDir: string
  /** False: a database that is not of this release is refused. Left out: it is brought to it. */
  readonly migrates?: boolean
  readonly log: Logger
  readonly now: () => Date
}

/** Everything that must survive. Each part is one step of a message's way. */
export interface Store {
  readonly inbox: Inbox
  readonly conversations: Conversations
  readonly conversationId: ConversationId
  readonly leases: Leases
  readonly turns: Turns
  readonly outbox: Outbox
  readonly timers: Timers
  readonly transcript: Transcript
  readonly cases: Cases
  readonly desk: DeskStore
  readonly receipts: Receipts
  readonly files: Files
  readonly retention: Retention
  readonly quarantine: Quarantine
  readonly people: People
  readonly media: Media
  readonly channelLogs: ChannelLogs
  readonly access: Access
  readonly audit: Audit
  readonly erase: Erase
  readonly ownData: OwnData
  readonly stuck: Stuck
  /** Rejects where the database does not answer. */
  ping(): Promise<void>
  /** Waits for what is being written. */
  close(): Promise<void>
}

/** Opens the database and brings its tables to this release. Rejects with what is wrong and what to do. */
export async function createStore({ url, dataDir, migrates = true, log, now }: StoreOptions): Promise<Store> {
  const file = sqliteFile(dataDir)
  return orSayWhich(url ? 'the Postgres of DATABASE_URL' : file, async () =>
    assembleStore(await openEngine({ url, file, migrates, log, now }), now),
  )
}

export const sqliteFile = (dataDir: string): string => join(dataDir, 'nafidha.db')

/** What the operator reads where a store cannot be opened: which one, and why. */
export async function orSayWhich<T extends Store>(which: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`cannot open the store (${which}): ${why}`, { cause: error })
  }
}

/** Postgres's driver is loaded only where it is used. */
async function openEngine({ url, file, ...parts }: Opening): Promise<Engine> {
  if (!url) return openSqlite(file)
  const { openPostgres } = await import('./postgres.js')
  return openPostgres(url, parts)
}

type Opening = Omit<StoreOptions, 'dataDir' | 'migrates'> & { readonly file: string; readonly migrates: boolean }

/** The parts of a store on an engine. `now`: for what is given no time of its own. */
export async function assembleStore(engine: Engine, now: () => Date): Promise<Store> {
  const statuses = createStatuses(engine)
  const lines = createLines(engine)
  const settings = createSettings(keptSettings(engine))
  await settings.refresh()
  const { patience } = settings
  return {
    inbox: createInbox(engine, statuses),
    conversations: createConversations(engine),
    conversationId: createConversationIds(engine),
    leases: engine.leases,
    turns: createTurns(engine, { lines, statuses, patience }),
    outbox: createOutbox(engine, statuses),
    timers: createTimers(engine, statuses),
    transcript: createTranscript(engine),
    cases: createCases(engine, lines),
    desk: createDeskStore(engine, { lines, statuses, settings }),
    receipts: createReceipts(engine),
    files: createFiles(engine, now),
    retention: createRetention(engine),
    quarantine: createQuarantine(engine),
    people: createPeople(engine),
    media: createMedia(engine, now),
    channelLogs: createChannelLogs(engine),
    access: createAccess(engine),
    audit: createAudit(engine),
    erase: createErase(engine),
    ownData: createOwnData(engine),
    stuck: createStuck(engine),
    ping: async () => void (await sql`select 1`.execute(engine.db)),
    close: () => engine.close(),
  }
}
