import type { Compilable, CompiledQuery, Kysely } from 'kysely'
import type { Database } from './schema.js'

/** Stands in a compiled query where a run's own value goes. */
class Slot {
  constructor(readonly name: string) {}
}

/** A query that was built and compiled once; `P` names the values that a run supplies, `R` is a row. */
export type Prepared<P, R> = (db: Kysely<Database>, values: P) => Promise<readonly R[]>

/** Stands for a value in the builder; it has that value's type. */
export type SlotOf<P> = <K extends keyof P & string>(name: K) => P[K]

/**
 * Compiles a Kysely query once, so that the message path pays for building SQL once a start and not once a message.
 * `build` runs right away, against the engine that `db` speaks for; the query then runs on `db` or any transaction of it.
 */
export const prepare =
  <P extends object>(db: Kysely<Database>) =>
  <R>(build: (db: Kysely<Database>, slot: SlotOf<P>) => Compilable<R>): Prepared<P, R> => {
    const slot = ((name: string) => new Slot(name)) as unknown as SlotOf<P>
    const compiled: CompiledQuery<R> = build(db, slot).compile()
    return async (executor, values) => {
      const given = values as Readonly<Record<string, unknown>>
      const parameters = compiled.parameters.map((value) => (value instanceof Slot ? given[value.name] : value))
      return (await executor.executeQuery<R>({ ...compiled, parameters })).rows
    }
  }
