import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { ROOT } from '../../../src/root.js'
import { freePort } from '../../servers.js'

const NAFIDHA = join(ROOT, 'dist/src/cli/nafidha.js')
export const whyNoProgram = (): string | null =>
  existsSync(NAFIDHA) ? null : 'the program is not built: npm run build'

const PASSWORD = 'a long and quiet evening'

/** A Sunday at ten in Muscat: the desk is open, whenever the test runs. The clock goes on from there. */
function atWork(): string {
  const sunday = new Date()
  sunday.setUTCHours(6, 0, 0, 0)
  while (sunday.getUTCDay() !== 0 || sunday.getTime() < Date.now()) sunday.setUTCDate(sunday.getUTCDate() + 1)
  const ahead = sunday.getTime() - Date.now()
  return `{ const Real = Date; globalThis.Date = class extends Real {
    constructor(...parts) { if (parts.length > 0) super(...parts); else super(Real.now() + ${ahead}) }
    static now() { return Real.now() + ${ahead} }
  } }`
}

export interface Person {
  readonly page: Page
  readonly complaints: readonly string[]
  /** Closes the browser window without a word. */
  kill(): Promise<void>
}

/** The built program with its own data, and people in front of it. */
export interface RunningDesk {
  readonly base: string
  /** Ends it as a fault does, and starts it again at the same address. */
  crash(): Promise<void>
  visitor(browser: Browser): Promise<Person>
  /** Makes the first account by the link that the first start printed. */
  firstAgent(browser: Browser, name: string): Promise<Person>
  signedIn(browser: Browser, username: string): Promise<Person>
  /** Makes an account by the invitation link that `link` is. */
  redeem(browser: Browser, link: string): Promise<Person>
  stop(): Promise<void>
}

export async function runDesk(): Promise<RunningDesk> {
  const data = mkdtempSync(join(tmpdir(), 'nafidha-desk-'))
  const clock = atWork()
  const port = await freePort()
  let running = await start({ data, port, clock })
  const base = `http://127.0.0.1:${port}`
  const person = (browser: Browser) => openWindow(browser, clock)
  const withPassword = async (one: Person): Promise<Person> => {
    await one.page.getByLabel('كلمة المرور الجديدة').fill(PASSWORD)
    await one.page.getByLabel('كلمة المرور مرة أخرى').fill(PASSWORD)
    await one.page.getByRole('button', { name: 'حفظ والدخول' }).click()
    await one.page.getByRole('heading', { name: 'طلباتي' }).waitFor()
    return one
  }
  const atLink = async (browser: Browser, link: string): Promise<Person> => {
    const one = await person(browser)
    await one.page.goto(`${base}/desk/link#${link.split('#')[1]}`)
    await one.page.getByLabel('كلمة المرور الجديدة').waitFor()
    return one
  }
  return {
    base,
    async crash() {
      const gone = once(running.child, 'close')
      running.child.kill('SIGKILL')
      await gone
      running = await start({ data, port, clock })
    },
    async visitor(browser) {
      const one = await person(browser)
      await one.page.goto(base)
      await one.page.locator('.launcher').click()
      await one.page.locator('nafidha-chat .message').first().waitFor()
      return one
    },
    async firstAgent(browser, name) {
      const one = await atLink(browser, await running.says(/http:\/\/\S+\/desk\/link#[\w-]+/))
      await one.page.getByLabel('الاسم', { exact: true }).fill(name)
      await one.page.getByLabel('اسم المستخدم').fill('first')
      return withPassword(one)
    },
    redeem: async (browser, link) => withPassword(await atLink(browser, link)),
    async signedIn(browser, username) {
      const one = await person(browser)
      await one.page.goto(`${base}/desk`)
      await one.page.getByLabel('اسم المستخدم').fill(username)
      await one.page.getByLabel('كلمة المرور', { exact: true }).fill(PASSWORD)
      await one.page.keyboard.press('Enter')
      await one.page.getByRole('heading', { name: 'طلباتي' }).waitFor()
      return one
    },
    async stop() {
      const gone = once(running.child, 'close')
      running.child.kill('SIGTERM')
      await gone
      rmSync(data, { recursive: true, force: true })
    },
  }
}

interface Starting {
  readonly data: string
  readonly port: number
  readonly clock: string
}

interface Started {
  readonly child: ChildProcess
  /** What was printed, once it holds the words. */
  says(words: RegExp): Promise<string>
}

async function start({ data, port, clock }: Starting): Promise<Started> {
  const preload = `--import data:text/javascript;base64,${Buffer.from(clock).toString('base64')}`
  const env = { ...process.env, DATA_DIR: data, PORT: String(port), LOG_LEVEL: 'warn', NODE_OPTIONS: preload }
  const child = spawn(process.execPath, [NAFIDHA, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  const says = async (words: RegExp): Promise<string> => {
    while (!words.test(said)) await once(child.stdout, 'data')
    return words.exec(said)?.[0] ?? ''
  }
  await says(/Open http:\S+\n/)
  return { child, says }
}

async function openWindow(browser: Browser, clock: string): Promise<Person> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1360, height: 860 },
    locale: 'ar-OM',
    timezoneId: 'Asia/Muscat',
  })
  await context.addInitScript(clock)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => void complaints.push(error.message))
  page.on('console', (line) => {
    if (/Content Security Policy/.test(line.text())) complaints.push(line.text())
  })
  return { page, complaints, kill: () => context.close() }
}
