import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { isFaulty, readConfig } from '../../src/config.js'
import { dangersIn, readableByAll } from '../../src/dangers.js'
import { SETTINGS } from '../../src/settings.js'

const PUBLIC = { PUBLIC_URL: 'https://chat.example.om' }
const GOOD = '9f2c4b7a1e0d8356c4f7a9b2d1e0c3f5'

function dangersOf(environment: NodeJS.ProcessEnv, envFile = 'none'): readonly string[] {
  const config = readConfig(environment, 'none')
  if (isFaulty(config)) throw new Error(config.faults.join('\n'))
  return dangersIn(config, envFile)
}

describe('where other machines reach the service', () => {
  test('good secrets and https are no danger, and nothing is where only this machine does', () => {
    expect(dangersOf({ ...PUBLIC, TOKEN_SECRETS: GOOD, METRICS_TOKENS: GOOD })).toEqual([])
    expect(dangersOf({ TOKEN_SECRETS: SETTINGS.TOKEN_SECRETS.example })).toEqual([])
  })

  test('secrets of the documentation and such as can be guessed are refused, and never repeated', () => {
    const { example } = SETTINGS.TOKEN_SECRETS
    const dangers = dangersOf({ ...PUBLIC, TOKEN_SECRETS: `${GOOD},${example}`, DIRECT_LINE_SECRETS: 'ab'.repeat(20) })
    expect(dangers).toEqual([
      expect.stringMatching(/^TOKEN_SECRETS is the example .*openssl rand/),
      expect.stringMatching(/^DIRECT_LINE_SECRETS can be guessed: /),
    ])
    expect(dangers.join()).not.toContain(example)
  })

  test('the database’s password of the documentation is refused', () => {
    expect(dangersOf({ HOST: '0.0.0.0', DATABASE_URL: 'postgres://me:password@db/x' })).toEqual([
      expect.stringMatching(/^DATABASE_URL has the password of \.env\.example/),
    ])
  })

  test('keys that every process would make for itself are refused where several may run', () => {
    expect(dangersOf({ ...PUBLIC, REDIS_URL: 'redis://x' })).toEqual([
      expect.stringMatching(/^TOKEN_SECRETS is not set/),
    ])
  })

  test('an address without TLS is refused, and settings that everybody may read', () => {
    const envFile = join(mkdtempSync(join(tmpdir(), 'nafidha-')), '.env')
    writeFileSync(envFile, '')
    chmodSync(envFile, 0o644)
    expect(dangersOf({ PUBLIC_URL: 'http://chat.example.om' }, envFile)).toEqual([
      expect.stringMatching(/^PUBLIC_URL is not https/),
      expect.stringMatching(/chmod 600/),
    ])
    expect(readableByAll(envFile)).toMatch(/chmod 600/)
    chmodSync(envFile, 0o600)
    expect(readableByAll(envFile)).toBeNull()
    expect(dangersOf(PUBLIC, envFile)).toEqual([])
  })
})
