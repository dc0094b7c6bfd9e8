import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { sqliteFile, type Store } from '../../src/store/store.js'
import { openStoreThread } from '../../src/store/thread/open-store-thread.js'
import { serveStore } from '../../src/store/thread/serve-store.js'
import type { Outcome } from '../../src/store/thread/wire.js'
import { arrival, createClock, inbound, line, turnOf } from '../contracts/store.js'
import { STORE_THREAD } from './store-thread.js'

const folder = mkdtempSync(join(tmpdir(), 'nafidha-thread-'))
const clock = createClock()
const stores: Store[] = []
const open = async (dataDir: string) => {
  const store = await openStoreThread({ file: sqliteFile(dataDir), workerUrl: STORE_THREAD, now: clock.now })
  stores.push(store)
  return store
}
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()))
})
afterAll(() => rmSync(folder, { recursive: true }))

const receive = (store: Store, conversation: string) =>
  store.inbox.receive(arrival(clock.now(), [inbound(conversation, 'm', clock.now())]))

describe('a store in a thread of its own', () => {
  test('says why it cannot be opened', async () => {
    const dataDir = join(folder, 'letters')
    mkdirSync(dataDir)
    writeFileSync(sqliteFile(dataDir), 'a letter to the editor, much longer than a header would be '.repeat(20))
    await expect(open(dataDir)).rejects.toThrow('not a database')
  })

  test('asks the caller what a function says, and undoes what it had written until then', async () => {
    const store = await open(join(folder, 'questions'))
    await receive(store, 'c1')
    const asked: number[] = []
    const reference = 'R-1'
    const step = {
      kind: 'open' as const,
      case: { reference, pinHash: 'p', reason: 'asked' as const, language: 'ar' as const, subject: '', urgent: false },
    }
    const lines = (place: number) => {
      asked.push(place)
      return [line(`place ${place}`)]
    }
    const turn = await turnOf(store, 'c1', clock.now(), { lines, steps: [step], nextHolder: 'queue' })
    expect(await store.turns.commit(turn)).toMatchObject({ kind: 'committed', place: 1, firstSeq: 2 })
    expect(asked).toEqual([0, 1])
    const said = await store.transcript.read('c1', 1, 10)
    expect(said.map(({ activity }) => JSON.parse(activity).text)).toEqual(['place 1'])
    expect(await store.cases.open()).toHaveLength(1)
  })

  test('hands on what a function of the caller throws, and keeps nothing of the call', async () => {
    const store = await open(join(folder, 'throws'))
    await receive(store, 'c1')
    const unsayable = new RangeError('no words')
    const lines = (): never => {
      throw unsayable
    }
    await expect(store.turns.commit(await turnOf(store, 'c1', clock.now(), { lines }))).rejects.toBe(unsayable)
    expect((await store.conversations.snapshot('c1'))?.pending).toHaveLength(1)
  })

  test('goes by the clock of the process, not by one of its own', async () => {
    const store = await open(join(folder, 'clock'))
    await receive(store, 'c1')
    const file = { name: 'a.txt', contentType: 'text/plain', bytes: new TextEncoder().encode('نص') }
    const put = await store.files.put('c1', file)
    expect(put).toMatchObject({ id: expect.any(String) })
    clock.forward(60_000)
    expect(await store.retention.dropFiles(clock.now(), 10)).toBe(1)
  })

  test('remembers the settings on both sides', async () => {
    const store = await open(join(folder, 'settings'))
    const deed = { who: 'root', what: 'settings.changed', subject: 'desk', at: clock.now() }
    const consent = { version: 'v2', ar: 'موافقة', en: 'consent' }
    const settings = { retentionMonths: 6, consent, reopenWithin: 5, agentSilent: 3, autoAssign: false }
    await store.desk.settings.put(settings, deed)
    expect(store.desk.settings.current()).toEqual(settings)
    expect(store.desk.settings.autoAssign()).toBe(false)
    expect(store.desk.settings.patience()).toEqual({ silent: 180_000, reopen: 300_000 })
  })

  test('fails a call that cannot cross, and no other that was made with it', async () => {
    const store = await open(join(folder, 'crossing'))
    const notText = (() => 'm') as unknown as string
    const [bad, good] = await Promise.allSettled([store.turns.fail('c1', [notText], clock.now()), receive(store, 'c1')])
    expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled'])
    expect((await store.conversations.snapshot('c1'))?.pending).toHaveLength(1)
  })
})

describe('what serves a store', () => {
  test('fails a call whose result cannot cross, and no other that ended with it', async () => {
    const told: Outcome[] = []
    const store = { odd: async () => () => 'a function', fine: async () => 7, missing: null }
    const serve = serveStore(store, (outcomes) => void told.push(...structuredClone(outcomes as Outcome[])))
    const call = (id: number, method: string) => ({ id, method, args: [], questions: [] })
    serve({ at: 0, calls: [call(1, 'odd'), call(2, 'fine'), call(3, 'none.at.all')] })
    await new Promise((resolve) => setImmediate(resolve))
    expect(told.sort((a, b) => a.id - b.id)).toMatchObject([
      { id: 1, kind: 'failed' },
      { id: 2, kind: 'done', value: 7 },
      { id: 3, kind: 'failed', fault: { message: 'the store has no none' } },
    ])
  })
})
