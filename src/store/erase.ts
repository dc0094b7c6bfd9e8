import type { Kysely } from 'kysely'
import type { Engine } from './engine.js'
import type { Database } from './schema.js'

/** Tables of which nothing of a conversation may stay. */
export const FORGOTTEN_WITH_A_CONVERSATION = [
  'transcript',
  'inbox',
  'outbox',
  'timers',
  'quarantine',
  'files',
  'media',
  'people',
  'drafts',
  'search_lines',
] as const

/**
 * Deletes text, files and addresses of a conversation, in one transaction. What stays: that it existed and when it was
 * erased, so that a turn under way is stale and an old message is not taken in again; which entries were answered; that
 * there was a case. None of it leads to a person.
 */
export function createErase({ write }: Engine): (conversation: string, now: Date) => Promise<void> {
  return (conversation, now) =>
    write(async (tx) => {
      await emptyConversation(tx, conversation, now)
      for (const table of FORGOTTEN_WITH_A_CONVERSATION)
        await tx.deleteFrom(table).where('conversation', '=', conversation).execute()
      await tx.updateTable('receipts').set({ question: null }).where('conversation', '=', conversation).execute()
      await closeCases(tx, conversation, now)
    })
}

async function emptyConversation(tx: Kysely<Database>, conversation: string, now: Date): Promise<void> {
  await tx
    .updateTable('conversations')
    .set(({ eb }) => ({
      version: eb('version', '+', 1),
      recipient: '',
      holder: 'bot',
      state: null,
      pending: 0,
      pending_since: null,
      due_at: null,
      personal: 0,
      consent_version: null,
      consent_at: null,
      unreachable_at: null,
      last_case: null,
      blocked_reason: null,
      erased_at: now.getTime(),
    }))
    .where('id', '=', conversation)
    .execute()
}

async function closeCases(tx: Kysely<Database>, conversation: string, now: Date): Promise<void> {
  await tx
    .updateTable('cases')
    .set({ subject: '', callback_phone: null, callback_note: null, details: null, comment: null, reopen_until: null })
    .where('conversation', '=', conversation)
    .execute()
  await tx
    .updateTable('cases')
    .set({ state: 'cancelled', closed_at: now.getTime() })
    .where('conversation', '=', conversation)
    .where('closed_at', 'is', null)
    .execute()
}
