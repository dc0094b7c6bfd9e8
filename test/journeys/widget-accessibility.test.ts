import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { describeInBrowser, launchBrowser, visit, type Visit } from '../channels/web/widget/browser.js'
import { startTalkingService } from '../channels/web/widget/talking-bot.js'
import type { WebService } from '../channels/web/widget/web-service.js'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary: string }[]
}

/** What axe finds fault with: the rule, where, and why. */
async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE)
  const run = `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) => violations)`
  const violations: readonly Violation[] = await page.evaluate(run)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${JSON.stringify(target)}: ${failureSummary}`),
  )
}

/** Parts of the widget that reach beyond the screen or their own room. */
const OVERFLOWING = `(() => {
  const root = document.querySelector('nafidha-chat').shadowRoot
  const shown = [...root.querySelectorAll('dialog, dialog *, .launcher')].filter((element) => element.checkVisibility())
  const wide = shown.filter((element) => {
    const { left, right, width } = element.getBoundingClientRect()
    return width > 1 && (left < -1 || right > innerWidth + 1)
  })
  const cut = shown.filter((element) => {
    const { overflowX } = getComputedStyle(element)
    return overflowX !== 'visible' && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1
  })
  return [...wide, ...cut].map((element) => element.tagName + '.' + element.getAttribute('class'))
})()`

describeInBrowser('the widget for everybody', () => {
  let browser: Browser
  let service: WebService

  beforeAll(async () => {
    browser = await launchBrowser()
    service = await startTalkingService()
  })
  afterAll(async () => {
    await browser.close()
    await service.close()
  })

  async function converse(visitor: Visit): Promise<void> {
    await visitor.open()
    await visitor.say('رسوم')
    await visitor.page.locator('.choice', { hasText: 'غرامة التأخير' }).waitFor()
    service.say({ type: 'message', text: 'سجلنا طلبك.', channelData: { nafidha: { origin: 'notice' } } })
    service.say({ type: 'message', text: 'Salma here', channelData: { nafidha: { origin: 'agent' } } })
    await visitor.messages.locator('.bubble', { hasText: 'Salma' }).waitFor()
    service.fail({ status: 413, body: '{}' })
    await visitor.say('مرفوضة')
    await visitor.page.locator('.refused').waitFor()
    service.fail({ status: 429, headers: { 'retry-after': '3600' }, body: '{}' })
    await visitor.say('لم تُرسل')
    await visitor.page.locator('.retry').waitFor()
  }

  describe.each([
    ['Arabic', '/', 'خيارات المحادثة', 'أنهِ المحادثة'],
    ['English', '/en', 'Chat options', 'End the chat'],
  ])('in %s', (_language, path, options, end) => {
    test.each(['light', 'dark'] as const)('has no fault that axe can find, in %s', async (colorScheme) => {
      const visitor = await visit(browser, service.base + path, { colorScheme, reducedMotion: 'reduce' })
      await visitor.launcher.waitFor()
      expect(await faults(visitor.page)).toEqual([])
      await converse(visitor)
      expect(await faults(visitor.page)).toEqual([])
      await visitor.page.getByRole('button', { name: options }).click()
      expect(await faults(visitor.page)).toEqual([])
      await visitor.page.getByRole('button', { name: end }).click()
      await visitor.page.getByRole('alertdialog').waitFor()
      expect(await faults(visitor.page)).toEqual([])
      await visitor.close()
    })
  })

  test.each(['/privacy', '/privacy-en', '/accessibility', '/accessibility-en'])(
    'stands on the page %s, which has no fault that axe can find',
    async (path) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const visitor = await visit(browser, service.base + path, { colorScheme })
        await visitor.launcher.waitFor()
        expect(await faults(visitor.page)).toEqual([])
        await visitor.close()
      }
    },
  )

  test.each([
    ['at twice the size of text', 1280, 800, 32],
    ['at twice the size of text on a phone', 360, 740, 32],
    ['on a narrow screen', 320, 640, 16],
    ['at four times the size of everything', 320, 256, 16],
  ])('loses nothing %s', async (_how, width, height, standard) => {
    const visitor = await visit(browser, 'about:blank', { viewport: { width, height } })
    const session = await visitor.page.context().newCDPSession(visitor.page)
    await session.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } })
    await visitor.page.goto(service.base)
    await visitor.launcher.waitFor()
    expect(await visitor.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await converse(visitor)
    expect(await visitor.page.evaluate(OVERFLOWING)).toEqual([])
    await visitor.page.locator('.options > button').click()
    expect(await visitor.page.evaluate(OVERFLOWING)).toEqual([])
    await visitor.page.locator('#options button').last().click()
    await visitor.page.getByRole('alertdialog').getByRole('button').last().scrollIntoViewIfNeeded()
    expect(await visitor.page.evaluate(OVERFLOWING)).toEqual([])
    await visitor.close()
  })

  test('has targets of at least 44 pixels', async () => {
    const visitor = await visit(browser, service.base)
    await converse(visitor)
    const boxes = await visitor.page.locator('nafidha-chat button:visible').evaluateAll((buttons) =>
      buttons.map((button) => {
        const { width, height } = button.getBoundingClientRect()
        return Math.min(width, height)
      }),
    )
    expect(boxes.length).toBeGreaterThan(5)
    for (const size of boxes) expect(size).toBeGreaterThanOrEqual(44)
    await visitor.close()
  })

  test('moves where movement is welcome, and nowhere else', async () => {
    const movements = async (reducedMotion: 'reduce' | 'no-preference') => {
      const visitor = await visit(browser, service.base, { reducedMotion })
      await visitor.open()
      service.rooms.showTyping(service.conversation())
      await visitor.page.locator('.typing').waitFor()
      const names: readonly string[] = await visitor.page.evaluate(`
        [...document.querySelector('nafidha-chat').shadowRoot.querySelectorAll('*')]
          .map((element) => getComputedStyle(element).animationName)
          .filter((name) => name !== 'none')`)
      await visitor.close()
      return names
    }
    expect((await movements('no-preference')).length).toBeGreaterThan(0)
    expect(await movements('reduce')).toEqual([])
  })

  test('keeps its outlines where the colours are the system’s', async () => {
    const visitor = await visit(browser, service.base, { forcedColors: 'active' })
    await visitor.open()
    const styles: readonly string[] = await visitor.page.evaluate(`
      ['.panel', '.bubble', '.send', '.choice', 'textarea'].map((selector) =>
        getComputedStyle(document.querySelector('nafidha-chat').shadowRoot.querySelector(selector)).borderTopStyle)`)
    expect(styles).toEqual(['solid', 'solid', 'solid', 'solid', 'solid'])
    await visitor.close()
  })
})
