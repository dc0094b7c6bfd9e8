import type { Kysely } from 'kysely'
import type { ReachUpdate } from '../../channels/channel.js'
import type { Database } from './schema.js'

/** From now on nothing is handed over for the conversation; what waits fails, and says why. */
export async function markUnreachable(tx: Kysely<Database>, conversation: string, at: Date): Promise<void> {
  await tx
    .updateTable('conversations')
    .set(({ fn, eb }) => ({ unreachable_at: fn.coalesce('unreachable_at', eb.val(at.getTime())) }))
    .where('id', '=', conversation)
    .execute()
}

/** A provider's word on whether a citizen can be reached; news older than their last message are none. False: nothing moved. */
export async function applyReach(tx: Kysely<Database>, { address, reachable, at }: ReachUpdate): Promise<boolean> {
  const unreachable_at = reachable ? null : at.getTime()
  const { numUpdatedRows } = await tx
    .updateTable('conversations')
    .set({ unreachable_at })
    .where('id', '=', address.conversation)
    .where('last_inbound_at', '<=', at.getTime())
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
