import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { chromium, type Browser, type Page } from 'playwright-core'
import { ROOT } from '../../src/root.js'
import { startChild, type Child } from '../bench/child.js'
import { CHROMIUM, FLAGS, whyNoBrowser } from '../browser.js'
import { describeWith } from '../describe-with.js'

const NAFIDHA = join(ROOT, 'dist/src/cli/nafidha.js')
const LONG = 120_000
const run = promisify(execFile)

const missing = whyNoBrowser() ?? (existsSync(NAFIDHA) ? null : 'the program is not built: npm run build')

describeWith(missing, 'the first journey, with the built program and its own content', () => {
  const data = mkdtempSync(join(tmpdir(), 'nafidha-journey-'))
  const nafidha = (...words: string[]) =>
    run(process.execPath, [NAFIDHA, ...words], { env: { ...process.env, DATA_DIR: data } })
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

  const visit = async (path: string): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
    await page.goto(service.url + path)
    await page.evaluate('window.nafidha.open()')
    return page
  }
  const write = async (page: Page, text: string) => {
    await page.locator('textarea').fill(text)
    await page.locator('textarea').press('Enter')
  }
  const reads = (page: Page, text: string | RegExp) => page.getByText(text).last().waitFor({ timeout: 15_000 })

  test(
    'answers in Arabic with source, date and caution, hands over, and says when the case is closed',
    async () => {
      const page = await visit('/')
      await write(page, 'كم رسوم تجديد البطاقة الشخصية للعماني؟')
      await reads(page, '10 ريالات عمانية')
      await reads(page, 'أغسطس 2025')
      await reads(page, /نحفظ هذه المحادثة 12 شهرًا/)

      await write(page, 'أريد التحدث مع موظف عن بطاقتي')
      const notice = page.getByText(/سجلنا طلبك برقم/).last()
      await notice.waitFor({ timeout: 15_000 })
      const reference = /برقم \u200e?([A-Z0-9]{5})/.exec((await notice.textContent()) ?? '')?.[1] ?? ''
      expect(reference).toHaveLength(5)

      const { stdout } = await nafidha('cases', 'list')
      expect(stdout).toContain(reference)
      expect(stdout).toContain('1 open')
      await nafidha('cases', 'close', reference)
      await reads(page, /أُغلق طلبك/)
      await page.close()
    },
    LONG,
  )

  test(
    'answers in English, and a reload keeps the conversation',
    async () => {
      const page = await visit('/en')
      await write(page, 'How much does a resident card cost for two years?')
      await reads(page, /OMR 5/)
      await reads(page, 'August 2025')
      await page.reload()
      await page.evaluate('window.nafidha.open()')
      await reads(page, /OMR 5/)
      await page.close()
    },
    LONG,
  )
})
