import type { Compilable, CompiledQuery, Kysely } from 'kysely'
import type { Database } from './schema.js'

/** Stands in a compiled query where a run's own value goes. */
class Slot {
  constructor(readonly name: string) {}
}

/** A query that was built and compiled once; `P` names the values that a run supplies, `R` is a row. */
export type Prepared<P, R> = (db: Kysely<Database>, values: P) => Promise<readonly R[]>
/** The same for a query that gives one row at most. */
export type PreparedOne<P, R> = (db: Kysely<Database>, values: P) => Promise<R | undefined>

/** Stands for a value in the builder; it has that value's type. */
export type SlotOf<P> = <K extends keyof P & string>(name: K) => P[K]

/** An engine within this process, which answers at once. */
export interface Direct {
  all(sql: string, parameters: readonly unknown[]): readonly unknown[]
  one(sql: string, parameters: readonly unknown[]): unknown
}

const directs = new WeakMap<Kysely<Database>, Direct>()

/** From now on prepared queries on `db` go past Kysely's layers, which wait for connections that are always free there. */
export function goDirectly(db: Kysely<Database>, direct: Direct): void {
  directs.set(db, direct)
}

type Build<P, R> = (db: Kysely<Database>, slot: SlotOf<P>) => Compilable<R>

/**
 * Compiles a Kysely query once, so that the message path pays for building SQL once a start and not once a message.
 * `build` runs right away, against the engine that `db` speaks for; the query then runs on `db` or any transaction of it.
 */
export const prepare =
  <P extends object>(db: Kysely<Database>) =>
  <R>(build: Build<P, R>): Prepared<P, R> => {
    const { query, fill } = compile(db, build)
    return async (executor, values) => {
      const direct = directs.get(executor)
      if (direct) return direct.all(query.sql, fill(values)) as readonly R[]
      return (await executor.executeQuery<R>({ ...query, parameters: fill(values) })).rows
    }
  }

/** The same where there is one row or none: SQLite is asked for no second. */
export const prepareOne =
  <P extends object>(db: Kysely<Database>) =>
  <R>(build: Build<P, R>): PreparedOne<P, R> => {
    const { query, fill } = compile(db, build)
    return async (executor, values) => {
      const direct = directs.get(executor)
      if (direct) return direct.one(query.sql, fill(values)) as R | undefined
      return (await executor.executeQuery<R>({ ...query, parameters: fill(values) })).rows[0]
    }
  }

function compile<P extends object, R>(db: Kysely<Database>, build: Build<P, R>) {
  const slot = ((name: string) => new Slot(name)) as unknown as SlotOf<P>
  const query: CompiledQuery<R> = build(db, slot).compile()
  const fill = (values: P): unknown[] => {
    const given = values as Readonly<Record<string, unknown>>
    return query.parameters.map((value) => (value instanceof Slot ? given[value.name] : value))
  }
  return { query, fill }
}
