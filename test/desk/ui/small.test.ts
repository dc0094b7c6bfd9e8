import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { startDeskDouble, type DeskDouble } from './double/desk-double.js'
import { describeDesk, launchBrowser, visitDesk } from './desk-page.js'

const PAGES = [
  '/inbox/all',
  '/inbox/mine/k1',
  '/search?q=جواز',
  '/board',
  '/reports',
  '/stuck',
  '/channels',
  '/audit',
  '/account',
  ...['canned', 'tags', 'teams', 'accounts', 'rules'].map((section) => `/settings/${section}`),
]

describeDesk('the desk on a telephone, and in large letters', () => {
  let browser: Browser
  let desk: DeskDouble
  beforeAll(async () => {
    browser = await launchBrowser()
    desk = await startDeskDouble()
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.close()
  })

  const settled = async (page: Page) => {
    await page.locator('h1:visible, .thread-name:visible').first().waitFor()
    while ((await page.locator('[aria-busy="true"]').count()) > 0) await page.waitForTimeout(50)
  }
  const wider = (page: Page) =>
    page.evaluate('Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - innerWidth')

  test('goes from the list to the conversation and back, one column at a time', async () => {
    const { page, close } = await visitDesk(browser, `${desk.origin}/desk/inbox/mine`, {
      viewport: { width: 360, height: 740 },
    })
    await page.getByRole('link', { name: /رسوم تجديد جواز/ }).click()
    await page.getByRole('textbox', { name: 'رد للمراجع' }).waitFor()
    expect(await page.locator('.list').isVisible()).toBe(false)
    await page.getByRole('button', { name: 'بيانات الطلب' }).click()
    await page.getByRole('heading', { name: 'بيانات الطلب' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'عودة إلى القائمة' }).click()
    await page.getByRole('heading', { name: 'طلباتي' }).waitFor()
    expect(await page.locator('.thread').count()).toBe(0)
    await close()
  })

  test('has no page wider than a small telephone', async () => {
    const { page, close } = await visitDesk(browser, `${desk.origin}/desk`, { viewport: { width: 360, height: 740 } })
    const wide: string[] = []
    for (const path of PAGES) {
      await page.goto(`${desk.origin}/desk${path}`)
      await settled(page)
      if (Number(await wider(page)) > 0) wide.push(path)
    }
    expect(wide).toEqual([])
    await close()
  }, 60_000)

  test('takes letters twice as large without losing a button', async () => {
    const { page, close } = await visitDesk(browser, `${desk.origin}/desk/inbox/mine/k1`, {
      viewport: { width: 1280, height: 900 },
    })
    await settled(page)
    await page.evaluate(`document.documentElement.style.fontSize = '200%'`)
    for (const name of ['إنهاء', 'تحويل', 'إرسال', 'خذ التالي']) {
      const button = page.getByRole('button', { name, exact: true })
      await button.scrollIntoViewIfNeeded()
      const box = await button.boundingBox()
      expect({ name, inside: box !== null && box.x >= 0 && box.x + box.width <= 1280 }).toEqual({ name, inside: true })
    }
    expect(Number(await wider(page))).toBeLessThanOrEqual(0)
    await close()
  })
})
