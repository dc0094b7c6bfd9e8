import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import Libsql from 'libsql'
import { createStore, sqliteFile, type Store } from '../../src/store/store.js'
import { openStoreThread } from '../../src/store/thread/open-store-thread.js'
import { arrival, createClock, inbound, line, message, silent, turnOf } from '../contracts/store.js'
import { describeWith } from '../describe-with.js'
import { STORE_THREAD } from './store-thread.js'

const folders: string[] = []
const stores: Store[] = []
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'nafidha-sqlite-'))
  folders.push(folder)
  return folder
}
const clock = createClock()
type Open = (dataDir: string) => Promise<Store>
const keeping =
  (make: Open): Open =>
  async (dataDir) => {
    const store = await make(dataDir)
    stores.push(store)
    return store
  }
const open = keeping((dataDir) => createStore({ url: undefined, dataDir, log: silent, now: clock.now }))
const openThread = keeping((dataDir) =>
  openStoreThread({ file: sqliteFile(dataDir), workerUrl: STORE_THREAD, now: clock.now }),
)
const BOTH: [string, Open][] = [
  ['in this thread', open],
  ['in a thread of its own', openThread],
]
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()))
})
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

const receive = (store: Store, conversation: string, id = 'm', text = 'hello') =>
  store.inbox.receive(arrival(clock.now(), [inbound(conversation, id, clock.now(), message(text))]))

describe('opening a SQLite store', () => {
  test('makes the folder and the tables, and finds them again', async () => {
    const dataDir = join(newFolder(), 'deep', 'down')
    const first = await open(dataDir)
    await receive(first, 'c1')
    await first.close()
    stores.length = 0
    expect(await (await open(dataDir)).conversations.snapshot('c1')).toMatchObject({ pending: [{ providerId: 'm' }] })
  })

  test('is refused, with what to do, where a newer release wrote the file', async () => {
    const dataDir = newFolder()
    await (await open(dataDir)).close()
    stores.length = 0
    const database = new Libsql(join(dataDir, 'nafidha.db'))
    database.exec(`insert into kysely_migration values ('9999-from-the-future', '2030-01-01')`)
    database.close()
    await expect(open(dataDir)).rejects.toThrow(/nafidha\.db\): the database was written by a newer release/)
  })

  test('is refused where the file is no database', async () => {
    const dataDir = newFolder()
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(join(dataDir, 'nafidha.db'), 'a letter to the editor, much longer than a header would be '.repeat(20))
    await expect(open(dataDir)).rejects.toThrow(/cannot open the store \(.*nafidha\.db\)/)
  })
})

/** Frames of the write-ahead log that end a transaction: those that state the size of the database after it. */
function commitsIn(dataDir: string): number {
  const log = readFileSync(join(dataDir, 'nafidha.db-wal'))
  const frame = 24 + log.readUInt32BE(8)
  const frames = Math.floor((log.length - 32) / frame)
  return Array.from({ length: frames }, (_, i) => log.readUInt32BE(32 + i * frame + 4)).filter((size) => size > 0)
    .length
}

describe.each(BOTH)('group commit %s', (_where, openIt) => {
  test('brings many conversations to the disk together', async () => {
    const dataDir = newFolder()
    const store = await openIt(dataDir)
    await receive(store, 'warm')
    const before = commitsIn(dataDir)
    await Promise.all(Array.from({ length: 50 }, (_, i) => receive(store, `c${i}`)))
    expect(await store.conversations.due(new Date('2027-01-01'))).toHaveLength(51)
    expect(commitsIn(dataDir) - before).toBe(1)
  })

  test('shows readers nothing of a group that is not committed', async () => {
    const store = await openIt(newFolder())
    const seen: number[] = []
    const looking = (async () => {
      for (let i = 0; i < 200; i += 1) {
        const found = await Promise.all(Array.from({ length: 30 }, (_, c) => store.conversations.snapshot(`c${c}`)))
        seen.push(found.filter((one) => one !== null).length)
        if (seen.at(-1) === 30) return
        if (i % 10 === 9) await new Promise((resolve) => setImmediate(resolve))
      }
    })()
    await Promise.all([looking, ...Array.from({ length: 30 }, (_, i) => receive(store, `c${i}`))])
    expect(seen.at(-1)).toBe(30)
    expect(seen.filter((count) => count !== 0 && count !== 30)).toEqual([])
  })

  test('lets a stale turn, a faulty one and good ones share a group, each with its own result', async () => {
    const store = await openIt(newFolder())
    for (const id of ['good', 'stale', 'faulty']) await receive(store, id)
    const turns = await Promise.all(['good', 'stale', 'faulty'].map((id) => turnOf(store, id, clock.now())))
    const results = await Promise.allSettled(
      turns.map((turn, i) => {
        if (i === 1) return store.turns.commit({ ...turn, version: 7 })
        const tooMuch = () => [line('x', { activity: { type: 'message', value: 1n } })]
        return store.turns.commit(i === 2 ? { ...turn, lines: tooMuch } : turn)
      }),
    )
    expect(results).toMatchObject([
      { status: 'fulfilled', value: { kind: 'committed' } },
      { status: 'fulfilled', value: { kind: 'stale' } },
      { status: 'rejected' },
    ])
  })

  test('waits for what is being written when it is closed', async () => {
    const dataDir = newFolder()
    const store = await openIt(dataDir)
    const writing = Array.from({ length: 20 }, (_, i) => receive(store, `c${i}`))
    await store.close()
    stores.length = 0
    await Promise.all(writing)
    expect(await (await openIt(dataDir)).conversations.snapshot('c19')).not.toBeNull()
  })

  test('gets along with another process that writes the same file', async () => {
    const dataDir = newFolder()
    const [server, commandLine] = [await openIt(dataDir), await openIt(dataDir)]
    await Promise.all(Array.from({ length: 40 }, (_, i) => receive(i % 2 === 0 ? server : commandLine, 'c1', `m${i}`)))
    expect((await server.conversations.snapshot('c1'))?.pending).toHaveLength(40)
  })
})

/** A few megabytes that can be filled without harm; the reason where this machine does not allow it. */
function mountSmallDisk(): { folder: string; unmount(): void } | { missing: string } {
  const folder = newFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' })
    return { folder, unmount: () => void execFileSync('umount', ['-l', folder]) }
  } catch {
    return { missing: 'a small tmpfs cannot be mounted here' }
  }
}

const disk = mountSmallDisk()

describeWith('missing' in disk ? disk.missing : null, 'a full disk', () => {
  afterAll(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()))
    if ('unmount' in disk) disk.unmount()
  })

  test('refuses what it cannot keep, serves what it has, and goes on once there is room', async () => {
    const folder = 'folder' in disk ? disk.folder : ''
    const store = await open(folder)
    const file = { name: 'a.bin', contentType: 'application/octet-stream', bytes: new Uint8Array(200_000) }
    await receive(store, 'kept')
    const ballast = join(folder, 'ballast')
    writeFileSync(ballast, new Uint8Array(1_000_000))
    const results = await Promise.all(Array.from({ length: 8 }, () => store.files.put('c1', file)))
    expect(results).toContain('full')
    const stored = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => receive(store, `c${i}`, 'm', 'x'.repeat(100_000))),
    )
    expect(stored.map(({ status }) => status)).toContain('rejected')
    expect((await store.transcript.read('kept', 0, 10)).map(({ seq }) => seq)).toEqual([1])
    rmSync(ballast)
    await receive(store, 'after')
    expect(await store.conversations.snapshot('after')).toMatchObject({ pending: [{ providerId: 'm' }] })
  })
})
