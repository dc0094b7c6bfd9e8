import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import type { Database } from '../schema.js'

/** Where a case stands among those that the same team will take before it. */
export interface Rank {
  readonly team: string | null
  readonly urgent: boolean
}

const sameTeam = (team: string | null) => (where: ExpressionBuilder<Database, 'cases'>) =>
  team === null ? where('team', 'is', null) : where('team', '=', team)

/** The place of a case that enters the queue now, counted from 1: behind all of its team that are as urgent or more. */
export async function nextPlace(tx: Kysely<Database>, { team, urgent }: Rank): Promise<number> {
  const { waiting } = await tx
    .selectFrom('cases')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('state', '=', sql.lit('queued'))
    .where('urgent', '>=', urgent ? 1 : 0)
    .where(sameTeam(team))
    .executeTakeFirstOrThrow()
  return waiting + 1
}

/** Place in the queue, counted from 1; null for a case that does not wait. */
export async function placeOf(db: Kysely<Database>, reference: string): Promise<number | null> {
  const mine = await db
    .selectFrom('cases')
    .select(['state', 'team', 'urgent', 'queued_at'])
    .where('reference', '=', reference)
    .executeTakeFirst()
  if (mine?.state !== 'queued') return null
  const { ahead } = await db
    .selectFrom('cases')
    .select(({ fn }) => fn.countAll<number>().as('ahead'))
    .where('state', '=', sql.lit('queued'))
    .where(sameTeam(mine.team))
    .where(({ eb, and, or }) =>
      or([
        eb('urgent', '>', mine.urgent),
        and([eb('urgent', '=', mine.urgent), eb('queued_at', '<', mine.queued_at)]),
        and([eb('urgent', '=', mine.urgent), eb('queued_at', '=', mine.queued_at), eb('reference', '<', reference)]),
      ]),
    )
    .executeTakeFirstOrThrow()
  return ahead + 1
}
