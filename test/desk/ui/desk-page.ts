import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { ROOT } from '../../../src/root.js'
import { CHROMIUM, FLAGS, whyNoBrowser } from '../../browser.js'
import { describeNeeding } from '../../channels/web/widget/describe-needing.js'

const whyNoPage = (): string | null =>
  existsSync(join(ROOT, 'dist/desk/index.html')) ? null : 'The desk’s page is not built: run npm run build'

export const describeDesk = (name: string, suite: () => void): void =>
  describeNeeding(whyNoBrowser() ?? whyNoPage(), name, suite)

export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: FLAGS })

export interface Visit {
  readonly page: Page
  /** What went wrong in the page: errors, and whatever its policy blocked. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

export interface VisitOptions extends BrowserContextOptions {
  /** The interface's language where nobody is signed in. */
  readonly language?: 'ar' | 'en'
}

/** Somebody opens a page of the desk. */
export async function visitDesk(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visit> {
  const { language = 'ar', ...rest } = options
  const context = await browser.newContext({
    viewport: { width: 1360, height: 860 },
    timezoneId: 'Asia/Muscat',
    ...rest,
  })
  await context.addInitScript(
    `if (location.protocol === 'http:') localStorage.setItem('nafidha.desk.language', '${language}')`,
  )
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => void complaints.push(error.message))
  page.on('console', (line) => {
    if (/Content Security Policy|Warning:|React/.test(line.text())) complaints.push(line.text())
  })
  await page.goto(url)
  return { page, complaints, close: () => context.close() }
}
