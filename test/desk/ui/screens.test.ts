import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { whyNoBrowser } from '../../browser.js'
import { describeNeeding } from '../../channels/web/widget/describe-needing.js'
import { startDeskDouble, type DeskDouble } from './double/desk-double.js'
import { openPage, PAGES } from './desk-pages.js'
import { launchBrowser, visitDesk } from './desk-page.js'

/** For the eye: DESK_SCREENS=FOLDER puts a picture of every page there in every way it can look, and sheets of them. */
const FOLDER = process.env['DESK_SCREENS']

const SIZES = { narrow: { width: 360, height: 760 }, wide: { width: 1280, height: 800 } }
/** Pictures side by side, and how wide each is on the sheet. */
const SHEETS = { narrow: { across: 5, width: 300, rows: 2 }, wide: { across: 2, width: 760, rows: 3 } }

interface Picture {
  readonly name: string
  readonly png: Buffer
}

describeNeeding(whyNoBrowser(), 'every page of the desk', () => {
  let browser: Browser
  let desk: DeskDouble
  beforeAll(async () => {
    browser = await launchBrowser()
    desk = await startDeskDouble()
    desk.state.provider = 'هوية'
    if (FOLDER !== undefined) mkdirSync(FOLDER, { recursive: true })
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.close()
  })

  const languages = ['ar', 'en'] as const
  const schemes = ['light', 'dark'] as const
  const sizes = ['narrow', 'wide'] as const
  const all = languages.flatMap((language) =>
    schemes.flatMap((colorScheme) => sizes.map((size) => ({ language, colorScheme, size }))),
  )

  const narrowest = all.filter(({ colorScheme, size }) => size === 'narrow' && colorScheme === 'light')

  test.each(FOLDER === undefined ? narrowest : all)(
    'fits its window in $language, $colorScheme, $size',
    async ({ language, colorScheme, size }) => {
      desk.state.me = { ...desk.state.me, interfaceLanguage: language, owesSecondFactor: false }
      desk.state.signedIn = true
      const options = { colorScheme, language, viewport: SIZES[size], reducedMotion: 'reduce' } as const
      const { page, close } = await visitDesk(browser, `${desk.origin}/desk`, options)
      const pictures: Picture[] = []
      const tooWide: string[] = []
      const take = async (name: string) => {
        await rest(page)
        if (await overflows(page)) tooWide.push(name)
        if (FOLDER === undefined) return
        const png = await page.screenshot()
        writeFileSync(join(FOLDER, `${language}-${colorScheme}-${size}-${name.replaceAll(' ', '-')}.png`), png)
        pictures.push({ name, png })
      }
      for (const one of PAGES) {
        await openPage(page, desk.origin, one)
        await take(one.name)
      }
      desk.state.me = { ...desk.state.me, owesSecondFactor: true }
      await page.goto(`${desk.origin}/desk`)
      await page.locator('#account-factor').waitFor()
      await take('second factor owed')
      desk.state.signedIn = false
      for (const [name, path] of [
        ['sign in', ''],
        ['link', '/link#TOKEN'],
      ] as const) {
        await page.goto('about:blank')
        await page.goto(`${desk.origin}/desk${path}`)
        await page.locator('form').waitFor()
        await take(name)
      }
      await close()
      if (FOLDER !== undefined) await sheets(browser, pictures, { size, name: `${language}-${colorScheme}-${size}` })
      expect(tooWide).toEqual([])
    },
    600_000,
  )
})

async function rest(page: Page): Promise<void> {
  const waiting = page.locator('[aria-busy="true"], .mantine-Skeleton-root')
  while ((await waiting.count()) > 0) await page.waitForTimeout(50)
  await page.waitForTimeout(200)
}

/** Whether the page can be pushed sideways. */
const overflows = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')

async function sheets(
  browser: Browser,
  pictures: readonly Picture[],
  { size, name }: { size: keyof typeof SIZES; name: string },
): Promise<void> {
  const { across, width, rows } = SHEETS[size]
  const page = await browser.newPage({ viewport: { width: across * (width + 12), height: 600 } })
  for (let first = 0, n = 1; first < pictures.length; first += across * rows, n += 1) {
    const cells = pictures.slice(first, first + across * rows).map(
      ({ name: of, png }) => `<figure style="margin:4px;display:inline-block;width:${width}px">
        <figcaption style="font:14px sans-serif">${of}</figcaption>
        <img width="${width}" src="data:image/png;base64,${png.toString('base64')}"></figure>`,
    )
    await page.setContent(`<body style="margin:0;background:#888">${cells.join('')}</body>`)
    await page.screenshot({ path: join(FOLDER ?? '', `sheet-${name}-${n}.png`), fullPage: true })
  }
  await page.close()
}
