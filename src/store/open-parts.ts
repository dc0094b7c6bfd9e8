import { sql, type SqlBool } from 'kysely'

/**
 * The part of an outbox row is still to be handed over, or its outcome is not known yet. Written out, not bound: an index
 * of some rows only serves a query that names those rows itself.
 */
export const isOpen = sql<SqlBool>`outbox.status in ('queued', 'sending')`
