import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { person, whoIsMeant } from '../../src/cli/person.js'
import { createStore } from '../../src/store/store.js'
import { arrival, inbound, message, silent } from '../contracts/store.js'

const folder = mkdtempSync(join(tmpdir(), 'nafidha-person-'))
const told: string[] = []

beforeAll(async () => {
  process.env['DATA_DIR'] = join(folder, 'data')
  process.env['DATABASE_URL'] = ''
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((text) => told.push(String(text)) > 0)
  const store = await createStore({ url: undefined, dataDir: join(folder, 'data'), log: silent, now: () => new Date() })
  const at = new Date()
  const { address, ...rest } = inbound('c1', 'm1', at, message('بكم البطاقة؟'))
  const mine = { ...rest, address: { ...address, recipient: '96899123456' } }
  await store.inbox.receive(arrival(at, [mine], { channel: 'whatsapp' }))
  await store.files.put('c1', { name: 'هوية.png', contentType: 'image/png', bytes: new Uint8Array([1]) })
  await store.close()
})

async function audited() {
  const store = await createStore({ url: undefined, dataDir: join(folder, 'data'), log: silent, now: () => new Date() })
  const { rows } = await store.audit.page(null)
  await store.close()
  return rows
}

afterEach(() => void told.splice(0))
afterAll(() => {
  jest.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

test('a person is named as people write numbers', () => {
  const whatsapp = { kind: 'recipient', channel: 'whatsapp', name: '96899123456' }
  expect(whoIsMeant('whatsapp:+968 9912-3456')).toEqual(whatsapp)
  expect(whoIsMeant('whatsapp-linked:96899123456@c.us')).toEqual({
    kind: 'recipient',
    channel: 'whatsapp-linked',
    name: '96899123456@c.us',
  })
  expect(whoIsMeant('NF-ABC')).toEqual({ kind: 'id', id: 'NF-ABC' })
})

test('a person’s data goes into a folder of its own, to be read by people and by machines', async () => {
  const out = join(folder, 'out')
  expect(await person({ out }, 'export', 'whatsapp:+968 99123456')).toBe(0)
  expect(readFileSync(join(out, '1/transcript.txt'), 'utf8')).toMatch(/^\S+Z {2}citizen: بكم البطاقة؟\n$/)
  expect(JSON.parse(readFileSync(join(out, '1/data.json'), 'utf8'))).toMatchObject({
    conversation: { channel: 'whatsapp', recipient: '96899123456' },
    lines: [{ origin: 'citizen', activity: { text: 'بكم البطاقة؟' } }],
    files: [{ file: 1, name: 'هوية.png' }],
  })
  expect([...readFileSync(join(out, '1/file-1.png'))]).toEqual([1])
  expect(await audited()).toMatchObject([{ what: 'conversation.exported', subject: 'c1' }])
})

test('an export never goes into a folder that is there', async () => {
  expect(await person({ out: folder }, 'export', 'whatsapp:+968 99123456')).not.toBe(0)
  expect(told.join('')).toContain('name a new folder')
})

test('somebody unknown is said to be unknown', async () => {
  expect(await person({ out: join(folder, 'none') }, 'export', 'whatsapp:+968 00000000')).toBe(1)
  expect(existsSync(join(folder, 'none'))).toBe(false)
})

test('erasing has to be meant, and then leaves nothing', async () => {
  const erase = (options: Record<string, unknown>) => person(options, 'erase', 'whatsapp:+96899123456')
  expect(await erase({})).toBe(1)
  expect(told.join('')).toContain('--yes')
  expect(await erase({ yes: true })).toBe(0)
  expect(await erase({ yes: true })).toBe(1)
})
