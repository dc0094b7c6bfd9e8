import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { piecesOf } from '../../../src/desk/ui/search/pieces.js'
import { startDeskDouble, type DeskDouble } from './double/desk-double.js'
import { reportOf } from './double/sample-administration.js'
import { describeDesk, launchBrowser, visitDesk, type Visit } from './desk-page.js'

describe('what a search found', () => {
  test('is cut where marks begin and end, overlaps and all', () => {
    const pieces = piecesOf('تجديد جواز السفر', [
      { from: 6, to: 10 },
      { from: 8, to: 12 },
      { from: 40, to: 50 },
    ])
    expect(pieces.map(({ words, found }) => [words, found])).toEqual([
      ['تجديد ', false],
      ['جواز', true],
      [' ا', true],
      ['لسفر', false],
    ])
  })
})

describeDesk('the pages beside the inbox', () => {
  let browser: Browser
  let desk: DeskDouble
  let visit: Visit
  let page: Page
  beforeAll(async () => void (browser = await launchBrowser()))
  afterAll(() => browser?.close())
  beforeEach(async () => {
    desk = await startDeskDouble()
  })
  afterEach(async () => {
    await visit.close()
    await desk.close()
    expect(visit.complaints).toEqual([])
  })
  const open = async (path: string) => {
    visit = await visitDesk(browser, `${desk.origin}/desk${path}`)
    page = visit.page
    await page.locator('h1').first().waitFor()
  }

  test('search marks what it found, and leads to the line', async () => {
    await open('/search')
    await page.getByRole('searchbox').fill('جواز')
    const hit = page.getByRole('listitem').getByRole('link')
    expect(await hit.locator('mark').innerText()).toBe('جواز')
    await hit.click()
    await page.locator('.line[data-found="true"]').waitFor()
    expect(page.url()).toContain('/desk/inbox/all/k1?line=1')
  })

  test('the board leads to a silent view, which nobody sees and where only notes are written', async () => {
    await open('/board')
    await page.getByRole('link', { name: /متابعة صامتة/ }).click()
    await page.locator('.thread-state', { hasText: 'متابعة صامتة' }).waitFor()
    await page.getByRole('textbox', { name: 'ملاحظة داخلية للزملاء' }).waitFor()
    expect(desk.heard).toContainEqual({ kind: 'watch', id: 'k3', silent: true })
    expect(desk.heard.filter((word) => word.kind === 'watch' && word.id === 'k3' && word.silent !== true)).toEqual([])
  })

  test('reports say which share of the questions was answered, never more than all', async () => {
    await open('/reports')
    const { byDay } = reportOf('2026-11-20', '2026-11-26')
    const answered = byDay.reduce((sum, day) => sum + day.answered, 0)
    const asked = byDay.reduce((sum, day) => sum + day.unknown, answered)
    const figure = page.locator('.figures div').nth(1)
    await figure.getByText(String(asked)).waitFor()
    expect(await figure.innerText()).toContain(String(Math.round((answered / asked) * 100)))
  })

  test('reports show their chart as a table too, and give their rows as a file', async () => {
    await open('/reports')
    await page.getByRole('img', { name: /أعمدة/ }).waitFor()
    await page.getByText('جدول', { exact: true }).click()
    await page.getByRole('rowheader').first().waitFor()
    expect(await page.locator('.card').first().locator('tbody tr').count()).toBe(7)
    await page.getByRole('button', { name: 'تنزيل CSV' }).click()
    const file = page.getByRole('menuitem', { name: 'الشكاوى' })
    expect(await file.getAttribute('href')).toMatch(
      /^\/desk\/api\/reports\.csv\?table=complaints&from=[\d-]+&to=[\d-]+$/,
    )
  })

  test('a new canned reply is there for the next reply', async () => {
    await open('/settings/canned')
    await page.getByRole('button', { name: 'رد جديد' }).click()
    await page.getByRole('textbox', { name: 'الاختصار' }).fill('وداع')
    await page.getByRole('textbox', { name: 'العنوان' }).fill('ختام')
    await page.getByRole('textbox', { name: 'النص بالعربية' }).fill('سعدنا بخدمتك يا {name}.')
    await page.getByRole('button', { name: 'حفظ' }).click()
    await page.getByRole('rowheader', { name: 'ختام' }).waitFor()
    await page.goto(`${desk.origin}/desk/inbox/mine/k1`)
    await page.getByRole('textbox', { name: 'رد للمراجع' }).fill('/وداع')
    await page.keyboard.press('Enter')
    expect(await page.getByRole('textbox', { name: 'رد للمراجع' }).inputValue()).toBe('سعدنا بخدمتك يا أم أحمد.')
  })

  test('hours are changed day by day, and kept as one team', async () => {
    await open('/settings/teams')
    await page.getByRole('button', { name: /إضافة وقت دوام يوم السبت/ }).click()
    await page.getByRole('button', { name: 'حفظ' }).click()
    await page.getByText('حُفظ.').waitFor()
    expect(desk.state.teams[0]?.hours.week[6]).toEqual([{ from: '07:30', to: '14:30' }])
    expect(desk.state.teams[0]?.hours.week[0]).toEqual([{ from: '07:30', to: '14:30' }])
  })

  test('an invitation’s link is shown once', async () => {
    await open('/settings/accounts')
    await page.getByRole('button', { name: 'دعوة موظف' }).click()
    await page.getByRole('textbox', { name: 'الاسم' }).first().fill('بدر')
    await page.getByRole('textbox', { name: 'اسم المستخدم' }).fill('badr')
    await page.getByRole('button', { name: 'إنشاء رابط الدعوة' }).click()
    const link = page.getByRole('textbox', { name: 'رابط لصاحب الحساب' })
    expect(await link.inputValue()).toContain('/desk/link#TOKEN')
    await page.getByRole('dialog').getByRole('button', { name: 'إغلاق' }).click()
    await page.getByRole('rowheader', { name: /بدر/ }).waitFor()
    expect(await page.getByText('#TOKEN').count()).toBe(0)
  })

  test('a linked device’s code is a picture, in which nothing can run', async () => {
    await open('/channels')
    const code = page.getByRole('img', { name: 'رمز ربط الجهاز' })
    expect(await code.getAttribute('src')).toMatch(/^data:image\/svg\+xml/)
    expect(await code.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)).toBeGreaterThan(
      0,
    )
    await page.getByText('TELEGRAM_BOT_TOKEN').waitFor()
  })

  test('what is stuck is shown with what to do, and leads to its conversation', async () => {
    await open('/stuck')
    await page.getByRole('heading', { name: 'رسائل لم تُسلَّم إلى القناة' }).waitFor()
    expect(await page.getByText('يلزم التصرف الآن').count()).toBe(1)
    await page.getByText('الطلب 9HXC').getByText('تنتهي بعد').waitFor()
    await page.getByRole('link', { name: 'فتح المحادثة' }).first().click()
    await page.waitForURL('**/desk/inbox/all/k1')
  })

  test('a second factor is begun, confirmed and ended', async () => {
    await open('/account')
    await page.getByRole('button', { name: 'تفعيل' }).click()
    await page.getByRole('img', { name: 'رمز الإضافة إلى تطبيق التحقق' }).waitFor()
    await page.getByRole('textbox', { name: 'رمز التحقق' }).fill('123456')
    await page.getByRole('button', { name: 'تأكيد' }).click()
    await page.getByText('1111-2222').waitFor()
    await page.getByRole('button', { name: 'حفظتها' }).click()
    await page.getByText('التحقق بخطوتين مفعل').waitFor()
  })

  test('each role finds its own doors, and others lead home', async () => {
    desk.state.me = { ...desk.state.me, role: 'agent' }
    await open('/audit')
    await page.getByRole('heading', { name: 'طلباتي' }).waitFor()
    const doors = page.locator('.rail-link')
    expect(await doors.allInnerTexts()).toEqual(['الطلبات', 'البحث'])
    desk.state.me = { ...desk.state.me, role: 'curator' }
    await page.goto(`${desk.origin}/desk/inbox/mine`)
    await page.getByRole('heading', { name: 'حسابي' }).waitFor()
    expect(await doors.count()).toBe(0)
  })

  test('the interface turns to English and back, direction and all', async () => {
    await open('/inbox/mine')
    await page.locator('.rail-me').click()
    await page.getByRole('menuitem', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Mine' }).waitFor()
    expect(await page.evaluate('[document.documentElement.dir, document.documentElement.lang]')).toEqual(['ltr', 'en'])
    expect(desk.state.me.interfaceLanguage).toBe('en')
  })
})
