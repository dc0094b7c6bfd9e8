import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Browser, BrowserContext } from 'playwright-core'
import type { Activity } from '../../channels/activity.js'
import { parseRichText } from '../../knowledge/rich-text.js'
import { describeInBrowser, launchBrowser, partsOf, type Visit } from '../channels/web/widget/browser.js'
import { startWebService, type WebService } from '../channels/web/widget/web-service.js'
import { HOSTILE_TEXTS, TOUCH_EVERYTHING, WATCH_FOR_SCRIPTS } from './hostile-text.js'

const LONG = 120_000
const NOTHING = { ran: [], bad: [] }

/** Everywhere in a message that somebody else's words can stand. */
const messagesWith = (text: string): readonly Activity[] => [
  { type: 'message', text },
  {
    type: 'message',
    text,
    attachments: [{ contentType: 'image/png', name: text }],
    channelData: { nafidha: { origin: 'agent', richText: parseRichText(text).tree } },
    from: { id: 'agent', name: text, role: 'bot' },
    suggestedActions: { to: [], actions: [{ type: 'imBack', title: text, value: text }] },
  },
  {
    type: 'message',
    text: '',
    channelData: {
      nafidha: {
        origin: 'bot',
        richText: [{ type: 'paragraph', children: [{ type: 'link', url: text, children: [{ type: 'text', text }] }] }],
      },
    },
    suggestedActions: { to: [], actions: [{ type: 'openUrl', title: text, value: text }] },
  },
]

describeInBrowser('hostile text in the widget', () => {
  let browser: Browser
  let service: WebService
  let context: BrowserContext
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    service = await startWebService()
  })
  afterEach(async () => {
    await context.close()
    await service.close()
  })

  /** `unguarded`: the page's policy is off, so that the rendering alone must hold. */
  async function visit(unguarded: boolean): Promise<Omit<Visit, 'close'>> {
    context = await browser.newContext({ bypassCSP: unguarded })
    await context.addInitScript(WATCH_FOR_SCRIPTS)
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (line) => {
      if (/Content Security Policy/.test(line.text())) complaints.push(line.text())
    })
    await page.goto(service.base)
    const parts = partsOf(page)
    await parts.launcher.click()
    await parts.field.waitFor()
    return { ...parts, complaints }
  }

  test.each([
    ['without its policy', true],
    ['under its policy, which has nothing to block', false],
  ])(
    `is shown as it is and runs nothing, %s`,
    async (_, unguarded) => {
      const { page, messages, complaints, say } = await visit(unguarded)
      await say('start')
      await messages.filter({ hasText: 'start' }).first().waitFor()
      for (const text of HOSTILE_TEXTS) for (const activity of messagesWith(text)) service.say(activity)
      service.say('the end of it')
      await messages.filter({ hasText: 'the end of it' }).waitFor({ timeout: LONG })
      expect(await page.evaluate(TOUCH_EVERYTHING)).toEqual(NOTHING)
      expect(complaints).toEqual([])
      const shown = (await messages.locator('.bubble').allTextContents()).join('\n')
      const bare = HOSTILE_TEXTS.filter((text) => /^<(img|svg|script)[^\n\t]*>$/.test(text))
      expect(bare.filter((text) => !shown.includes(text))).toEqual([])
      expect(bare.length).toBeGreaterThan(5)
    },
    LONG,
  )

  test(
    'that the visitor writes comes back as it is',
    async () => {
      const { page, say, messages } = await visit(true)
      const some = HOSTILE_TEXTS.filter((_, i) => i % 12 === 0)
      for (const text of some) await say(text)
      await messages.nth(some.length - 1).waitFor({ timeout: LONG })
      expect(await page.evaluate(TOUCH_EVERYTHING)).toEqual(NOTHING)
    },
    LONG,
  )

  test(
    'is a corpus of two hundred, of which many run in a page that takes them for markup',
    async () => {
      expect(new Set(HOSTILE_TEXTS).size).toBe(HOSTILE_TEXTS.length)
      expect(HOSTILE_TEXTS.length).toBeGreaterThanOrEqual(200)
      context = await browser.newContext()
      await context.addInitScript(WATCH_FOR_SCRIPTS)
      const page = await context.newPage()
      await page.route('**', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><body>' }))
      let ran = 0
      for (const text of HOSTILE_TEXTS.filter((_, i) => i % 4 === 0)) {
        await page.goto('http://naive.test/')
        await page.evaluate(`document.body.innerHTML = ${JSON.stringify(`<p title="${text}">${text}</p>`)}`)
        const { ran: names } = await page.evaluate<{ ran: readonly string[] }>(TOUCH_EVERYTHING)
        if (names.length > 0) ran += 1
      }
      expect(ran).toBeGreaterThan(20)
    },
    LONG,
  )
})
