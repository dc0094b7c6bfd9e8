import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page, Route } from 'playwright-core'
import { parseRichText } from '../../knowledge/rich-text.js'
import { startDeskDouble, type DeskDouble } from '../desk/ui/double/desk-double.js'
import { describeDesk, launchBrowser } from '../desk/ui/desk-page.js'
import { HOSTILE_TEXTS, TOUCH_EVERYTHING, WATCH_FOR_SCRIPTS } from './hostile-text.js'

const LONG = 240_000
const NOTHING = { ran: [], bad: [] }

/** Every page, brought to where it shows most. */
const PAGES: readonly { readonly path: string; readonly act?: (page: Page) => Promise<unknown> }[] = [
  { path: '/inbox/all' },
  { path: '/inbox/mine/k1' },
  { path: '/inbox/mine/k1', act: (page) => page.locator('#write-reply').fill('/') },
  { path: '/inbox/mine/k1', act: (page) => page.keyboard.press('Control+e') },
  { path: '/inbox/mine/k1', act: (page) => page.keyboard.press('t') },
  { path: '/inbox/mine/k1', act: (page) => page.keyboard.press('e') },
  { path: '/search?q=جواز' },
  { path: '/board' },
  { path: '/reports' },
  { path: '/channels' },
  { path: '/audit' },
  { path: '/account' },
  ...['canned', 'tags', 'teams', 'accounts', 'rules'].map((section) => ({ path: `/settings/${section}` })),
]

/** Words that people write, or that come from outside; ids and closed lists stay, or nothing would be shown at all. */
const WORDS = new Set(
  'name text subject preview citizen title label excerpt reason note words comment asked failed draft shortcut who what why entry url ar en address browser username from to value'.split(
    ' ',
  ),
)
/** Lists that grow to the whole corpus. */
const GROWS = new Set(
  'lines cases hits rows earlier topEntries topUnknown answered templates viewers overdue'.split(' '),
)

/** An answer of the API in which every word is a hostile text: the next one each time. */
function poisoned(answer: unknown): unknown {
  let at = 0
  const next = () => HOSTILE_TEXTS[(at += 1) % HOSTILE_TEXTS.length] ?? ''
  const grown = (list: readonly unknown[]): readonly unknown[] =>
    HOSTILE_TEXTS.map((_, i) => named(list[i % list.length], i))
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return WORDS.has(key) && !/^\d{4}-\d\d-\d\d/.test(value) ? next() : value
    if (Array.isArray(value)) {
      const list: readonly unknown[] = (GROWS.has(key) || key === '') && isObject(value[0]) ? grown(value) : value
      return list.map((one) =>
        typeof one === 'string' && key !== 'teams' && key !== 'languages' ? next() : walk(one, '-'),
      )
    }
    if (!isObject(value)) return value
    const changed = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, name)]))
    return 'richText' in value && value['richText'] === null && at % 2 === 0
      ? { ...changed, richText: parseRichText(next()).tree }
      : changed
  }
  return walk(answer, '')
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A copy that is another one to the page. */
const named = (value: unknown, i: number): unknown => {
  if (!isObject(value)) return value
  const { id, seq, reference } = value
  return {
    ...value,
    ...(typeof id === 'string' && i > 0 && { id: `${id}-${i}` }),
    ...(typeof seq === 'number' && { seq: i + 1 }),
    ...(typeof reference === 'string' && i > 0 && { reference: `R${i}` }),
  }
}

async function poison(route: Route): Promise<void> {
  const response = await route.fetch()
  const text = await response.text()
  await route.fulfill({ response, body: text === '' ? '' : JSON.stringify(poisoned(JSON.parse(text))) })
}

/** How often a hostile text is to be read on the page, in words or in fields. */
const SHOWN = `[document.body.textContent, ...[...document.querySelectorAll('input, textarea')].map(({ value }) => value)]
  .join(' ')
  .split('xss(1)').length - 1`

/** Playwright's own waiting would run code in the page, which its policy forbids. */
async function showsSome(page: Page): Promise<boolean> {
  for (let looks = 0; looks < 200; looks += 1) {
    if ((await page.evaluate<number>(SHOWN)) > 0) return true
    await page.waitForTimeout(50)
  }
  return false
}

describeDesk('hostile text at the desk', () => {
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

  test.each([
    ['without its policy: the rendering alone holds', true],
    ['under its policy, which has nothing to block', false],
  ])(
    'runs nothing on any page, in any field, %s',
    async (_, unguarded) => {
      const context = await browser.newContext({ bypassCSP: unguarded, viewport: { width: 1360, height: 860 } })
      await context.addInitScript(WATCH_FOR_SCRIPTS)
      await context.route('**/desk/api/**', poison)
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('console', (line) => {
        if (/Content Security Policy/.test(line.text())) complaints.push(line.text())
      })
      const bare: string[] = []
      let shown = 0
      for (const { path, act } of PAGES) {
        await page.goto(`${desk.origin}/desk${path}`)
        if (!(await showsSome(page))) bare.push(path)
        await act?.(page)
        await page.locator('h1').first().waitFor({ state: 'attached' })
        expect([path, await page.evaluate(TOUCH_EVERYTHING)]).toEqual([path, NOTHING])
        shown += await page.evaluate<number>(SHOWN)
      }
      expect([bare, complaints]).toEqual([[], []])
      expect(shown).toBeGreaterThan(HOSTILE_TEXTS.length * 4)
      await context.close()
    },
    LONG,
  )
})
