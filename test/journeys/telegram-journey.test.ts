import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { PhoneMessage } from '../../channels/telegram/simulator/phone-view.js'
import { createTelegramSimulator } from '../../channels/telegram/simulator/simulator.js'
import { ROOT } from '../../src/root.js'
import { startChild, type Child } from '../bench/child.js'
import { describeWith } from '../describe-with.js'
import { freePort } from '../servers.js'

const NAFIDHA = join(ROOT, 'dist/src/cli/nafidha.js')
const LONG = 120_000
const PATIENCE = 20_000
const run = promisify(execFile)

const missing = existsSync(NAFIDHA) ? null : 'the program is not built: npm run build'

/** Updates that come twice and late, and a provider that fails now and then. */
const CHAOS = { duplicates: 0.3, late: 150, failing: 0.1 }

describeWith(missing, 'a journey on Telegram, with the built program and the simulator', () => {
  const data = mkdtempSync(join(tmpdir(), 'nafidha-telegram-'))
  const simulator = createTelegramSimulator({ chaos: CHAOS, seed: 3 })
  const salim = simulator.phones.at(96_891_234, { name: 'سالم' })
  let service: Child
  let settings: NodeJS.ProcessEnv

  beforeAll(async () => {
    const port = await freePort()
    settings = {
      DATA_DIR: data,
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      TELEGRAM_BOT_TOKEN: simulator.settings.token,
      TELEGRAM_API_ROOT: await simulator.listen(),
    }
    service = await startChild('src/cli/nafidha.js', ['start'], settings)
  }, LONG)
  afterAll(async () => {
    await service?.stop()
    await simulator.close()
    rmSync(data, { recursive: true, force: true })
  })

  const fromService = () => salim.messages.filter(({ from }) => from === 'service')

  /** The first message, after those that `act` found, with these words on it. */
  async function leadsTo(act: () => unknown, words: string | RegExp): Promise<PhoneMessage> {
    const before = new Set(fromService().map(({ id }) => id))
    await act()
    const deadline = Date.now() + PATIENCE
    for (;;) {
      const found = fromService().find(({ id, text }) => !before.has(id) && text.search(words) >= 0)
      if (found) return found
      const shown = fromService().map(({ text }) => text)
      if (Date.now() > deadline) throw new Error(`no "${words}" in:\n${shown.join('\n---\n')}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const writes = (text: string) => () => simulator.acts.text(salim, text)
  const taps = (message: PhoneMessage, title: string) => () =>
    expect([title, simulator.acts.tap(salim, message.id, title)]).toEqual([title, ''])
  /** What a command prints, whatever its exit code. */
  const nafidha = (...words: string[]) =>
    run(process.execPath, [NAFIDHA, ...words], { env: { ...process.env, ...settings } }).catch(
      (error: { stdout: string }) => error,
    )

  test(
    'greets, answers in Arabic, does not know, hands over to a person, and says when the case is closed',
    async () => {
      const greeting = await leadsTo(() => simulator.acts.start(salim), 'مرحبًا بك في نافذة')
      expect(greeting.buttons.length).toBeGreaterThan(0)
      expect(simulator.phones.view(salim).commands.map(({ command }) => command)).toEqual(['help', 'lang', 'agent'])

      const answer = await leadsTo(writes('كم رسوم تجديد البطاقة الشخصية للعماني؟'), '10 ريالات عمانية')
      expect(answer.text).toContain('أغسطس 2025')
      expect(answer.text).not.toMatch(/\*\*|<b>|\]\(/)
      expect(answer.entities.map(({ type }) => type)).toContain('bold')
      expect(salim.messages[0]?.status).toBe('read')

      await leadsTo(writes('من فاز بكأس العالم لكرة القدم؟'), /لا أملك إجابة|أي هذه تقصد/)
      const asked = await leadsTo(writes('أريد التحدث مع موظف'), /اكتب موضوعك|سجلنا طلبك برقم/)
      const recorded = asked.text.includes('سجلنا طلبك برقم')
      const queued = recorded ? asked : await leadsTo(taps(asked, 'تخطٍّ'), 'سجلنا طلبك برقم')
      const [, reference = ''] = /برقم \u200e?([A-Z0-9]{5})/.exec(queued.text) ?? []
      expect(reference).toHaveLength(5)

      expect((await nafidha('cases', 'list')).stdout).toContain(reference)
      await leadsTo(() => nafidha('cases', 'close', reference), /أُغلق طلبك/)
      expect(salim.messages.flatMap(({ buttons }) => buttons).filter(({ waiting }) => waiting)).toEqual([])
      expect(simulator.rates.violations).toBe(0)
    },
    LONG,
  )

  test(
    'hears a voice message for what it is, is silent at an edit, and shows everything once',
    async () => {
      const bytes = Buffer.from('OggS')
      const voice = { kind: 'voice', contentType: 'audio/ogg', name: 'voice', bytes } as const
      await leadsTo(() => simulator.acts.file(salim, voice), 'لا أستطيع سماع الرسائل الصوتية')
      const said = simulator.acts.text(salim, 'English please')
      await leadsTo(() => undefined, 'we go on in English')
      simulator.acts.edit(salim, said, 'English, please')
      await leadsTo(() => simulator.acts.text(salim, '/lang'), 'I can answer in Arabic or English')
      const texts = fromService().map(({ id }) => id)
      expect(texts).toHaveLength(new Set(texts).size)
      expect(fromService().filter(({ text }) => text.includes('we go on in English'))).toHaveLength(1)
    },
    LONG,
  )

  test(
    'takes nothing without Telegram’s secret, and tells the operator how it goes',
    async () => {
      const message = { message_id: 1, date: 1, chat: { id: 5, type: 'private' }, from: { id: 5 }, text: 'x' }
      const forged = await fetch(`${service.url}/telegram/webhook`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 'a-wrong-secret' },
        body: JSON.stringify({ update_id: 1, message }),
      })
      expect(forged.status).toBe(403)
      const deadline = Date.now() + PATIENCE
      let report = ''
      while (!report.includes('refused as forged        1') && Date.now() < deadline)
        report = (await nafidha('channels')).stdout
      const lines = report.split('\n').map((line) => line.trim().replace(/ {2,}/g, ': '))
      expect(lines).toEqual(
        expect.arrayContaining([
          'telegram: on',
          'bot: @nafidha_bot',
          `webhook: ${service.url}/telegram/webhook`,
          expect.stringMatching(/^last message: 20/),
          expect.stringMatching(/^refused as forged: 1, last 20/),
          'whatsapp: off; WHATSAPP_ACCESS_TOKEN is not set',
        ]),
      )
      expect(report).not.toContain(simulator.settings.token)
    },
    LONG,
  )
})
