import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { CHROMIUM, FLAGS, whyNoBrowser } from '../browser.js'
import { describeWith } from '../describe-with.js'
import { openDeskService, PASSWORD, type DeskService } from './desk-service.js'

/** A site of somebody else's: to a browser, localhost and 127.0.0.1 are not the same site. */
interface ForeignSite {
  readonly origin: string
  show(html: string): void
  close(): Promise<void>
}

async function openForeignSite(): Promise<ForeignSite> {
  let html = ''
  const server: Server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><body>${html}</body>`),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    show: (next) => void (html = next),
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

describeWith(whyNoBrowser(), 'a page of another site, in the browser of a signed-in administrator', () => {
  let browser: Browser
  let site: ForeignSite
  let context: BrowserContext
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
    site = await openForeignSite()
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  async function signedInAt(service: DeskService): Promise<Page> {
    await service.root()
    context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${service.base}/desk`)
    const kind = await page.evaluate(async (password) => {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify({ username: 'root', password })
      const answer = await fetch('/desk/api/session', { method: 'POST', headers, body })
      return ((await answer.json()) as { kind: string }).kind
    }, PASSWORD)
    expect(kind).toBe('signed-in')
    return page
  }
  const isSignedIn = (page: Page): Promise<boolean> =>
    page.evaluate(
      async () => ((await (await fetch('/desk/api/session')).json()) as { kind: string }).kind === 'signed-in',
    )
  const deeds = async ({ store }: DeskService) => (await store.audit.page(null)).rows.length
  const visit = async (html: string): Promise<Page> => {
    site.show(html)
    const page = await context.newPage()
    await page.goto(site.origin)
    return page
  }

  test('changes nothing with a form', async () => {
    const service = await openDeskService()
    const own = await signedInAt(service)
    const before = await deeds(service)
    const invite =
      '{"name":"X","username":"intruder","role":"administrator","teams":[],"languages":["ar"],"capacity":1,"x":"'
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const form = `<form method="post" enctype="${type}" action="${service.base}/desk/api/accounts"><input name='${invite}' value='"}'></form>`
      const foreign = await visit(`${form}<script>document.forms[0].submit()</script>`)
      await foreign.waitForURL(`${service.base}/**`)
      expect(await foreign.textContent('body')).toContain('forbidden')
    }
    expect([await deeds(service), await isSignedIn(own)]).toEqual([before, true])
  })

  test('changes and reads nothing with fetch', async () => {
    const service = await openDeskService()
    const own = await signedInAt(service)
    const before = await deeds(service)
    const foreign = await visit('')
    const read = await foreign.evaluate(async (base) => {
      const answers: string[] = []
      for (const [method, path] of [
        ['DELETE', '/desk/api/sessions'],
        ['DELETE', '/desk/api/session'],
        ['GET', '/desk/api/accounts'],
        ['GET', '/desk/api/session'],
      ] as const)
        for (const mode of ['cors', 'no-cors'] as const)
          await fetch(base + path, { method, mode, credentials: 'include' })
            .then((answer) => answer.text())
            .then((text) => answers.push(text))
            .catch(() => answers.push(''))
      return answers.join('')
    }, service.base)
    expect(read).toBe('')
    expect([await deeds(service), await isSignedIn(own)]).toEqual([before, true])
  })

  test('cannot show the desk in a frame', async () => {
    const service = await openDeskService()
    await signedInAt(service)
    site.show(`<iframe src="${service.base}/desk"></iframe>`)
    const foreign = await context.newPage()
    const complaint = foreign.waitForEvent('console', (said) => /frame-ancestors|X-Frame-Options/.test(said.text()))
    await foreign.goto(site.origin)
    await complaint
    const shown = await Promise.all(foreign.frames().map((frame) => frame.content()))
    expect(shown.join('')).not.toContain('/desk/assets/')
  })

  test('cannot connect to the socket of the desk', async () => {
    const service = await openDeskService()
    await signedInAt(service)
    const connect = (page: Page) =>
      page.evaluate(
        (address) =>
          new Promise<string>((resolve) => {
            const socket = new WebSocket(address)
            socket.addEventListener('open', () => resolve('open'))
            socket.addEventListener('error', () => resolve('refused'))
          }),
        `${service.base.replace('http', 'ws')}/desk/live`,
      )
    expect(await connect(await visit(''))).toBe('refused')
    const own = await context.newPage()
    await own.goto(`${service.base}/desk`)
    expect(await connect(own)).toBe('open')
  })

  test('a script that got into the desk’s page does not run, nor can it read the cookie', async () => {
    const service = await openDeskService()
    const own = await signedInAt(service)
    const ran = await own.evaluate(`(async () => {
      const mark = (name) => "document.documentElement.dataset." + name + " = 'ran'"
      const html = '<img src=x onerror="' + mark('handler') + '"><a href="javascript:' + mark('link') + '">x</a>'
      document.body.insertAdjacentHTML('beforeend', html)
      const script = document.createElement('script')
      script.textContent = mark('inline')
      document.body.append(script)
      document.querySelector('a').click()
      await new Promise((resolve) => setTimeout(resolve, 200))
      return [Object.keys(document.documentElement.dataset), document.cookie]
    })()`)
    expect(ran).toEqual([[], ''])
  })
})
