import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { ROOT } from '../../src/root.js'
import { createBrowser, PASSWORD, tokenIn } from '../desk/desk-service.js'
import { describeWith } from '../describe-with.js'

const NAFIDHA = join(ROOT, 'dist/src/cli/nafidha.js')
const LONG = 120_000
const run = promisify(execFile)
const missing = existsSync(NAFIDHA) ? null : 'the program is not built: npm run build'

describeWith(missing, 'the doors of the desk, with the built program', () => {
  const data = mkdtempSync(join(tmpdir(), 'nafidha-doors-'))
  const nafidha = async (...words: string[]): Promise<string> =>
    (await run(process.execPath, [NAFIDHA, ...words], { env: { ...process.env, DATA_DIR: data } })).stdout
  let service: Service
  beforeAll(async () => {
    service = await start(data)
  }, LONG)
  afterAll(async () => {
    await service?.stop()
    rmSync(data, { recursive: true, force: true })
  })
  const linkIn = (text: string): string => /http:\/\/\S+\/desk\/link#[\w-]+/.exec(text)?.[0] ?? 'none'

  test(
    'the first start prints the link that makes the first account; the next start prints none',
    async () => {
      const link = linkIn(await service.says(/\/desk\/link#/))
      const browser = createBrowser(service.url)
      const words = { token: tokenIn(link), name: 'سلمى', username: 'salma', password: PASSWORD }
      const { body } = await browser.ask('POST', '/desk/api/accounts/redeem', { json: words })
      expect(body).toMatchObject({ kind: 'signed-in', me: { role: 'administrator', name: 'سلمى' } })
      await service.stop()
      service = await start(data)
      expect((await createBrowser(service.url).signIn('salma')).kind).toBe('signed-in')
      expect(await service.stop()).not.toContain('/desk/link')
      service = await start(data)
    },
    LONG,
  )

  test(
    'the command line invites, lists and resets while the service runs, and checks the audit',
    async () => {
      const invitation = await nafidha(
        'agents',
        'add',
        'Huda',
        '--name',
        'هدى',
        '--teams',
        'general',
        '--capacity',
        '2',
      )
      const redeem = (link: string) =>
        createBrowser(service.url).ask('POST', '/desk/api/accounts/redeem', {
          json: { token: tokenIn(link), name: 'هدى', username: 'huda', password: PASSWORD },
        })
      expect((await redeem(linkIn(invitation))).body).toMatchObject({
        me: { role: 'agent', capacity: 2, teams: ['general'] },
      })
      expect(await nafidha('agents', 'list')).toMatch(/huda +هدى +agent +active +password only +general +seen/)
      const reset = linkIn(await nafidha('agents', 'reset', 'HUDA'))
      expect((await redeem(reset)).body).toMatchObject({ kind: 'signed-in' })
      expect(await nafidha('agents', 'audit')).toMatch(/^The audit is whole: \d+ rows/)
      await expect(nafidha('agents', 'reset', 'nobody')).rejects.toMatchObject({ code: 1 })
      await expect(nafidha('agents', 'add', 'huda', '--name', 'x')).rejects.toMatchObject({ code: 1 })
      await expect(nafidha('agents', 'add', 'no name')).rejects.toMatchObject({ code: 2 })
    },
    LONG,
  )
})

interface Service {
  readonly url: string
  /** Resolves to all that was printed, once it holds the words. */
  says(words: RegExp): Promise<string>
  /** Resolves to all that was ever printed. */
  stop(): Promise<string>
}

async function start(dataDir: string): Promise<Service> {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' }
  const child = spawn(process.execPath, [NAFIDHA, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  const says = async (words: RegExp): Promise<string> => {
    while (!words.test(said)) await once(child.stdout, 'data')
    return said
  }
  const url = /http:\/\/\S+/.exec(await says(/Open http:\S+\n/))?.[0] ?? ''
  return {
    url,
    says,
    async stop() {
      const gone = once(child, 'close')
      child.kill('SIGTERM')
      await gone
      return said
    },
  }
}
