import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe } from '@jest/globals'
import { createStore, sqliteFile, type Store } from '../../src/store/store.js'
import { openStoreThread } from '../../src/store/thread/open-store-thread.js'
import { silent, type StoreMaker } from '../contracts/store.js'
import { accessKeepsItsPromises } from '../contracts/store-access.js'
import { casesKeepTheirPromises } from '../contracts/store-cases.js'
import { desksKeepTheirPromises } from '../contracts/store-desk.js'
import { leasesKeepTheirPromises } from '../contracts/store-leases.js'
import { messengersAreServed } from '../contracts/store-messengers.js'
import { messagesKeepTheirPromises } from '../contracts/store-messages.js'
import { deliveryKeepsItsPromises } from '../contracts/store-outbox.js'
import { ownDataIsFoundAndErased } from '../contracts/store-own-data.js'
import { peopleAreTold } from '../contracts/store-people.js'
import { quarantineKeepsItsPromises } from '../contracts/store-quarantine.js'
import { threadsKeepTheirPromises } from '../contracts/store-threads.js'
import { receiptsKeepTheirPromises } from '../contracts/store-receipts.js'
import { retentionKeepsItsPromises } from '../contracts/store-retention.js'
import { standstillIsFound } from '../contracts/store-stuck.js'
import { sessionsKeepTheirPromises } from '../contracts/store-sessions.js'
import { describeWith } from '../describe-with.js'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../servers.js'
import { createEmptiedDatabases, type EmptiedDatabases } from './emptied-databases.js'
import { STORE_THREAD } from './store-thread.js'

/** Nothing here is about the disk: what is in memory need not wait for it. */
const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

const opened: Store[] = []
const openPostgres = async (url: string, now: () => Date) => {
  const store = await createStore({ url, dataDir: tmpdir(), migrates: false, log: silent, now })
  opened.push(store)
  return store
}

const PARTS: readonly [string, (maker: StoreMaker) => void][] = [
  ['messages', messagesKeepTheirPromises],
  ['leases', leasesKeepTheirPromises],
  ['delivery', deliveryKeepsItsPromises],
  ['cases', casesKeepTheirPromises],
  ['receipts', receiptsKeepTheirPromises],
  ['quarantine', quarantineKeepsItsPromises],
  ['retention', retentionKeepsItsPromises],
  ['the desk', desksKeepTheirPromises],
  ['threads', threadsKeepTheirPromises],
  ['own data', ownDataIsFoundAndErased],
  ['access', accessKeepsItsPromises],
  ['sessions', sessionsKeepTheirPromises],
  ['people', peopleAreTold],
  ['messengers', messengersAreServed],
  ['standstill', standstillIsFound],
]

function contract(maker: StoreMaker): void {
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()))
  })
  // Each part opens stores of its own before its tests, and not before those of the others.
  for (const [what, part] of PARTS) describe(what, () => part(maker))
}

const openThread = async (dataDir: string, now: () => Date) => {
  const store = await openStoreThread({ file: sqliteFile(dataDir), workerUrl: STORE_THREAD, now })
  opened.push(store)
  return store
}

/** As the service runs it: what the command line opens in its own thread is the same behind the crossing. */
describe('the store on SQLite, in a thread of its own', () => {
  const folder = mkdtempSync(join(MEMORY, 'nafidha-store-'))
  const asMigrated = join(folder, 'as-migrated')
  let dataDir = ''
  let made = 0
  beforeAll(async () => {
    await (await createStore({ url: undefined, dataDir: asMigrated, log: silent, now: () => new Date() })).close()
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  contract({
    shared: false,
    async fresh(now) {
      dataDir = join(folder, String((made += 1)))
      cpSync(asMigrated, dataDir, { recursive: true })
      const folderOfIt = dataDir
      const again = () => openThread(folderOfIt, now)
      return { store: await again(), again }
    },
  })
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))
})

describeWith(whyNoPostgres(), 'the store on Postgres', () => {
  let server: PostgresServer
  let databases: EmptiedDatabases
  beforeAll(async () => {
    server = await startPostgres()
    databases = createEmptiedDatabases(server)
  })
  beforeEach(() => databases.giveBack())
  afterAll(async () => {
    await databases.close()
    await server.stop()
  })
  contract({
    shared: true,
    async fresh(now) {
      const url = await databases.take()
      const again = () => openPostgres(url, now)
      return { store: await again(), again }
    },
  })
})
