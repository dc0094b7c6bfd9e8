import type { z } from 'zod'
import { type Deed, writeAudit } from '../audit.js'
import type { Engine } from '../engine.js'

/**
 * A list that supervisors and administrators keep: ids with a value each, in an order of their own. Each change writes its
 * audit row in the same transaction.
 */
export interface Catalogue<T> {
  /** What cannot be read (an older release, a hand in the database) is left out. */
  list(): Promise<readonly { readonly id: string; readonly value: T }[]>
  get(id: string): Promise<T | null>
  put(id: string, value: T, deed: Deed): Promise<void>
  /** False: there was none. */
  remove(id: string, deed: Deed): Promise<boolean>
  /** The whole list, in this order. */
  replace(all: readonly { readonly id: string; readonly value: T }[], deed: Deed): Promise<void>
  /** Adds those that are not there yet. */
  seed(all: readonly { readonly id: string; readonly value: T }[]): Promise<void>
}

/** Values that are kept read: more than any list has. */
const MOST_KNOWN = 1_000

type Table = 'teams' | 'canned' | 'tags' | 'desk_settings'

/** Lists are read every second and change once a month: the same text is the same value again, by identity too. */
function createReader<T>(schema: z.ZodType<T>): (text: string) => T | null {
  const known = new Map<string, T | null>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size >= MOST_KNOWN) known.clear()
    const value = schema.safeParse(JSON.parse(text)).data ?? null
    known.set(text, value)
    return value
  }
}

export function createCatalogue<T>({ db, write }: Engine, table: Table, schema: z.ZodType<T>): Catalogue<T> {
  const read = createReader(schema)
  const rows = (all: readonly { id: string; value: T }[]) =>
    all.map(({ id, value }, position) => ({ id, position, value: JSON.stringify(value) }))
  return {
    async list() {
      const found = await db.selectFrom(table).selectAll().orderBy('position').orderBy('id').execute()
      return found.flatMap(({ id, value }) => {
        const known = read(value)
        return known === null ? [] : [{ id, value: known }]
      })
    },
    async get(id) {
      const row = await db.selectFrom(table).select('value').where('id', '=', id).executeTakeFirst()
      return row ? read(row.value) : null
    },
    put: (id, value, deed) =>
      write(async (tx) => {
        const row = { id, position: 0, value: JSON.stringify(value) }
        await tx
          .insertInto(table)
          .values(row)
          .onConflict((conflict) => conflict.column('id').doUpdateSet({ value: row.value }))
          .execute()
        await writeAudit(tx, deed)
      }),
    remove: (id, deed) =>
      write(async (tx) => {
        const { numDeletedRows } = await tx.deleteFrom(table).where('id', '=', id).executeTakeFirst()
        if (numDeletedRows > 0n) await writeAudit(tx, deed)
        return numDeletedRows > 0n
      }),
    replace: (all, deed) =>
      write(async (tx) => {
        await tx.deleteFrom(table).execute()
        if (all.length > 0) await tx.insertInto(table).values(rows(all)).execute()
        await writeAudit(tx, deed)
      }),
    seed: (all) =>
      write(async (tx) => {
        if (all.length > 0)
          await tx
            .insertInto(table)
            .values(rows(all))
            .onConflict((conflict) => conflict.doNothing())
            .execute()
      }),
  }
}
