import type { Kysely } from 'kysely'
import type { Operation, Write } from './engine.js'
import type { Database } from './schema.js'

interface Waiting {
  readonly operation: Operation<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/** More would hold up sockets for too long. */
const LARGEST_GROUP = 128

/** Runs work in a transaction of its own, which is undone where it rejects. */
export type Transact = <T>(work: (transaction: Kysely<Database>) => Promise<T>) => Promise<T>

export interface GroupCommitDeps {
  readonly transact: Transact
  /** Resolves when every commit made so far is on the disk. */
  readonly flush: () => Promise<void>
}

/**
 * The one writer of a SQLite file. Operations that are ready together are committed together, so that one flush to the
 * disk serves many conversations; each caller hears its own result once that flush is done. The flush does not hold up
 * the process: what arrives and what is worked out meanwhile makes the next group.
 *
 * No savepoints: an operation that finds itself stale says so by its result before it writes. One that throws rolls the
 * group back, and then each is run alone, so that only the faulty one fails. Hence operations are run again at times:
 * they hold data, and touch nothing but the transaction.
 */
export function createGroupCommit(deps: GroupCommitDeps): { readonly write: Write; close(): Promise<void> } {
  let waiting: Waiting[] = []
  let flushing: Promise<void> | null = null

  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const group = waiting.slice(0, LARGEST_GROUP)
      waiting = waiting.slice(LARGEST_GROUP)
      await commit(deps, group)
      // What arrived meanwhile is read from the sockets first, so that it joins the next group.
      await nextTick()
    }
    flushing = null
  }

  return {
    write: <T>(operation: Operation<T>) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ operation, resolve: resolve as Waiting['resolve'], reject })
        flushing ??= nextTick().then(flush)
      }),
    close: async () => void (await flushing),
  }
}

const nextTick = () => new Promise<void>((resolve) => setImmediate(resolve))

async function commit({ transact, flush }: GroupCommitDeps, group: readonly Waiting[]): Promise<void> {
  let faulty = false
  try {
    const results = await transact(async (transaction) => {
      const made: unknown[] = []
      faulty = true
      for (const { operation } of group) made.push(await operation(transaction))
      faulty = false
      return made
    })
    await flush()
    group.forEach(({ resolve }, i) => resolve(results[i]))
  } catch (error) {
    // Where beginning or committing itself failed, no operation is to blame and none would fare better alone.
    if (faulty && group.length > 1) for (const one of group) await commit({ transact, flush }, [one])
    else for (const { reject } of group) reject(error)
  }
}
