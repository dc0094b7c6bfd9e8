import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Browser, Locator, Page } from 'playwright-core'
import { startDeskDouble, type DeskDouble } from './double/desk-double.js'
import { describeDesk, launchBrowser, visitDesk, type Visit } from './desk-page.js'

describeDesk('cases at the desk', () => {
  let browser: Browser
  let desk: DeskDouble
  let visit: Visit
  let page: Page
  beforeAll(async () => void (browser = await launchBrowser()))
  afterAll(() => browser?.close())
  beforeEach(async () => {
    desk = await startDeskDouble()
    visit = await visitDesk(browser, `${desk.origin}/desk/inbox/queue`)
    page = visit.page
    await page.locator('.row').first().waitFor()
  })
  afterEach(async () => {
    await visit.close()
    await desk.close()
    expect(visit.complaints).toEqual([])
  })

  const stateOf = (reference: string) => desk.state.cases.find((each) => each.reference === reference)
  const boxes = () => page.getByRole('navigation', { name: 'صناديق الطلبات' })

  test('are listed with their words, channel, wait and urgency, and counted by box', async () => {
    const urgent = page.getByRole('link', { name: /حادث سير/ })
    const words = await urgent.innerText()
    for (const each of ['عاجل', 'المرور والمركبات', '9HXC']) expect(words).toContain(each)
    expect(words).toMatch(/تجاوز المهلة/)
    expect(await boxes().innerText()).toMatch(/الانتظار\s*2/)
  })

  test('tick while they wait', async () => {
    const time = page.locator('.row-time').first()
    const before = await time.innerText()
    desk.state.cases = desk.state.cases.map((each) =>
      each.reference === '9HXC' ? { ...each, waitingSince: new Date(Date.now() - 5_000).toISOString() } : each,
    )
    desk.tell({ kind: 'inbox' })
    await page.locator('.row-time', { hasText: /[5-9] ث/ }).waitFor()
    expect(before).toContain('17 د')
  })

  test('are taken by the one who claims first, and the other is told who that was', async () => {
    await page.getByRole('link', { name: /ملكية الأرض/ }).click()
    desk.state.cases = desk.state.cases.map((each) =>
      each.reference === '2MPW' ? { ...each, agent: { id: 'a-khalid', name: 'خالد الحارثي' }, state: 'claimed' } : each,
    )
    await page.getByRole('button', { name: 'استلام' }).click()
    await page.getByText('الطلب الآن مع خالد الحارثي.').waitFor()
    await page.locator('.thread-state', { hasText: 'خالد الحارثي' }).waitFor()
    expect(await page.getByRole('textbox', { name: 'رد للمراجع' }).count()).toBe(0)
  })

  test('go through a day by the keyboard, whatever language it types', async () => {
    const press = (key: string, code: string) =>
      page.evaluate(
        `document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '${key}', code: '${code}', bubbles: true, cancelable: true }))`,
      )
    /** A key does nothing before the page knows of the state that it is for: pressed again until it does. */
    const pressFor = async (key: string, code: string, effect: Locator) => {
      do await press(key, code)
      while (
        !(await effect.waitFor({ timeout: 2_000 }).then(
          () => true,
          () => false,
        ))
      )
    }
    await pressFor('ت', 'KeyJ', page.locator('.row[aria-current="true"]'))
    await pressFor('ؤ', 'KeyC', page.getByText('الطلب معك الآن.'))
    const referred = page.getByRole('radio', { name: 'أُحيل إلى الجهة المختصة' })
    await pressFor('ث', 'KeyE', referred)
    await referred.check()
    await page.getByRole('dialog').getByRole('button', { name: 'إنهاء' }).click()
    await page.getByText('انتهى الطلب.').waitFor()
    expect(stateOf('9HXC')).toMatchObject({ state: 'resolved' })
    await pressFor('خ', 'KeyO', page.getByText('فُتح الطلب من جديد.'))
    await pressFor('ئ', 'KeyZ', page.getByText('بعد ساعة'))
    await page.getByRole('dialog').getByRole('button', { name: 'تأجيل' }).click()
    await page.getByText('أُجّل الطلب.').waitFor()
    expect(stateOf('9HXC')?.snoozedUntil).not.toBeNull()
  })

  test('are passed on to a colleague with a note', async () => {
    await page.goto(`${desk.origin}/desk/inbox/mine/k1`)
    await page.getByRole('button', { name: 'تحويل' }).click()
    await page.getByRole('combobox', { name: 'الموظف' }).click()
    await page.getByRole('option', { name: /Maryam/ }).click()
    await page.getByLabel('ملاحظة', { exact: true }).fill('تحتاج إلى الرد بالإنجليزية')
    await page.getByRole('dialog').getByRole('button', { name: 'تحويل' }).click()
    await page.getByText('حُوّل الطلب.').waitFor()
    expect(stateOf('7F3K')?.agent).toEqual({ id: 'a-maryam', name: 'Maryam Al Lawati' })
  })

  test('are blocked for a reason only, and unblocked', async () => {
    await page.goto(`${desk.origin}/desk/inbox/mine/k1`)
    await page.getByRole('button', { name: 'إجراءات أخرى' }).click()
    await page.getByRole('menuitem', { name: 'حظر' }).click()
    const block = page.getByRole('dialog').getByRole('button', { name: 'حظر' })
    expect(await block.isDisabled()).toBe(true)
    await page.getByRole('textbox', { name: 'السبب' }).fill('إساءة متكررة')
    await block.click()
    await page.getByText('هذا المرسل محظور').waitFor()
    expect(desk.state.view('k1')?.blocked?.reason).toBe('إساءة متكررة')
  })

  test('come by "take next", and by the palette', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('textbox', { name: 'ماذا تريد أن تفعل؟' }).fill('التالي')
    await page
      .getByRole('button', { name: /خذ التالي/ })
      .last()
      .click()
    await page.locator('.thread-name').waitFor()
    expect(stateOf('9HXC')).toMatchObject({ state: 'claimed', agent: { id: 'a-salma' } })
  })

  test('call from the title, and a given one is announced', async () => {
    await page.goto(`${desk.origin}/desk/inbox/mine`)
    await page.locator('.row').first().waitFor()
    expect(await page.title()).toBe('(2) طلباتي · نافذة')
    const given = desk.state.cases[3]
    if (given) desk.tell({ kind: 'assigned', case: given })
    await page.getByRole('alert').getByText('أُسند إليك الطلب 2MPW').waitFor()
  })

  test('are found with a filter, whatever the spelling, and an empty list says how to go on', async () => {
    await page.getByRole('searchbox', { name: 'ابحث في هذه القائمة' }).fill('ملكيه الارض')
    await page.locator('.row').first().waitFor()
    await page.getByRole('link', { name: /حادث سير/ }).waitFor({ state: 'detached' })
    await page.waitForFunction('document.querySelectorAll(".row").length === 1')
    await page.getByRole('searchbox', { name: 'ابحث في هذه القائمة' }).fill('غير موجود')
    await page.getByText('لا طلبات بهذه المواصفات').waitFor()
    await page.getByRole('button', { name: 'إزالة التصفية' }).first().click()
    await page.getByRole('link', { name: /حادث سير/ }).waitFor()
  })
})
