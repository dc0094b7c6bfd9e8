import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { createSettings } from '../desk/settings.js'
import { createMemoryLeases } from '../memory-leases.js'
import { type Calls, createCalls } from './calls.js'
import { errorOf } from './fault.js'
import type { Opened, Outcome, ServedStore, Shape } from './wire.js'

/** Megabytes: what crosses dies at once, and a larger young generation would only be memory. */
const YOUNG = 12

export interface StoreThreadOptions {
  /** The SQLite file. */
  readonly file: string
  /** The built `store-thread.js`. */
  readonly workerUrl: URL
  readonly now: () => Date
}

/**
 * A SQLite store in a thread of its own: the service's own thread neither waits for the disk nor is held up by what the desk
 * looks for. Each call is run there whole, its transaction included. Rejects where the store cannot be opened.
 */
export async function openStoreThread({ file, workerUrl, now }: StoreThreadOptions): Promise<ServedStore> {
  const worker = new Worker(workerUrl, { workerData: { file }, resourceLimits: { maxYoungGenerationSizeMb: YOUNG } })
  const [opened] = (await once(worker, 'message')) as [Opened]
  if (opened.kind === 'refused') throw errorOf(opened.fault)
  const calls = createCalls({ send: (batch) => worker.postMessage(batch, []), now })
  worker.on('message', (outcomes: readonly Outcome[]) => calls.settle(outcomes))
  worker.once('error', (error) => {
    calls.fail(error)
    // Without its store the process is of no use: it ends, and the next one goes on where the disk stands.
    throw error
  })
  const remote = remoteOf(opened.shape, calls) as unknown as ServedStore
  return withOwnMemory(remote, async () => {
    await remote.close()
    await worker.terminate()
  })
}

/** The methods that the thread says it has. */
function remoteOf(shape: Shape, calls: Calls, path = ''): object {
  const named = Object.entries(shape).map(([name, part]) => {
    const method = `${path}${name}`
    const made = part === true ? (...args: unknown[]) => calls.make(method, args) : remoteOf(part, calls, `${method}.`)
    return [name, made] as const
  })
  return Object.fromEntries(named)
}

/** What is asked so often, or for an answer at once, that it stays on this side. */
async function withOwnMemory(remote: ServedStore, close: () => Promise<void>): Promise<ServedStore> {
  const theirs = remote.desk.settings
  const settings = createSettings({
    async get() {
      await theirs.refresh()
      return theirs.current()
    },
    put: (_, value, deed) => theirs.put(value, deed),
  })
  await settings.refresh()
  return {
    ...remote,
    leases: createMemoryLeases(await remote.conversations.longestDue()),
    desk: { ...remote.desk, settings, search: { ...remote.desk.search, round: (work) => work() } },
    close,
  }
}
