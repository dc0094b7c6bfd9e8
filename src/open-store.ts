import type { Logger } from 'pino'
import type { Config } from './config.js'
import { createStore, type Store } from './store/store.js'

export type StorePlace = Pick<Config, 'DATABASE_URL' | 'REDIS_URL' | 'DATA_DIR'>

/** Where several processes may run, none changes the tables under the others: `nafidha migrate` does. */
export const migratesItself = ({ DATABASE_URL, REDIS_URL }: StorePlace): boolean =>
  DATABASE_URL === undefined || REDIS_URL === undefined

/** The store of these settings. Rejects with what is wrong and what to do. */
export const openStore = (config: StorePlace, { log, now }: { log: Logger; now: () => Date }): Promise<Store> =>
  createStore({ url: config.DATABASE_URL, dataDir: config.DATA_DIR, migrates: migratesItself(config), log, now })
