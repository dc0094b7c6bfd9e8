import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { startDeskDouble, type DeskDouble } from './double/desk-double.js'
import { openPage, PAGES } from './desk-pages.js'
import { describeDesk, launchBrowser, visitDesk } from './desk-page.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** Which differ with the colours: the rest was looked at in the light. */
const RULES = { light: WCAG, dark: ['color-contrast', 'link-in-text-block'] }

/** What axe finds in a page that has come to rest. */
async function faultsOf(page: Page, rules: readonly string[]): Promise<string[]> {
  const waiting = page.locator('[aria-busy="true"], .mantine-Skeleton-root')
  while ((await waiting.count()) > 0) await page.waitForTimeout(50)
  await page.evaluate(axe)
  const violations = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(rules)} }).then((found) => found.violations)`,
  )) as Violation[]
  // Open menus and lists stand beside the landmarks, as dialogs do; axe knows that of dialogs only.
  const real = violations.filter(
    ({ id, nodes }) =>
      id !== 'region' || !nodes.every(({ html }) => /role="menu"|data-portal|data-position=/.test(html)),
  )
  return real.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} (${node.failureSummary.slice(0, 220)})`),
  )
}

describeDesk('the desk, for everybody', () => {
  let browser: Browser
  let desk: DeskDouble
  beforeAll(async () => {
    browser = await launchBrowser()
    desk = await startDeskDouble()
    desk.state.provider = 'هوية'
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.close()
  })

  describe.each(['ar', 'en'] as const)('in %s', (language) => {
    test.each(['light', 'dark'] as const)(
      'has no fault that axe finds on any page, and breaks no policy, in %s',
      async (colorScheme) => {
        desk.state.me = { ...desk.state.me, interfaceLanguage: language }
        desk.state.signedIn = true
        const { page, complaints, close } = await visitDesk(browser, `${desk.origin}/desk`, {
          colorScheme,
          language,
          reducedMotion: 'reduce',
        })
        const faults: string[] = []
        for (const one of PAGES) {
          await openPage(page, desk.origin, one)
          faults.push(...(await faultsOf(page, RULES[colorScheme])).map((fault) => `${one.name}: ${fault}`))
        }
        desk.state.me = { ...desk.state.me, owesSecondFactor: true }
        await page.goto(`${desk.origin}/desk`)
        await page.locator('#account-factor').waitFor()
        faults.push(...(await faultsOf(page, RULES[colorScheme])).map((fault) => `second factor owed: ${fault}`))
        desk.state.me = { ...desk.state.me, owesSecondFactor: false }
        desk.state.signedIn = false
        for (const path of ['', '/link#TOKEN']) {
          await page.goto('about:blank')
          await page.goto(`${desk.origin}/desk${path}`)
          await page.locator('form').waitFor()
          faults.push(...(await faultsOf(page, RULES[colorScheme])).map((fault) => `${path || 'sign-in'}: ${fault}`))
        }
        expect(faults).toEqual([])
        expect(complaints).toEqual([])
        await close()
      },
      180_000,
    )
  })
})
