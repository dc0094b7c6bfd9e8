import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { quarantine } from '../../src/cli/quarantine.js'
import { createStore, type Store } from '../../src/store/store.js'
import { arrival, inbound, silent, turnOf } from '../contracts/store.js'

const folder = mkdtempSync(join(tmpdir(), 'nafidha-quarantine-'))
const told: string[] = []
const options = { url: undefined, dataDir: folder, log: silent, now: () => new Date() }

async function inStore<T>(run: (store: Store) => Promise<T>): Promise<T> {
  const store = await createStore(options)
  return run(store).finally(() => store.close())
}

beforeAll(async () => {
  process.env['DATA_DIR'] = folder
  process.env['DATABASE_URL'] = ''
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((text) => told.push(String(text)) > 0)
  await inStore(async (store) => {
    const at = new Date()
    await store.inbox.receive(arrival(at, [inbound('c1', 'm1', at)], { rejected: [{ reason: 'not JSON', raw: '{' }] }))
    const set = { kind: 'message', reason: 'its turn failed 3 times', raw: '"words"', providerId: 'm1' } as const
    await store.turns.commit(await turnOf(store, 'c1', at, { became: 'quarantined', quarantine: [set] }))
  })
})
afterEach(() => void told.splice(0))
afterAll(() => {
  jest.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

const idOf = (kind: string) =>
  inStore(async (store) => (await store.quarantine.list(10)).find((one) => one.kind === kind)?.id ?? '')

test('what is set apart is listed with its reason and without its words', async () => {
  expect(await quarantine({}, 'list')).toBe(0)
  const text = told.join('')
  expect(text).toContain('its turn failed 3 times')
  expect(text).toContain('not JSON (cannot be replayed)')
  expect(text).toContain('2 set apart')
  expect(text).not.toContain('words')
})

test('what it holds is shown by its id', async () => {
  expect(await quarantine({}, 'show', await idOf('message'))).toBe(0)
  expect(told.at(-1)).toBe('"words"\n')
})

test('a message is put back, a request is not, and both are told', async () => {
  expect(await quarantine({}, 'replay', await idOf('request'))).toBe(1)
  expect(await quarantine({}, 'replay', await idOf('message'))).toBe(0)
  expect(await inStore((store) => store.conversations.snapshot('c1'))).toMatchObject({
    pending: [{ providerId: 'm1' }],
  })
})

test('what is dropped is gone, and an id that is none is said to be so', async () => {
  expect(await quarantine({}, 'drop', await idOf('request'))).toBe(0)
  for (const action of ['show', 'replay', 'drop']) expect(await quarantine({}, action, 'x')).toBe(1)
  expect(told.at(-1)).toContain('Nothing is set apart under x')
  expect(await quarantine({}, 'mend')).toBe(2)
  expect(await quarantine({}, 'show')).toBe(2)
  expect(await quarantine({}, 'erase', 'x')).toBe(2)
})
