import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { channels } from '../../src/cli/channels.js'

const folder = mkdtempSync(join(tmpdir(), 'nafidha-channels-'))
const told: string[] = []

beforeAll(() => {
  process.env['DATA_DIR'] = folder
  process.env['DATABASE_URL'] = ''
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((text) => told.push(String(text)) > 0)
})
afterAll(() => {
  jest.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

test('a test needs a channel and somebody to send it to', async () => {
  expect(await channels({ test: 'telegram' })).toBe(2)
  expect(told.splice(0).join('')).toContain('channels --test CHANNEL --to WHO')
})

test.each(['telegram', 'web', 'pigeon'])('a test on %s, which has no provider here, says so', async (channel) => {
  expect(await channels({ test: channel, to: '123' })).toBe(1)
  expect(told.splice(0).join('')).toContain('off, or has no provider')
})

test('each channel is told of, with the setting that switches on what is off', async () => {
  expect(await channels({})).toBe(0)
  expect(told.splice(0).join('')).toMatch(/TELEGRAM_BOT_TOKEN/)
})
