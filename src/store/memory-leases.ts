import type { Kysely } from 'kysely'
import type { Hold, Leases } from './engine.js'
import type { Database } from './schema.js'

/** Conversations that an earlier process may have had under way: more than work on at once, by far. */
const UNDER_WAY = 128

/** Those whose turn comes first: what was under way when an earlier process died is among them. */
export async function longestDue(db: Kysely<Database>): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('conversations')
    .select('id')
    .where('due_at', 'is not', null)
    .orderBy('due_at')
    .limit(UNDER_WAY)
    .execute()
  return rows.map(({ id }) => id)
}

/** The process is alone, and forgets its leases when it dies: a conversation goes on at once after a crash. */
export function createMemoryLeases(perhapsLeft: readonly string[]): Leases {
  const taken = new Set<string>()
  const left = new Set(perhapsLeft)
  return {
    async take(conversation): Promise<Hold> {
      if (taken.has(conversation)) return 'held'
      taken.add(conversation)
      return left.delete(conversation) ? 'left' : 'free'
    },
    async drop(conversation) {
      taken.delete(conversation)
    },
  }
}
