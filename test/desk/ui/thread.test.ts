import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { startDeskDouble, type DeskDouble } from './double/desk-double.js'
import { ago } from './double/sample.js'
import { line } from './double/sample-thread.js'
import { describeDesk, launchBrowser, visitDesk, type Visit } from './desk-page.js'

describeDesk('a thread at the desk', () => {
  let browser: Browser
  let desk: DeskDouble
  let visit: Visit
  let page: Page
  beforeAll(async () => void (browser = await launchBrowser()))
  afterAll(() => browser?.close())
  beforeEach(async () => {
    desk = await startDeskDouble()
    visit = await visitDesk(browser, `${desk.origin}/desk/inbox/mine/k1`)
    page = visit.page
    await page.locator('.line').last().waitFor()
  })
  afterEach(async () => {
    await visit.close()
    await desk.close()
    expect(visit.complaints).toEqual([])
  })

  const reply = () => page.getByRole('textbox', { name: 'رد للمراجع' })
  const bubbles = (text: string) => page.locator('.bubble', { hasText: text })
  const posts = () => desk.asked.filter((each) => each.startsWith('POST /conversations/k1/messages')).length

  test('shows a reply at once, and how far it got as that is known', async () => {
    await reply().fill('سأتحقق من ذلك')
    await reply().press('Enter')
    const mine = page.locator('.line[data-origin="agent"]', { hasText: 'سأتحقق من ذلك' })
    await mine.getByText('في انتظار الإرسال').waitFor()
    const sent = desk.state.view('k1')?.lines.at(-1)
    if (!sent) throw new Error('nothing was sent')
    for (const [checkpoint, words] of [
      ['accepted', 'استلمتها القناة'],
      ['delivered', 'وصلت'],
      ['read', 'قُرئت'],
    ] as const) {
      desk.state.put('k1', { ...sent, checkpoint })
      await mine.getByText(words).waitFor()
    }
    expect(await mine.count()).toBe(1)
    expect(await reply().inputValue()).toBe('')
  })

  test('sends again what found no answer, and the service has it once', async () => {
    desk.answerOnce('POST /conversations/k1/messages', { status: 503, json: undefined })
    await reply().fill('مرة واحدة فقط')
    await reply().press('Enter')
    await page.getByText('لم تُرسل.').waitFor()
    await page.locator('[data-pending="true"]').getByRole('button', { name: 'إرسال مرة أخرى' }).click()
    await page.locator('.line:not([data-pending]) .bubble', { hasText: 'مرة واحدة فقط' }).waitFor()
    expect(posts()).toBe(2)
    expect(await bubbles('مرة واحدة فقط').count()).toBe(1)
    expect(desk.state.view('k1')?.lines.filter(({ text }) => text === 'مرة واحدة فقط')).toHaveLength(1)
  })

  test('says why a reply was refused, and who holds the case', async () => {
    desk.answerOnce('POST /conversations/k1/messages', {
      status: 409,
      json: { error: { code: 'not-holder', message: '', by: 'خالد' } },
    })
    await reply().fill('تأخرت')
    await reply().press('Enter')
    await page.getByText('الطلب الآن مع خالد.').waitFor()
  })

  test('says that the connection was cut, and fetches what was missed when it is back', async () => {
    desk.cut()
    await page.getByText('انقطع الاتصال').waitFor()
    desk.state.put('k1', line(new Date(), 50, { text: 'كتبتها أثناء الانقطاع', at: new Date().toISOString() }))
    desk.open()
    await page.getByText('عاد الاتصال').waitFor()
    await bubbles('كتبتها أثناء الانقطاع').waitFor()
    expect(await bubbles('كتبتها أثناء الانقطاع').count()).toBe(1)
  })

  test('finds a canned reply however it is spelled, and fills it in', async () => {
    await reply().pressSequentially('/اهلا')
    await page.getByRole('option', { name: 'ترحيب' }).waitFor()
    await reply().press('Enter')
    expect(await reply().inputValue()).toBe('أهلًا أم أحمد، معك سلمى البلوشية. كيف أساعدك؟')
    expect(posts()).toBe(0)
  })

  test('inserts a suggested answer with its source', async () => {
    await page.keyboard.press('Control+e')
    await page.getByRole('button', { name: 'إدراج: رسوم جواز السفر وصلاحيته' }).click()
    expect(await reply().inputValue()).toContain('[شرطة عمان السلطانية](https://www.rop.gov.om/) (2026-05)')
  })

  test('keeps a note apart from what the citizen sees, and calls a colleague in it', async () => {
    await page.locator('.lines').focus()
    await page.keyboard.press('m')
    const note = page.getByRole('textbox', { name: 'ملاحظة داخلية للزملاء' })
    await note.pressSequentially('@خال')
    await note.press('Enter')
    await note.pressSequentially('راجع الطلب')
    await note.press('Enter')
    await page.locator('.line[data-origin="note"]:not([data-pending])', { hasText: 'راجع الطلب' }).waitFor()
    const kept = desk.state.view('k1')?.lines.at(-1)
    expect(kept).toMatchObject({ origin: 'note', mentions: ['a-khalid'] })
    expect(posts()).toBe(0)
  })

  test('keeps the draft of each conversation with the service', async () => {
    await reply().pressSequentially('نص لم')
    await expect(until(() => desk.heard.find((word) => word.kind === 'draft'))).resolves.toMatchObject({
      id: 'k1',
      text: 'نص لم',
    })
    expect(desk.heard).toContainEqual({ kind: 'typing', id: 'k1', typing: true })
    expect(desk.heard.filter(({ kind }) => kind === 'active')).toHaveLength(1)
    desk.state.change('k1', { draft: 'نص لم' })
    await page.reload()
    await reply().waitFor()
    expect(await reply().inputValue()).toBe('نص لم')
  })

  test('takes files by paste and by choice, and sends nothing before they are there', async () => {
    const chooser = page.locator('input[type=file]')
    await chooser.setInputFiles({ name: 'صورة.png', mimeType: 'image/png', buffer: Buffer.from('png') })
    await page.getByRole('button', { name: 'إزالة صورة.png' }).waitFor()
    await page.getByRole('button', { name: 'إرسال', exact: true }).click()
    await page.locator('.line:not([data-pending]) .files', { hasText: 'صورة.png' }).waitFor()
    desk.state.change('k1', { limits: { text: 4000, fileBytes: 10 } })
    await page.reload()
    await reply().waitFor()
    await chooser.setInputFiles({ name: 'كبير.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(2000) })
    await page.getByText('أكبر من المسموح').waitFor()
    expect(desk.asked.filter((each) => each.includes('/files?'))).toHaveLength(1)
  })

  test('offers only templates once the time to reply has passed', async () => {
    desk.state.change('k1', { replyUntil: ago(new Date(), 1) })
    await page.reload()
    await page.getByText('انتهت مهلة الرد', { exact: true }).waitFor()
    await page.getByRole('combobox', { name: 'القالب' }).click()
    await page.getByRole('option', { name: /case_update/ }).click()
    await page.getByLabel('الخانة 1').fill('أم أحمد')
    await page.getByLabel('الخانة 2').fill('7F3K')
    await page.getByRole('button', { name: 'إرسال القالب' }).click()
    await bubbles('مرحبًا أم أحمد، لدينا جديد في طلبك 7F3K.').waitFor()
  })

  test('shows hidden data for a reason', async () => {
    await page.getByRole('button', { name: 'إظهار البيانات المحجوبة' }).click()
    await page.getByLabel('السبب').fill('للتحقق من الهوية')
    await page.getByRole('dialog').getByRole('button', { name: 'إظهار البيانات المحجوبة' }).click()
    await bubbles('رقمي المدني 12345678').waitFor()
  })

  test('shows who else is looking, and who of them writes', async () => {
    await page.getByRole('group', { name: 'Maryam Al Lawati يطالع المحادثة' }).waitFor()
    desk.tell({ kind: 'viewers', id: 'k1', viewers: [{ id: 'a-maryam', name: 'Maryam Al Lawati', typing: true }] })
    await page.getByRole('group', { name: 'Maryam Al Lawati يكتب' }).waitFor()
    desk.tell({ kind: 'citizen-typing', id: 'k1' })
    await page.getByText('يكتب الآن…').waitFor()
  })

  test('gives each paragraph its own direction, and isolates names and numbers', async () => {
    const directions = await page
      .locator('.line')
      .last()
      .locator('p.plain')
      .evaluateAll((lines) =>
        lines.map((each) => (each as unknown as { matches(s: string): boolean }).matches(':dir(rtl)')),
      )
    expect(directions).toEqual([true, false])
    expect(await page.locator('.bubble bdi').first().innerText()).toBe('+968 2456 9603')
  })
})

async function until<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look()
    if (found !== undefined) return found
    await new Promise((again) => setTimeout(again, 50))
  }
}
