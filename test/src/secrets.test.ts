import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { tokenSecrets } from '../../src/secrets.js'

const folder = () => join(mkdtempSync(join(tmpdir(), 'nafidha-')), 'data')

describe('the token secrets', () => {
  test('are the configured ones, and then nothing is written', () => {
    const data = folder()
    expect(tokenSecrets(['a', 'b'], data)).toEqual(['a', 'b'])
    expect(() => statSync(data)).toThrow()
  })

  test('are made once, kept, and readable by their owner only', () => {
    const data = folder()
    const [first] = tokenSecrets([], data)
    expect(first).toMatch(/^[\w-]{43}$/)
    expect(tokenSecrets([], data)).toEqual([first])
    expect(statSync(join(data, 'secrets.json')).mode & 0o777).toBe(0o600)
    expect(readdirSync(data)).toEqual(['secrets.json'])
  })

  test('differ from folder to folder', () => {
    expect(tokenSecrets([], folder())).not.toEqual(tokenSecrets([], folder()))
  })

  test('are never replaced in silence when the file is damaged', () => {
    const data = folder()
    tokenSecrets([], data)
    writeFileSync(join(data, 'secrets.json'), '{"tokens": [')
    expect(() => tokenSecrets([], data)).toThrow(/secrets\.json is damaged: restore it/)
  })
})
