import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { isFaulty, readConfig } from '../../src/config.js'
import { type Service, startService } from '../../src/main.js'
import { ROOT } from '../../src/root.js'
import { createBrowser, tokenIn } from '../desk/desk-service.js'
import { describeWith } from '../describe-with.js'
import { tried } from './size.js'

const BUILT = join(ROOT, 'dist/knowledge/model/train-worker.js')
/** What no log line and no figure may ever hold. */
const CANARY = {
  words: 'كناريالكلمات',
  english: 'canarywords',
  phone: '99417283',
  civil: '84736251',
  email: 'canary.person@example.om',
  file: 'كناري-الملف',
  username: 'canaryuser',
  name: 'Canary Agentname',
  password: 'canary password of nobody',
  search: 'كناريالبحث',
}
const SAID = `أنا ${CANARY.words} ${CANARY.english} رقمي ${CANARY.phone} والمدني ${CANARY.civil} وبريدي ${CANARY.email}`
const METRICS_TOKEN = 'a-token-with-which-prometheus-asks-012345'

const lines: string[] = []
let service: Service
const dataDir = mkdtempSync(join(tmpdir(), 'nafidha-canaries-'))

/** Every level, and without the redaction that is the second lock. */
const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })

const json = (body: unknown, headers: Readonly<Record<string, string>> = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

describeWith(existsSync(BUILT) ? null : 'the program is not built: npm run build', 'the whole service', () => {
  const at = (path: string) => `${service.url}${path}`
  beforeAll(async () => {
    const models = join(tmpdir(), 'nafidha-test-models')
    mkdirSync(models, { recursive: true })
    symlinkSync(models, join(dataDir, 'models'))
    const settings = { DATA_DIR: dataDir, PORT: '0', GATHER_MS: '20', TRY: 'on', METRICS_TOKENS: METRICS_TOKEN }
    const config = readConfig(settings, '/nowhere/.env')
    if (isFaulty(config)) throw new Error(config.faults.join('\n'))
    service = await startService(config, { log, now: () => new Date() })
  }, 180_000)
  afterAll(async () => {
    await service?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  async function onPhone(app: string): Promise<void> {
    const { id } = (await (await fetch(at(`/try/api/${app}`), { method: 'POST' })).json()) as { id: string }
    const says = (text: string) => fetch(at(`/try/api/${app}/${id}/text`), json({ text }))
    const shown = async () => JSON.stringify(await (await fetch(at(`/try/api/${app}/${id}`))).json())
    const before = (await shown()).length
    await says(SAID)
    await fetch(at(`/try/api/${app}/${id}/file?kind=document&name=${encodeURIComponent(CANARY.file)}.pdf`), {
      method: 'POST',
      headers: { 'content-type': 'application/pdf' },
      body: `%PDF-1.4 ${CANARY.words}`,
    })
    await says(`أريد موظف ${CANARY.words}`)
    for (let looks = 0; (await shown()).length < before + 1_500 && looks < 200; looks += 1)
      await new Promise((resolve) => setTimeout(resolve, 50))
  }

  async function onTheWebsite(): Promise<void> {
    const token = async (path: string, bearer = '') =>
      (await (
        await fetch(at(path), json({}, { origin: service.url, ...(bearer && { authorization: `Bearer ${bearer}` }) }))
      ).json()) as { token: string; conversationId: string }
    const started = await token('/v3/directline/conversations', (await token('/v3/directline/tokens/generate')).token)
    const headers = { authorization: `Bearer ${started.token}`, origin: service.url }
    const one = `/v3/directline/conversations/${started.conversationId}`
    for (const text of [SAID, `أريد موظف ${CANARY.words}`, '1. '.repeat(900) + CANARY.words])
      expect((await fetch(at(`${one}/activities`), json({ type: 'message', text }, headers))).status).toBe(200)
    await fetch(at(`${one}/activities`), { method: 'POST', headers, body: `{"type":"message","text":"${CANARY.words}` })
    await fetch(at(`${one}/activities?text=${CANARY.english}`), {
      headers: { authorization: `Bearer ${CANARY.password}` },
    })
    await fetch(at(`/nafidha/conversations/${started.conversationId}`), { headers })
    await fetch(at(`/nafidha/conversations/${started.conversationId}`), { method: 'DELETE', headers })
  }

  async function atTheDesk(): Promise<void> {
    const browser = createBrowser(service.url)
    const { username, name, password } = CANARY
    const who = { token: tokenIn(service.setUpLink ?? ''), name, username, password }
    expect((await browser.ask('POST', '/desk/api/accounts/redeem', { json: who })).status).toBe(200)
    await browser.signIn(username, `${password} wrong`)
    await browser.signIn(username, password)
    const inbox = await browser.ask('GET', `/desk/api/inbox?box=all&q=${encodeURIComponent(CANARY.search)}`)
    expect(inbox.status).toBe(200)
    await browser.ask('GET', `/desk/api/search?q=${encodeURIComponent(CANARY.search)}`)
    await browser.ask('POST', '/desk/api/accounts', { json: { name, username: CANARY.words } })
    const [row] = ((inbox.body as { cases?: { conversation: string }[] }).cases ?? []) as { conversation: string }[]
    if (row) await browser.ask('GET', `/desk/api/conversations/${row.conversation}`)
  }

  const metrics = async () =>
    (await fetch(at('/metrics'), { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })).text()

  test('writes nothing of a person into its log or its figures, on any channel, at the desk, or in trouble', async () => {
    for (const app of ['whatsapp', 'telegram']) await onPhone(app)
    await onTheWebsite()
    await atTheDesk()
    // A provider’s own channel of trouble: requests that nobody signed, and that cannot be read.
    for (const path of ['/webhooks/whatsapp', '/telegram/webhook'])
      await fetch(at(path), json({ text: CANARY.words, phone: CANARY.phone }))
    const seen = `${lines.join('')}${await metrics()}`
    expect(seen.length).toBeGreaterThan(1_000)
    const found = Object.entries(CANARY).filter(
      ([, canary]) => seen.includes(canary) || seen.includes(encodeURIComponent(canary)),
    )
    tried('S15', `${Object.keys(CANARY).length} canaries in ${lines.length} log lines and the figures`)
    expect(found.map(([name]) => name)).toEqual([])
    expect(seen).not.toMatch(/Bearer ey|eyJhbGciOi/)
  })
})
