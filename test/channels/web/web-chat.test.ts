import { createReadStream, existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { chromium, type Browser, type Page } from 'playwright-core'
import { ROOT } from '../../../src/root.js'
import { CHROMIUM, FLAGS, whyNoBrowser } from '../../browser.js'
import { describeWith } from '../../describe-with.js'
import { createWire, type Wire } from './cuttable.js'
import { TRUE_FILES } from './files-for-tests.js'
import { serve, type Served } from './serve.js'

const FOLDER = join(ROOT, 'test/web-chat')
/** Milliseconds after which it has surely tried to reconnect. */
const LONGEST_WAIT = 16_000
const FILES: Readonly<Record<string, readonly [string, string]>> = {
  '/': ['page.html', 'text/html; charset=utf-8'],
  '/page.css': ['page.css', 'text/css'],
  '/page.js': ['page.js', 'text/javascript'],
  '/webchat.js': ['node_modules/botframework-webchat/dist/webchat.js', 'text/javascript'],
}

const absent =
  whyNoBrowser() ??
  (existsSync(join(FOLDER, 'node_modules')) ? null : 'Web Chat is not installed: npm ci --prefix test/web-chat')

/** Somebody else's page with Web Chat on it. */
async function servePage(): Promise<{ readonly origin: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const [file, type] = FILES[new URL(request.url ?? '/', 'http://x').pathname] ?? []
    if (!file) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': type })
    return createReadStream(join(FOLDER, file)).pipe(response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

const DIRECTION_OF_LAST = "getComputedStyle([...document.querySelectorAll('.webchat__bubble')].at(-1)).direction"

describeWith(absent, "Microsoft's Web Chat 4.18.1", () => {
  let served: Served
  let wire: Wire
  let site: Awaited<ReturnType<typeof servePage>>
  let browser: Browser
  let page: Page
  let conversation = ''

  beforeAll(async () => {
    site = await servePage()
    served = await serve({ allowedOrigins: [site.origin] })
    wire = await createWire(served.base)
    served.service.onReceived(({ address, activity }) => {
      conversation = address.conversation
      if (activity.type === 'conversationUpdate') say('أهلًا بك في نافذة')
      else if (activity.attachments) say(`وصل الملف ${activity.attachments[0]?.name}`)
      else say(`سألت: ${activity.text}`)
    })
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
    page = await browser.newPage({ locale: 'ar-OM' })
    page.setDefaultTimeout(15_000)
    await page.clock.install()
    await page.goto(`${site.origin}/?server=${wire.base}`)
    await shown('أهلًا بك في نافذة')
  })
  afterAll(async () => {
    await browser.close()
    await wire.close()
    await served.close()
    site.server.close()
  })

  const say = (text: string) => served.service.say(conversation, { type: 'message', text })
  const shown = (text: string) => page.locator('.webchat__bubble').getByText(text, { exact: true }).last().waitFor()
  const send = async (text: string) => {
    await page.locator('[data-id="webchat-sendbox-input"]').fill(text)
    await page.keyboard.press('Enter')
  }

  /** What stands in the transcript, in order. */
  const transcript = () => page.locator('.webchat__bubble').allInnerTexts()

  test('talks Arabic from right to left, and ticks off what was sent', async () => {
    await send('كم رسوم تجديد البطاقة؟')
    await shown('سألت: كم رسوم تجديد البطاقة؟')
    expect(await transcript()).toEqual(['أهلًا بك في نافذة', 'كم رسوم تجديد البطاقة؟', 'سألت: كم رسوم تجديد البطاقة؟'])
    expect(await page.evaluate(DIRECTION_OF_LAST)).toBe('rtl')
    await page.getByText('تم إرسالها عند').first().waitFor({ state: 'attached' })
  })

  test('uploads a file, and opens it again', async () => {
    const file = { name: 'بطاقة.png', mimeType: 'image/png', buffer: TRUE_FILES['image/png'] ?? Buffer.alloc(0) }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.locator('.webchat__attachment-icon--checked').waitFor()
    await page.locator('[data-id="webchat-sendbox-input"]').press('Enter')
    await shown('وصل الملف بطاقة.png')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'بطاقة.png' }).click()
    expect((await download).suggestedFilename()).toBe('بطاقة.png')
  })

  test('loses nothing and shows nothing twice when its socket is cut', async () => {
    const before = await transcript()
    wire.cut()
    say('قيل أثناء الانقطاع')
    await page.clock.fastForward(LONGEST_WAIT)
    await shown('قيل أثناء الانقطاع')
    await send('عدنا')
    await shown('سألت: عدنا')
    expect(await transcript()).toEqual([...before, 'قيل أثناء الانقطاع', 'عدنا', 'سألت: عدنا'])
  })
})
