import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { startDeskDouble, type DeskDouble } from './double/desk-double.js'
import { describeDesk, launchBrowser, visitDesk } from './desk-page.js'

describeDesk('signing in', () => {
  let browser: Browser
  let desk: DeskDouble
  beforeAll(async () => void (browser = await launchBrowser()))
  afterAll(() => browser?.close())
  beforeEach(async () => {
    desk = await startDeskDouble()
    desk.state.signedIn = false
  })
  afterEach(() => desk.close())

  const at = (path = '') => visitDesk(browser, `${desk.origin}/desk${path}`)

  test('leads from the name and the password to one’s cases', async () => {
    const { page, complaints, close } = await at()
    await page.getByLabel('اسم المستخدم').fill('salma')
    await page.getByLabel('كلمة المرور', { exact: true }).fill('correct horse battery')
    await page.getByRole('button', { name: 'دخول', exact: true }).click()
    await page.getByRole('heading', { name: 'طلباتي' }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  test('says in words that the name or the password is wrong, and moves there', async () => {
    const { page, close } = await at()
    await page.getByLabel('اسم المستخدم').fill('salma')
    await page.getByLabel('كلمة المرور', { exact: true }).fill('wrong')
    await page.keyboard.press('Enter')
    await page.getByText('اسم المستخدم أو كلمة المرور غير صحيحة.').waitFor()
    expect(await page.evaluate('document.activeElement.textContent')).toContain('غير صحيحة')
    await close()
  })

  test('asks for the security code where the account has a second factor', async () => {
    desk.state.codeNeeded = true
    const { page, close } = await at()
    await page.getByLabel('اسم المستخدم').fill('salma')
    await page.getByLabel('كلمة المرور', { exact: true }).fill('correct horse battery')
    await page.keyboard.press('Enter')
    await page.getByLabel('رمز التحقق').fill('123456')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'طلباتي' }).waitFor()
    await close()
  })

  test('leads whose role asks for a second factor to setting it up, and then to their cases', async () => {
    desk.state.me = { ...desk.state.me, owesSecondFactor: true }
    desk.state.signedIn = true
    const { page, complaints, close } = await at()
    await page.getByRole('heading', { level: 1, name: 'فعّل التحقق بخطوتين' }).waitFor()
    expect(await page.locator('.rail').count()).toBe(0)
    await page.getByRole('button', { name: 'تفعيل', exact: true }).click()
    await page.getByLabel('رمز التحقق').fill('123456')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'حفظتها' }).click()
    await page.getByRole('heading', { name: 'طلباتي' }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  test('counts down after too many attempts', async () => {
    desk.answerOnce('POST /session', { status: 200, json: { kind: 'wait', seconds: 90 } })
    const { page, close } = await at()
    await page.getByLabel('اسم المستخدم').fill('salma')
    await page.getByLabel('كلمة المرور', { exact: true }).fill('x')
    await page.keyboard.press('Enter')
    await page.getByText(/حاول مرة أخرى بعد 1 د/).waitFor()
    await close()
  })

  test('offers the identity provider and the first set-up where there are any', async () => {
    desk.state.provider = 'هوية'
    desk.state.setup = true
    const { page, close } = await at()
    const link = page.getByRole('link', { name: 'الدخول عبر هوية' })
    expect(await link.getAttribute('href')).toBe('/desk/api/oidc/start')
    await page.getByText('لا توجد حسابات بعد').waitFor()
    await close()
  })

  test('turns an invitation into an account, and takes its token out of the address', async () => {
    const { page, close } = await at('/link#SECRET-TOKEN')
    await page.getByText('أهلًا نورة').waitFor()
    expect(page.url()).not.toContain('SECRET-TOKEN')
    await page.getByLabel('كلمة المرور الجديدة').fill('a sentence to remember')
    await page.getByLabel('كلمة المرور مرة أخرى').fill('another')
    await page.getByRole('button', { name: 'حفظ والدخول' }).click()
    await page.getByText('كلمتا المرور غير متطابقتين.').waitFor()
    await page.getByLabel('كلمة المرور مرة أخرى').fill('a sentence to remember')
    await page.getByRole('button', { name: 'حفظ والدخول' }).click()
    await page.getByRole('heading', { name: 'طلباتي' }).waitFor()
    await close()
  })

  test('says that a link no longer works', async () => {
    desk.state.link = { kind: 'invalid' }
    const { page, close } = await at('/link#OLD')
    await page.getByRole('heading', { name: 'هذا الرابط لم يعد صالحًا' }).waitFor()
    await close()
  })

  test('comes back when the session has ended while the desk is open', async () => {
    desk.state.signedIn = true
    const { page, close } = await at()
    await page.getByRole('heading', { name: 'طلباتي' }).waitFor()
    desk.state.signedIn = false
    desk.tell({ kind: 'session-ended' })
    await page.getByRole('heading', { name: 'تسجيل الدخول' }).waitFor()
    await close()
  })
})
