import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { openBackup, writeBackup } from '../../../src/store/copy/backup-file.js'
import { openDraft, openSource, type Place } from '../../../src/store/copy/places.js'
import { holdBack } from '../../../src/store/copy/set-apart.js'
import { type Counts, fill } from '../../../src/store/copy/target.js'
import { createStore, type Store } from '../../../src/store/store.js'
import { arrival, createClock, inbound, line, message, silent, turnOf } from '../../contracts/store.js'
import { describeWith } from '../../describe-with.js'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../servers.js'

const clock = createClock()
const stores: Store[] = []
const folders: string[] = []
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'nafidha-copy-'))
  folders.push(folder)
  return folder
}
const open = async ({ url, dataDir }: Place) => {
  const store = await createStore({ url, dataDir, log: silent, now: clock.now })
  stores.push(store)
  return store
}
const closeAll = () => Promise.all(stores.splice(0).map((store) => store.close()))
afterEach(closeAll)
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

const PHOTO = {
  name: 'صورة.png',
  contentType: 'image/png',
  bytes: Uint8Array.from({ length: 70_000 }, (_, i) => i % 256),
}
const PART = { kind: 'text', payload: 'جواب' }

/** A conversation that is answered and handed over, one with a part on its way, and one that waits. */
async function live(store: Store): Promise<{ readonly file: string }> {
  for (const id of ['done', 'sending', 'waiting'])
    await store.inbox.receive(
      arrival(clock.now(), [inbound(id, 'm1', clock.now(), message('سؤال'))], { channel: 'chat' }),
    )
  for (const id of ['done', 'sending'])
    await store.turns.commit(await turnOf(store, id, clock.now(), { lines: () => [line('a', { parts: [PART] })] }))
  const head = await store.outbox.head('done')
  if (!head) throw new Error('no part')
  await store.outbox.take(head, clock.now())
  await store.outbox.settle(head, { kind: 'accepted', id: 'r1' })
  const file = await store.files.put('done', PHOTO)
  const deed = (subject: string) => store.desk.audit({ who: 'a', what: 'b.c', subject, at: clock.now() })
  await Promise.all(Array.from({ length: 550 }, (_, i) => deed(String(i))))
  if (file === 'full') throw new Error('full')
  return { file: file.id }
}

const backUp = async (place: Place, file = join(newFolder(), 'copy.nafidha')) => {
  const source = await openSource(place)
  const counts = await writeBackup(source, file, clock.now())
  await source.close()
  return { file, counts }
}

async function restore(file: string, place: Place, { replace = false, held = true } = {}): Promise<Counts> {
  const source = await openBackup(file)
  const draft = await openDraft(place, { replace, now: clock.now() })
  try {
    const counts = await fill(draft.db, source)
    if (held) await holdBack(draft.db, clock.now())
    await draft.keep()
    return counts
  } catch (error) {
    await draft.discard()
    throw error
  } finally {
    await source.close()
  }
}

function copies(places: { from: () => Promise<Place>; to: () => Promise<Place> }): void {
  test('is whole: every row, every byte, the audit in its chain, and what is under way', async () => {
    const from = await places.from()
    const { file: photo } = await live(await open(from))
    const { file, counts } = await backUp(from)
    await closeAll()
    const to = await places.to()
    expect(await restore(file, to, { held: false })).toEqual(counts)
    expect(counts).toMatchObject({ conversations: 3, inbox: 3, outbox: 2, files: 1, audit: 550 })
    const store = await open(to)
    expect((await store.files.get('done', photo))?.bytes).toEqual(Buffer.from(PHOTO.bytes))
    expect(await store.audit.verify()).toMatchObject({ kind: 'intact', rows: 550 })
    expect(await store.conversations.snapshot('waiting')).toMatchObject({ pending: [{ providerId: 'm1' }] })
    expect(await store.outbox.head('sending')).toMatchObject({ status: 'queued' })
  }, 120_000)

  test('answers and sends nothing again that may have been done since, and knows every message', async () => {
    const from = await places.from()
    await live(await open(from))
    const { file } = await backUp(from)
    await closeAll()
    const to = await places.to()
    await restore(file, to)
    const store = await open(to)
    const soon = new Date(clock.now().getTime() + 10 * 60_000)
    expect(await store.conversations.due(soon)).toEqual([])
    expect(await store.outbox.due(soon)).toEqual([])
    const again = ['done', 'sending', 'waiting'].map((id) => inbound(id, 'm1', clock.now(), message('سؤال')))
    expect(await store.inbox.receive(arrival(clock.now(), again, { channel: 'chat' }))).toMatchObject({
      due: [],
      repeated: 3,
    })
    const [apart] = await store.quarantine.list(10)
    expect(apart).toMatchObject({ conversation: 'waiting', replayable: true })
    expect(await store.quarantine.replay(apart?.id ?? '', { who: 'test', at: clock.now() })).toBe('replayed')
    expect(await store.conversations.due(soon)).toMatchObject([{ conversation: 'waiting' }])
  }, 120_000)
}

const sqlite = async (): Promise<Place> => ({ url: undefined, dataDir: newFolder() })

describe('a copy from SQLite to SQLite', () => {
  copies({ from: sqlite, to: sqlite })

  test('is taken of one moment while the service goes on writing', async () => {
    const place = await sqlite()
    const store = await open(place)
    await live(store)
    const source = await openSource(place)
    await store.inbox.receive(arrival(clock.now(), [inbound('late', 'm1', clock.now())]))
    const counts = await writeBackup(source, join(newFolder(), 'a'), clock.now())
    await source.close()
    expect(counts['conversations']).toBe(3)
  })

  test('keeps what was there before where it may replace it, and refuses where it may not', async () => {
    const place = await sqlite()
    await live(await open(place))
    const { file } = await backUp(place)
    await closeAll()
    await expect(restore(file, place)).rejects.toThrow('--replace')
    const before = readFileSync(join(place.dataDir, 'nafidha.db')).length
    await restore(file, place, { replace: true })
    const kept = `nafidha.db.before-${clock.now().toISOString().replace(/[:.]/g, '-')}`
    expect(readFileSync(join(place.dataDir, kept)).length).toBeGreaterThanOrEqual(before)
    expect(existsSync(join(place.dataDir, 'nafidha.db.restoring'))).toBe(false)
  })

  test('that is damaged, cut off or no backup is not restored, and leaves nothing behind', async () => {
    const place = await sqlite()
    await live(await open(place))
    const { file } = await backUp(place)
    const whole = readFileSync(file)
    const target = await sqlite()
    writeFileSync(file, whole.subarray(0, whole.length - 200))
    await expect(restore(file, target)).rejects.toThrow('damaged or cut off')
    writeFileSync(file, 'a letter')
    await expect(restore(file, target)).rejects.toThrow('is not a backup')
    expect(existsSync(join(target.dataDir, 'nafidha.db'))).toBe(false)
    await expect(backUp(place, file)).rejects.toThrow('is there already')
  })
})

describeWith(whyNoPostgres(), 'with Postgres', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  }, 60_000)
  afterAll(() => server.stop())
  const postgres = async (): Promise<Place> => ({ url: await server.freshDatabase(), dataDir: tmpdir() })

  describe('a copy from SQLite to Postgres', () => {
    copies({ from: sqlite, to: postgres })
  })

  describe('a copy from Postgres to SQLite', () => {
    copies({ from: postgres, to: sqlite })
  })

  test('a database that somebody is connected to, or that holds something, is not restored into', async () => {
    const from = await sqlite()
    await live(await open(from))
    const { file } = await backUp(from)
    const to = await postgres()
    const store = await open(to)
    await expect(restore(file, to)).rejects.toThrow('the service runs')
    await store.inbox.receive(arrival(clock.now(), [inbound('c1', 'm1', clock.now())]))
    await closeAll()
    await expect(restore(file, to)).rejects.toThrow('--replace')
    await restore(file, to, { replace: true })
    expect(await (await open(to)).conversations.snapshot('c1')).toBeNull()
  }, 120_000)

  test('a database that several processes share is changed by nobody but who is asked to', async () => {
    const { url, dataDir } = await postgres()
    const shared = { url, dataDir, migrates: false, log: silent, now: clock.now }
    await expect(createStore(shared)).rejects.toThrow('run "nafidha migrate" once')
    await open({ url, dataDir })
    await closeAll()
    stores.push(await createStore(shared))
  })
})
