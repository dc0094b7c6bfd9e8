import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { PhoneMessage } from '../../channels/whatsapp/cloud/simulator/phone-view.js'
import { createWhatsAppSimulator } from '../../channels/whatsapp/cloud/simulator/simulator.js'
import { ROOT } from '../../src/root.js'
import { startChild, type Child } from '../bench/child.js'
import { describeWith } from '../describe-with.js'

const NAFIDHA = join(ROOT, 'dist/src/cli/nafidha.js')
const LONG = 120_000
const PATIENCE = 20_000
const run = promisify(execFile)

const missing = existsSync(NAFIDHA) ? null : 'the program is not built: npm run build'

/** Webhooks that come twice, late and in any order, and a provider that fails now and then. */
const CHAOS = { duplicates: 0.3, late: 150, disorder: 0.5, failing: 0.1, lost: 0.05, batch: 3 }

describeWith(missing, 'a journey on WhatsApp, with the built program and the simulator', () => {
  const data = mkdtempSync(join(tmpdir(), 'nafidha-whatsapp-'))
  const simulator = createWhatsAppSimulator({ chaos: CHAOS, seed: 3 })
  const salma = simulator.phones.at('96891234567', { name: 'سلمى' })
  let service: Child
  let settings: NodeJS.ProcessEnv

  beforeAll(async () => {
    const { phoneNumberId, businessAccountId, accessToken, appSecret, verifyToken } = simulator.settings
    settings = {
      DATA_DIR: data,
      PORT: '0',
      WHATSAPP_PHONE_NUMBER_ID: phoneNumberId,
      WHATSAPP_BUSINESS_ACCOUNT_ID: businessAccountId,
      WHATSAPP_ACCESS_TOKEN: accessToken,
      WHATSAPP_APP_SECRETS: appSecret,
      WHATSAPP_VERIFY_TOKEN: verifyToken,
      WHATSAPP_GRAPH_URL: await simulator.listen(),
    }
    service = await startChild('src/cli/nafidha.js', ['start'], settings)
    expect(await simulator.subscribe(`${service.url}/webhooks/whatsapp`)).toBe(true)
  }, LONG)
  afterAll(async () => {
    await service?.stop()
    await simulator.close()
    rmSync(data, { recursive: true, force: true })
  })

  const fromService = () => salma.messages.filter(({ from }) => from === 'service')

  /** The first message, after those that `act` found, with these words on it. */
  async function leadsTo(act: () => unknown, words: string | RegExp): Promise<PhoneMessage> {
    const before = new Set(fromService().map(({ id }) => id))
    await act()
    const deadline = Date.now() + PATIENCE
    for (;;) {
      const found = fromService().find(({ id, text }) => !before.has(id) && text.search(words) >= 0)
      if (found) return found
      if (Date.now() > deadline)
        throw new Error(
          `no "${words}" in:\n${fromService()
            .map(({ text }) => text)
            .join('\n---\n')}`,
        )
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const writes = (text: string) => () => simulator.acts.text(salma, text)
  const taps = (message: PhoneMessage, title: string | RegExp) => () => {
    const button = message.buttons.find((each) => each.title.search(title) >= 0)
    expect([title, message.buttons.map((each) => each.title), button !== undefined]).toContain(true)
    return simulator.acts.tap(salma, message.id, button?.id ?? '')
  }
  const nafidha = (...words: string[]) =>
    run(process.execPath, [NAFIDHA, ...words], { env: { ...process.env, ...settings } })

  test(
    'answers in Arabic with buttons, does not know, hands over to a person, and says when the case is closed',
    async () => {
      const answer = await leadsTo(writes('كم رسوم تجديد البطاقة الشخصية للعماني؟'), '10 ريالات عمانية')
      expect(answer.text).toContain('أغسطس 2025')
      expect(answer.text).toMatch(/نحفظ هذه المحادثة 12 شهرًا/)
      expect(answer.text).not.toMatch(/\*\*|<b>|\]\(/)
      expect(salma.messages[0]?.status).toBe('read')

      const unknown = await leadsTo(writes('كم سعر تذكرة الطيران إلى المريخ الأسبوع القادم؟'), /./)
      expect(unknown.buttons.length).toBeGreaterThan(0)

      const asked = await leadsTo(writes('أريد التحدث مع موظف عن بطاقتي'), /./)
      const queued = asked.text.includes('سجلنا طلبك برقم') ? asked : await leadsTo(() => undefined, 'سجلنا طلبك برقم')
      const [, reference = ''] = /برقم \u200e?([A-Z0-9]{5})/.exec(queued.text) ?? []
      expect(reference).toHaveLength(5)

      const { stdout } = await nafidha('cases', 'list')
      expect(stdout).toContain(reference)
      await leadsTo(() => nafidha('cases', 'close', reference), /أُغلق طلبك/)
    },
    LONG,
  )

  test(
    'takes a tap for what its button says, a voice message for what it is, and shows everything once',
    async () => {
      const question = await leadsTo(writes('بطاقة'), /./)
      expect(question.buttons.length).toBeGreaterThan(0)
      const title = question.buttons[0]?.title ?? ''
      await leadsTo(taps(question, title), /./)
      const bytes = Buffer.from('OggS')
      const voice = { kind: 'voice', contentType: 'audio/ogg; codecs=opus', name: 'voice', bytes } as const
      await leadsTo(() => simulator.acts.file(salma, voice), /كتاب|اكتب/)
      await simulator.webhooks.idle()
      const texts = fromService().map(({ text }) => text)
      expect(texts).toHaveLength(new Set(texts).size)
    },
    LONG,
  )
})
