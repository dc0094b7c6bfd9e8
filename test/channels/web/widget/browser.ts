import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core'
import { describeNeeding } from './describe-needing.js'
import { whyNoWidget } from './web-service.js'

const CHROMIUM = '/usr/bin/chromium'
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const missing = existsSync(CHROMIUM) ? whyNoWidget() : `there is no ${CHROMIUM}`

export const describeInBrowser = (name: string, suite: () => void): void => describeNeeding(missing, name, suite)

export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: FLAGS })

/** A page with the widget on it, and the parts of the widget that tests touch. */
export interface Visit {
  readonly page: Page
  readonly launcher: Locator
  readonly panel: Locator
  readonly field: Locator
  readonly messages: Locator
  /** Opens the panel by its launcher, and waits for the conversation's first words. */
  open(): Promise<void>
  say(text: string): Promise<void>
  /** What went wrong in the page: errors, and whatever its policy blocked. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ locale: 'ar-OM', timezoneId: 'Asia/Muscat', ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => void complaints.push(error.message))
  page.on('console', (line) => {
    if (/Content Security Policy/.test(line.text())) complaints.push(line.text())
  })
  await page.goto(url)
  return { ...partsOf(page), complaints, close: () => context.close() }
}

export function partsOf(page: Page): Omit<Visit, 'complaints' | 'close'> {
  const launcher = page.locator('.launcher')
  const field = page.locator('nafidha-chat textarea')
  const messages = page.locator('nafidha-chat .message')
  return {
    page,
    launcher,
    field,
    messages,
    panel: page.locator('nafidha-chat dialog'),
    async open() {
      await launcher.click()
      await messages.first().waitFor()
    },
    async say(text) {
      await field.fill(text)
      await field.press('Enter')
    },
  }
}

/** Somebody else's page at an origin of its own. `policy` is its Content-Security-Policy. */
export async function servePage(html: () => string, policy: () => string) {
  const server = createServer((_, response) => {
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy() }
    response.writeHead(200, headers).end(html())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
