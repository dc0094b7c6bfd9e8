import { type Kysely, type Selectable, sql } from 'kysely'
import { prepare } from '../prepared.js'
import type { Database } from '../schema.js'
import type { CaseTable } from './tables.js'

/** As much of a case as tells who may do what with it. */
export type HeldCase = Pick<Selectable<CaseTable>, 'state' | 'agent' | 'team'>

/**
 * The named case; of a conversation the one that is open or, without one, was opened last. Null: there is no such case or
 * conversation. Every request and every sign of typing asks for it.
 */
export function createCurrent(db: Kysely<Database>) {
  const ofReference = prepare<{ reference: string }>(db)((from, slot) =>
    from.selectFrom('cases').select(['state', 'agent', 'team']).where('reference', '=', slot('reference')),
  )
  const ofConversation = prepare<{ conversation: string }>(db)((from, slot) =>
    from
      .selectFrom('conversations')
      .leftJoin('cases', 'cases.conversation', 'conversations.id')
      .select(['cases.state', 'cases.agent', 'cases.team'])
      .where('conversations.id', '=', slot('conversation'))
      .where('conversations.erased_at', 'is', null)
      .orderBy(sql`case when cases.closed_at is null then 0 else 1 end`)
      .orderBy('cases.opened_at', 'desc')
      .orderBy('cases.reference')
      .limit(1),
  )
  return async (
    named: { readonly reference: string } | { readonly conversation: string },
  ): Promise<HeldCase | 'no-case' | null> => {
    if ('reference' in named) return (await ofReference(db, named))[0] ?? null
    const [row] = await ofConversation(db, named)
    if (!row) return null
    return row.state === null ? 'no-case' : { state: row.state, agent: row.agent, team: row.team }
  }
}
