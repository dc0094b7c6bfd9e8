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
 * disk serves many conversations; each caller hears its own result once that flush is done. Flushing holds nobody up: the
 * next group is written meanwhile, and what was committed during one flush is told of after the next.
 *
 * No savepoints: an operation that finds itself stale says so by its result before it writes. One that throws rolls the
 * group back; then it is run alone and the others together, so that only the faulty one fails. Hence operations are run
 * again at times: they hold data, and touch nothing but the transaction.
 */
export function createGroupCommit({ transact, flush }: GroupCommitDeps): {
  readonly write: Write
  close(): Promise<void>
} {
  let waiting: Waiting[] = []
  let writing: Promise<void> | null = null
  const told = createTelling(flush)

  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const group = waiting.slice(0, LARGEST_GROUP)
      waiting = waiting.slice(LARGEST_GROUP)
      await commit({ transact, committed: told.add }, group)
      // What arrived meanwhile is read from the sockets first, so that it joins the next group.
      await nextTick()
    }
    writing = null
  }

  return {
    write: <T>(operation: Operation<T>) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ operation, resolve: resolve as Waiting['resolve'], reject })
        writing ??= nextTick().then(writeAll)
      }),
    async close() {
      await writing
      await told.all()
    },
  }
}

const nextTick = () => new Promise<void>((resolve) => setImmediate(resolve))

interface Made {
  readonly group: readonly Waiting[]
  readonly results: readonly unknown[]
}

/** Tells what came of committed groups once they are on the disk: one flush at a time, for all that were committed before it. */
function createTelling(flush: GroupCommitDeps['flush']) {
  let committed: Made[] = []
  let flushing: Promise<void> | null = null
  const tell = async (): Promise<void> => {
    while (committed.length > 0) {
      const made = committed
      committed = []
      try {
        await flush()
        for (const { group, results } of made) group.forEach(({ resolve }, i) => resolve(results[i]))
      } catch (error) {
        for (const { group } of made) group.forEach(({ reject }) => reject(error))
      }
    }
    flushing = null
  }
  return {
    add(made: Made): void {
      committed.push(made)
      flushing ??= tell()
    },
    all: async (): Promise<void> => void (await flushing),
  }
}

interface Commit {
  readonly transact: Transact
  readonly committed: (made: Made) => void
}

async function commit(deps: Commit, group: readonly Waiting[]): Promise<void> {
  const results: unknown[] = []
  let running = false
  try {
    await deps.transact(async (transaction) => {
      running = true
      for (const { operation } of group) results.push(await operation(transaction))
      running = false
    })
  } catch (error) {
    // Where beginning or committing itself failed, no operation is to blame and none would fare better alone.
    const others = group.filter((_, i) => i !== results.length)
    if (!running || others.length === 0) return group.forEach(({ reject }) => reject(error))
    await commit(deps, group.slice(results.length, results.length + 1))
    return commit(deps, others)
  }
  deps.committed({ group, results })
}
