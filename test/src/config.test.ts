import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { envExample, isFaulty, readConfig, type Config } from '../../src/config.js'
import { ROOT } from '../../src/root.js'

const faultsOf = (environment: NodeJS.ProcessEnv): readonly string[] => {
  const read = readConfig(environment, 'none')
  return isFaulty(read) ? read.faults : []
}
const valuesOf = (environment: NodeJS.ProcessEnv): Config => {
  const read = readConfig(environment, 'none')
  if (isFaulty(read)) throw new Error(read.faults.join('\n'))
  return read
}

describe('the settings', () => {
  test('need nothing to be set', () => {
    const config = valuesOf({})
    expect(config).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 3978,
      DATA_DIR: join(ROOT, 'data'),
      ANSWER_MAX_WRONG: 0.04,
    })
  })

  test('report every fault at once, each with its name, what is wrong and an example', () => {
    const faults = faultsOf({
      PORT: 'eighty',
      ALLOWED_ORIGINS: 'www.example.om',
      LOG_LEVEL: 'loud',
      TOKEN_SECRETS: 'short',
    })
    expect(faults).toEqual([
      'PORT is not a whole number. Example: PORT=3978',
      expect.stringMatching(/^ALLOWED_ORIGINS is not an origin: .* Example: ALLOWED_ORIGINS=https:/),
      expect.stringMatching(/^TOKEN_SECRETS is shorter than 32 characters\. Example: TOKEN_SECRETS=/),
      expect.stringMatching(/^LOG_LEVEL is not one of fatal, .* Example: LOG_LEVEL=info$/),
    ])
  })

  test('say what is missing where WhatsApp is configured by halves', () => {
    const faults = faultsOf({
      WHATSAPP_ACCESS_TOKEN: 'EAAG-0123456789-0123456789',
      WHATSAPP_VERIFY_TOKEN: 'x'.repeat(16),
    })
    expect(faults).toEqual([
      expect.stringMatching(/^WHATSAPP_PHONE_NUMBER_ID is missing: .* beside WHATSAPP_ACCESS_TOKEN, .* Example: /),
      expect.stringMatching(/^WHATSAPP_BUSINESS_ACCOUNT_ID is missing: /),
      expect.stringMatching(/^WHATSAPP_APP_SECRETS is missing: .* Example: WHATSAPP_APP_SECRETS=/),
    ])
    expect(valuesOf({}).WHATSAPP_GRAPH_VERSION).toBe('v25.0')
  })

  test('never repeat a bad value, which may be a secret', () => {
    expect(faultsOf({ TOKEN_SECRETS: 'hunter2' }).join()).not.toContain('hunter2')
    expect(faultsOf({ DATABASE_URL: 'mysql://root:hunter2@x' }).join()).not.toContain('hunter2')
  })

  test('take an empty variable as unset', () => {
    expect(valuesOf({ PORT: '', PUBLIC_URL: '' }).PORT).toBe(3978)
  })

  test('come from the file .env too, where an unknown name is a fault and the environment wins', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'nafidha-')), '.env')
    writeFileSync(file, 'PORT=4000\nHOST=127.0.0.2\n')
    expect(readConfig({ PORT: '5000' }, file)).toMatchObject({ PORT: 5000, HOST: '127.0.0.2' })
    writeFileSync(file, 'PROT=4000\n')
    expect(readConfig({}, file)).toEqual({ faults: [expect.stringMatching(/^PROT in .* is not a setting/)] })
  })

  test('read lists with commas', () => {
    const config = valuesOf({ ALLOWED_ORIGINS: 'https://a.gov.om, https://b.gov.om' })
    expect(config.ALLOWED_ORIGINS).toEqual(['https://a.gov.om', 'https://b.gov.om'])
  })

  test('are all documented in .env.example', () => {
    expect(readFileSync(join(ROOT, '.env.example'), 'utf8')).toBe(envExample())
  })

  test('give examples that are valid themselves', () => {
    const examples = [...envExample().matchAll(/^# ([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value])
    expect(faultsOf(Object.fromEntries(examples))).toEqual([])
    expect(examples.length).toBeGreaterThan(10)
  })

  test('let a process do everything, or a part where it can share the work', () => {
    expect(valuesOf({}).ROLES).toEqual(['web', 'desk', 'poller', 'worker', 'deliverer', 'timers'])
    const shared = { DATABASE_URL: 'postgres://x/y', REDIS_URL: 'redis://x', TOKEN_SECRETS: 'x'.repeat(32) }
    expect(valuesOf({ ...shared, ROLES: 'worker, deliverer' }).ROLES).toEqual(['worker', 'deliverer'])
    expect(faultsOf({ ROLES: 'worker', TRY: 'on' })).toEqual([
      expect.stringMatching(/^DATABASE_URL is not set and ROLES is a part/),
      expect.stringMatching(/^REDIS_URL is not set/),
      expect.stringMatching(/^TOKEN_SECRETS is not set/),
      expect.stringMatching(/^TRY is on and ROLES is a part/),
    ])
    expect(faultsOf({ ROLES: 'chef' })).toEqual([expect.stringMatching(/^ROLES is not one of web, desk/)])
  })

  test('say what is missing where only half of a channel is set up', () => {
    const faults = faultsOf({ TELEGRAM_WEBHOOK_SECRET: 'sixteen-letters-long', TELEGRAM_UPDATES: 'webhook', PORT: 'x' })
    expect(faults).toEqual([
      expect.stringContaining('PORT is not'),
      'TELEGRAM_UPDATES is set and TELEGRAM_BOT_TOKEN is not: there is no Telegram without the bot’s token',
      'TELEGRAM_WEBHOOK_SECRET is set and TELEGRAM_BOT_TOKEN is not: there is no Telegram without the bot’s token',
      'TELEGRAM_UPDATES is webhook and PUBLIC_URL is not set: Telegram must be told where to send messages',
    ])
  })
})
