import type { Kysely } from 'kysely'
import type { Activity } from '../../channels/activity.js'
import type { Engine } from './engine.js'
import { prepare, prepareOne } from './prepared.js'
import type { Checkpoint, Database } from './schema.js'

/** One line as it was stored; `activity` is JSON. */
export interface StoredLine {
  readonly seq: number
  readonly origin: 'citizen' | 'bot' | 'agent' | 'notice' | 'note'
  readonly activity: string
  readonly checkpoint: Checkpoint
  /** Milliseconds since 1970. */
  readonly at: number
}

/** One line as it was just written, before it became text. */
export interface FreshLine extends Omit<StoredLine, 'activity' | 'checkpoint'> {
  readonly activity: Activity
}

export type Transcript = ReturnType<typeof createTranscript>

/** What was said, by line number: every conversation counts from 1, and later lines have higher numbers. */
export function createTranscript({ db }: Engine) {
  const queries = createQueries(db)
  return {
    /** Lines after a number, in order. */
    read: (conversation: string, after: number, limit: number): Promise<readonly StoredLine[]> =>
      queries.after(db, { conversation, after, limit }),

    /** Null for a conversation that does not exist. */
    async dates(conversation: string): Promise<{ endedAt: number | null; erasedAt: number | null } | null> {
      const row = await queries.dates(db, { conversation })
      return row ? { endedAt: row.ended_at, erasedAt: row.erased_at } : null
    },
  }
}

function createQueries(db: Kysely<Database>) {
  return {
    after: prepare<{ conversation: string; after: number; limit: number }>(db)((kysely, slot) =>
      kysely
        .selectFrom('transcript')
        .select(['seq', 'origin', 'activity', 'checkpoint', 'at'])
        .where('conversation', '=', slot('conversation'))
        .where('seq', '>', slot('after'))
        .orderBy('seq')
        .limit(slot('limit')),
    ),
    dates: prepareOne<{ conversation: string }>(db)((kysely, slot) =>
      kysely.selectFrom('conversations').select(['ended_at', 'erased_at']).where('id', '=', slot('conversation')),
    ),
  }
}
