import { createRequire } from 'node:module'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { chromium, type Browser, type Locator, type Page } from 'playwright-core'
import { ROOT } from '../../src/root.js'
import { startChild, type Child } from '../bench/child.js'
import { CHROMIUM, FLAGS, whyNoBrowser } from '../browser.js'
import { describeWith } from '../describe-with.js'

const NAFIDHA = join(ROOT, 'dist/src/cli/nafidha.js')
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const LONG = 120_000
const missing = whyNoBrowser() ?? (existsSync(NAFIDHA) ? null : 'the program is not built: npm run build')

describeWith(missing, 'the phones at /try, without a single credential', () => {
  const data = mkdtempSync(join(tmpdir(), 'nafidha-try-'))
  let service: Child
  let browser: Browser

  beforeAll(async () => {
    service = await startChild('src/cli/nafidha.js', ['start'], { DATA_DIR: data, PORT: '0' })
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
  }, LONG)
  afterAll(async () => {
    await browser?.close()
    await service?.stop()
    rmSync(data, { recursive: true, force: true })
  })

  const open = async (path: string, width = 1280): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    await page.goto(service.url + path)
    return page
  }
  const write = async (phone: Locator, text: string) => {
    await phone.locator('.composer input[type="text"], .composer input:not([type])').fill(text)
    await phone.locator('.composer .send').click()
  }
  const reads = (phone: Locator, text: string | RegExp) =>
    phone.locator('.service').getByText(text).last().waitFor({ timeout: 20_000 })

  test(
    'answer on WhatsApp with buttons that can be tapped, tick what was read, and take a request for a person',
    async () => {
      const phone = (await open('/try')).locator('.phone.whatsapp')
      await write(phone, 'كم رسوم تجديد البطاقة الشخصية للعماني؟')
      await reads(phone, '10 ريالات عمانية')
      await phone.locator('.citizen .ticks.read').first().waitFor({ timeout: 20_000 })
      expect(await phone.locator('.service strong').first().textContent()).toContain('10')

      await phone.locator('.choice').first().click()
      await phone.locator('.citizen blockquote').waitFor()

      await write(phone, 'أريد التحدث مع موظف عن بطاقتي')
      await reads(phone, /سجلنا طلبك برقم/)
    },
    LONG,
  )

  test(
    'answer on Telegram after its start button, with buttons below the answer',
    async () => {
      const phone = (await open('/try')).locator('.phone.telegram')
      await phone.locator('.begin').click()
      await reads(phone, /مرحبًا بك/)
      await write(phone, 'ضاع جوازي وأنا برع عمان')
      await reads(phone, /المصدر/)
      await phone.locator('.choice').first().waitFor()
    },
    LONG,
  )

  test(
    'greet on Telegram in the language of the page',
    async () => {
      const phone = (await open('/try/en')).locator('.phone.telegram')
      await phone.locator('.begin').click()
      await reads(phone, /Welcome to Nafidha/)
    },
    LONG,
  )

  test(
    'keep a phone and its chat when the page is loaded again',
    async () => {
      const page = await open('/try/en')
      const phone = page.locator('.phone.whatsapp')
      await write(phone, 'hello')
      await phone.locator('.service').first().waitFor({ timeout: 20_000 })
      await page.reload()
      await phone.locator('.citizen').getByText('hello').waitFor({ timeout: 20_000 })
    },
    LONG,
  )

  test(
    'show one visitor nothing of another, and refuse what a phone cannot do',
    async () => {
      const api = `${service.url}/try/api`
      const post = (path: string, body: unknown) =>
        fetch(api + path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      const { id } = (await (await post('/telegram', {})).json()) as { id: string }
      expect((await post(`/telegram/${id}/text`, { text: 'سلام' })).status).toBe(200)
      expect((await fetch(`${api}/whatsapp/${id}`)).status).toBe(404)
      expect((await fetch(`${api}/telegram/5000000001`)).status).toBe(404)
      expect((await post(`/telegram/${id}/text`, { text: '' })).status).toBe(400)
      expect((await post(`/telegram/${id}/text`, { text: 'س'.repeat(4_097) })).status).toBe(400)
      expect((await post(`/telegram/${id}/toString`, {})).status).toBe(400)
      expect((await post(`/telegram/${id}/tap`, { message: '1', choice: 'x' })).status).toBe(404)
      expect((await post('/signal', {})).status).toBe(404)
    },
    LONG,
  )

  for (const path of ['/try', '/try/en'])
    test(
      `pass axe at ${path}, and fit a narrow screen`,
      async () => {
        const page = await open(path, 360)
        await page.locator('.phone.telegram .begin').waitFor()
        await page.evaluate(AXE)
        const found = (await page.evaluate(
          'axe.run(document.body).then((r) => r.violations.map((v) => v.id))',
        )) as string[]
        expect(found).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
      },
      LONG,
    )
})
