import type { Kysely } from 'kysely'
import { type Deed, writeAudit } from './audit.js'
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
 * there was a case. None of it leads to a person. `by`: who did it, as the audit names them, and the reason given.
 */
export type Erase = (conversation: string, now: Date, by?: Pick<Deed, 'who' | 'why'>) => Promise<void>

export function createErase({ write }: Engine): Erase {
  return (conversation, now, by = { who: '[citizen]' }) =>
    write(async (tx) => {
      if (!(await emptyConversation(tx, conversation, now))) return
      for (const table of FORGOTTEN_WITH_A_CONVERSATION)
        await tx.deleteFrom(table).where('conversation', '=', conversation).execute()
      await tx.updateTable('receipts').set({ question: null }).where('conversation', '=', conversation).execute()
      await closeCases(tx, conversation, now)
      await writeAudit(tx, { ...by, what: 'conversation.erased', subject: conversation, at: now })
    })
}

/** False: there is no such conversation. */
async function emptyConversation(tx: Kysely<Database>, conversation: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
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
    .executeTakeFirst()
  return numUpdatedRows > 0n
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
