import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Logger } from 'pino'
import type { Config } from './config.js'
import { createIndexer } from './desk/search/indexer.js'
import { ROOT } from './root.js'
import { createStore, orSayWhich, sqliteFile, type Store } from './store/store.js'
import { openStoreThread } from './store/thread/open-store-thread.js'
import type { ServedStore } from './store/thread/wire.js'

export type StorePlace = Pick<Config, 'DATABASE_URL' | 'REDIS_URL' | 'DATA_DIR'>

/** Where several processes may run, none changes the tables under the others: `nafidha migrate` does. */
export const migratesItself = ({ DATABASE_URL, REDIS_URL }: StorePlace): boolean =>
  DATABASE_URL === undefined || REDIS_URL === undefined

/** The store of these settings. Rejects with what is wrong and what to do. */
export const openStore = (config: StorePlace, { log, now }: { log: Logger; now: () => Date }): Promise<Store> =>
  createStore({ url: config.DATABASE_URL, dataDir: config.DATA_DIR, migrates: migratesItself(config), log, now })

/** Workers run from the build, also when tests run from the source. */
const STORE_THREAD = pathToFileURL(join(ROOT, 'dist/src/store/thread/store-thread.js'))

/** The same for the process that serves: SQLite is kept off its thread, which citizens wait for. */
export async function openServingStore(
  config: StorePlace,
  parts: { log: Logger; now: () => Date },
): Promise<ServedStore> {
  if (config.DATABASE_URL !== undefined) {
    const store = await openStore(config, parts)
    return { ...store, index: createIndexer(store) }
  }
  const file = sqliteFile(config.DATA_DIR)
  return orSayWhich(file, () => openStoreThread({ file, workerUrl: STORE_THREAD, now: parts.now }))
}
