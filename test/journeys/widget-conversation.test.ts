import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Browser, Locator, Page } from 'playwright-core'
import { FALSE_FILES, TRUE_FILES } from '../channels/web/files-for-tests.js'
import { describeInBrowser, launchBrowser, partsOf, visit, type Visit } from '../channels/web/widget/browser.js'
import { startTalkingService } from '../channels/web/widget/talking-bot.js'
import type { WebService } from '../channels/web/widget/web-service.js'

describeInBrowser('a visitor with the widget', () => {
  let browser: Browser
  let service: WebService
  let visitor: Visit

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    service = await startTalkingService()
    visitor = await visit(browser, service.base)
  })
  afterEach(async () => {
    await visitor.close()
    await service.close()
    expect(visitor.complaints).toEqual([])
  })

  const texts = () => visitor.messages.locator('.bubble').allInnerTexts()
  const bubble = (text: string) => visitor.messages.locator('.bubble', { hasText: text })
  const upload = (name: string, mimeType: string, buffer: Buffer | undefined) =>
    visitor.page
      .locator('nafidha-chat input[type=file]')
      .setInputFiles({ name, mimeType, buffer: buffer ?? Buffer.alloc(0) })

  test('is greeted, asks, and gets the answer with its source, marks and buttons', async () => {
    await visitor.open()
    await visitor.say('كم رسوم تجديد البطاقة؟')
    const answer = bubble('رسوم تجديد البطاقة 10')
    await answer.waitFor()
    expect(await answer.locator('strong').innerText()).toBe('10 ريالات عمانية')
    expect(await answer.locator('li').count()).toBe(2)
    expect(await answer.locator('bdi').innerText()).toBe('+968 2456 9392')
    const source = answer.locator('a')
    expect(await source.getAttribute('href')).toBe('https://timesofoman.com/a')
    expect(await source.getAttribute('target')).toBe('_blank')
    expect(await source.getAttribute('rel')).toBe('noopener noreferrer')
    expect(await visitor.page.locator('.choice').allInnerTexts()).toEqual(['غرامة التأخير', 'لم يفدني هذا'])
    await visitor.page.locator('.choice').first().click()
    await bubble('قلت: غرامة التأخير').waitFor()
    expect(service.said()).toEqual(['كم رسوم تجديد البطاقة؟', 'غرامة التأخير'])
    expect(await visitor.page.locator('.choice').count()).toBe(0)
  })

  test('is shown what is new, also where answers hold lists, and the file that they send from further up', async () => {
    await visitor.open()
    for (let asked = 0; asked < 3; asked += 1) {
      await visitor.say('رسوم')
      await bubble('رسوم تجديد').nth(asked).waitFor()
    }
    expect(await isShown(bubble('رسوم تجديد').last())).toBe(true)
    await visitor.page.locator('nafidha-chat .log').evaluate((log) => ((log as unknown as Box).scrollTop = 0))
    await upload('x.png', 'image/png', TRUE_FILES['image/png'])
    await bubble('x.png').waitFor()
    expect(await isShown(bubble('x.png'))).toBe(true)
  })

  test('sees each message in its own direction', async () => {
    await visitor.open()
    await visitor.say('my card is lost')
    await bubble('قلت: my card is lost').waitFor()
    const directions = await visitor.messages
      .locator('p[dir=auto]')
      .evaluateAll((lines) =>
        lines.map((line) => (line as unknown as { matches(s: string): boolean }).matches(':dir(rtl)')),
      )
    expect(directions).toEqual([true, false, true])
  })

  test('sees text as text, whatever it looks like', async () => {
    await visitor.open()
    const text = '<img src=x onerror=alert(1)> <b>x</b> &amp; [a](javascript:alert(1))'
    await visitor.say(text)
    await bubble('<b>x</b>').first().waitFor()
    expect((await texts())[1]).toBe(text)
    expect(await visitor.messages.locator('img, b').count()).toBe(0)
  })

  test('keeps the conversation over a reload, and hears nothing of it again', async () => {
    await visitor.open()
    await visitor.say('أول')
    await bubble('قلت: أول').waitFor()
    const before = await texts()
    await visitor.page.reload()
    await listenIn(visitor.page)
    await visitor.launcher.click()
    await bubble('قلت: أول').waitFor()
    expect(await texts()).toEqual(before)
    await visitor.say('ثان')
    await bubble('قلت: ثان').waitFor()
    expect(await heard(visitor.page)).toEqual(['المساعد الآلي: قلت: ثان'])
    expect(new Set(service.rooms.received.map(({ address }) => address.conversation)).size).toBe(1)
  })

  test('hears each reply once', async () => {
    await listenIn(visitor.page)
    await visitor.launcher.click()
    await bubble('مرحبًا بك').waitFor()
    await visitor.say('رسوم')
    await bubble('رسوم تجديد').waitFor()
    service.say('خبر')
    await bubble('خبر').waitFor()
    const lines = await heard(visitor.page)
    expect(lines.map((line) => line.split('\n')[0])).toEqual([
      expect.stringContaining('مرحبًا بك'),
      expect.stringContaining('رسوم تجديد البطاقة'),
      'المساعد الآلي: خبر',
    ])
  })

  test('loses nothing and gets nothing twice when the socket is cut', async () => {
    await visitor.open()
    service.cut()
    service.say('واحد')
    service.say('اثنان')
    await bubble('اثنان').waitFor()
    await visitor.say('ثلاثة')
    await bubble('قلت: ثلاثة').waitFor()
    expect((await texts()).slice(1)).toEqual(['واحد', 'اثنان', 'ثلاثة', 'قلت: ثلاثة'])
  })

  test('is told when offline, and what was written then goes out by itself', async () => {
    await visitor.open()
    await visitor.page.context().setOffline(true)
    await visitor.page.locator('.trouble').waitFor()
    await visitor.say('بلا شبكة')
    await visitor.page.locator('.retry').waitFor()
    expect(await visitor.page.locator('.about .unsent').innerText()).toContain('لم تُرسل بعد')
    await visitor.page.context().setOffline(false)
    await bubble('قلت: بلا شبكة').waitFor()
    expect(await visitor.page.locator('.trouble, .retry').count()).toBe(0)
    expect(service.said()).toEqual(['بلا شبكة'])
  })

  test('sends again what could not be sent, when they ask', async () => {
    await visitor.open()
    service.fail({ status: 429, headers: { 'retry-after': '3600' }, body: '{}' })
    await visitor.say('مرة أخرى')
    await visitor.page.locator('.retry').click()
    await bubble('قلت: مرة أخرى').waitFor()
    expect(service.said()).toEqual(['مرة أخرى'])
  })

  test('is asked before leaving with a message unsent', async () => {
    await visitor.open()
    service.fail({ status: 429, headers: { 'retry-after': '3600' }, body: '{}' })
    await visitor.say('لم تصل')
    await visitor.page.locator('.retry').waitFor()
    const asked = visitor.page.waitForEvent('dialog')
    await visitor.page.close({ runBeforeUnload: true })
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.accept()
  })

  test('sees on the launcher what came while the panel was closed; the title of the page is left alone', async () => {
    const title = await visitor.page.title()
    await visitor.open()
    await visitor.page.keyboard.press('Escape')
    service.say('واحد')
    service.say('اثنان')
    await visitor.page.locator('.badge', { hasText: '2' }).waitFor()
    expect(await visitor.launcher.innerText()).toContain('رسائل جديدة: 2')
    expect(await visitor.page.title()).toBe(title)
    await visitor.launcher.click()
    expect(await visitor.page.locator('.badge').count()).toBe(0)
  })

  test('sends a file, and is told in plain words when it is refused', async () => {
    await visitor.open()
    await upload('photo.png', 'image/png', FALSE_FILES['a Windows program'])
    await visitor.page.locator('.about .refused').waitFor()
    expect(await visitor.page.locator('.about .refused').innerText()).toContain('لم يُقبل هذا الملف')
    await upload('بطاقتي.png', 'image/png', TRUE_FILES['image/png'])
    const file = visitor.messages.locator('button.file', { hasText: 'بطاقتي.png' })
    await file.waitFor()
    const download = visitor.page.waitForEvent('download')
    await file.click()
    expect((await download).suggestedFilename()).toBe('بطاقتي.png')
  })

  test('downloads the conversation as text', async () => {
    await visitor.open()
    await visitor.say('كم الرسوم؟')
    await bubble('رسوم تجديد').waitFor()
    await visitor.page.getByRole('button', { name: 'خيارات المحادثة' }).click()
    const download = visitor.page.waitForEvent('download')
    await visitor.page.getByRole('button', { name: 'نزّل نسخة' }).click()
    const stream = await (await download).createReadStream()
    const copy = Buffer.concat(await stream.toArray()).toString('utf8')
    expect(copy).toContain('كم الرسوم؟')
    expect(copy).toMatch(/تايمز أوف عُمان.*https:\/\/timesofoman\.com\/a/)
  })

  test('deletes everything after being asked', async () => {
    await visitor.open()
    await visitor.say('سر')
    await bubble('قلت: سر').waitFor()
    await visitor.page.getByRole('button', { name: 'خيارات المحادثة' }).click()
    await visitor.page.getByRole('button', { name: 'احذف بياناتي' }).click()
    await visitor.page.getByRole('alertdialog').getByRole('button', { name: 'احذف بياناتي' }).click()
    await visitor.page.getByText('حُذفت بياناتك.').waitFor()
    expect(await visitor.messages.count()).toBe(0)
    expect(await visitor.page.evaluate('Object.values(localStorage).length')).toBe(0)
    expect(await service.rooms.log.status(service.conversation())).toBe('none')
  })

  test('ends the chat, and begins another by writing', async () => {
    await visitor.open()
    await visitor.page.getByRole('button', { name: 'خيارات المحادثة' }).click()
    await visitor.page.getByRole('button', { name: 'أنهِ المحادثة' }).click()
    await visitor.page.getByRole('alertdialog').getByRole('button', { name: 'أنهِ المحادثة' }).click()
    await visitor.page.getByText('انتهت هذه المحادثة').waitFor()
    const ended = service.conversation()
    await visitor.say('من جديد')
    await bubble('قلت: من جديد').waitFor()
    expect(service.conversation()).not.toBe(ended)
  })

  test('speaks the other language at the touch of a button, also on the next page', async () => {
    await visitor.open()
    await visitor.page.getByRole('button', { name: 'English' }).click()
    await visitor.page.getByRole('button', { name: 'Chat options' }).waitFor()
    expect(await visitor.page.locator('.widget').getAttribute('dir')).toBe('ltr')
    await visitor.page.reload()
    expect(await visitor.launcher.innerText()).toContain('Ask us')
  })

  test('keeps what was begun when the panel closes', async () => {
    await visitor.open()
    await visitor.field.fill('نصف سؤال')
    await visitor.page.keyboard.press('Escape')
    await visitor.launcher.click()
    expect(await visitor.field.inputValue()).toBe('نصف سؤال')
  })

  test('takes the conversation along to another page of the same site', async () => {
    await visitor.open()
    await visitor.say('أول')
    await bubble('قلت: أول').waitFor()
    const other = await visitor.page.context().newPage()
    await other.goto(`${service.base}/privacy`)
    const parts = partsOf(other)
    await parts.launcher.click()
    await parts.messages.locator('.bubble', { hasText: 'قلت: أول' }).waitFor()
  })
})

/** Notes from now on what a screen reader would read out. */
interface Box {
  scrollTop: number
  closest(selector: string): Box
  getBoundingClientRect(): { readonly top: number; readonly bottom: number }
}

/** Whether its beginning lies where the messages are seen. */
const isShown = (message: Locator): Promise<boolean> =>
  message.evaluate((element) => {
    const own = (element as unknown as Box).getBoundingClientRect()
    const log = (element as unknown as Box).closest('.log').getBoundingClientRect()
    return own.top >= log.top && own.top < log.bottom
  })

async function listenIn(page: Page): Promise<void> {
  await page.locator('nafidha-chat [aria-live=polite]').waitFor({ state: 'attached' })
  await page.evaluate(`
    window.heard = []
    const region = document.querySelector('nafidha-chat').shadowRoot.querySelector('[aria-live=polite]')
    new MutationObserver((records) => {
      for (const { addedNodes } of records) for (const node of addedNodes) window.heard.push(node.textContent)
    }).observe(region, { childList: true, subtree: true, characterData: true })`)
}

const heard = (page: Page): Promise<string[]> => page.evaluate('window.heard')
