import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { describeInBrowser, launchBrowser, servePage, visit } from '../channels/web/widget/browser.js'
import { startTalkingService } from '../channels/web/widget/talking-bot.js'
import type { WebService } from '../channels/web/widget/web-service.js'

describeInBrowser('the widget on somebody else’s page', () => {
  let browser: Browser
  let service: WebService
  let site: Awaited<ReturnType<typeof servePage>>
  let attributes = ''
  let body = ''
  let connect = ''
  let direction = ''

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    attributes = 'data-language="en"'
    body = '<main><h1>A ministry</h1></main>'
    direction = 'ltr'
    site = await servePage(
      () => `<!doctype html><html lang="en" dir="${direction}"><title>A ministry</title>${body}
        <script src="${service.base}/widget.js" ${attributes} async></script></html>`,
      () =>
        `default-src 'none'; script-src ${service.base}; connect-src ${connect}; base-uri 'none'; form-action 'none'`,
    )
    service = await startTalkingService({ allowedOrigins: [site.origin] })
    connect = `${service.base} ${service.base.replace('http', 'ws')}`
  })
  afterEach(async () => {
    await site.close()
    await service.close()
  })

  const arrive = () => visit(browser, site.origin)
  type Visited = Awaited<ReturnType<typeof arrive>>
  const talk = async (visitor: Visited) => {
    await visitor.open()
    await visitor.say('hello')
    await visitor.messages.locator('.bubble', { hasText: 'قلت: hello' }).waitFor()
  }

  test('works where the page’s policy lets in our origin alone, and nothing inline', async () => {
    const visitor = await arrive()
    const asked: string[] = []
    visitor.page.on('request', (request) => void asked.push(new URL(request.url()).origin))
    await talk(visitor)
    expect(await styleOf(visitor.page, '.send', 'backgroundColor')).toBe('rgb(11, 92, 88)')
    expect(visitor.complaints).toEqual([])
    expect(new Set(asked)).toEqual(new Set([service.base]))
    expect(service.openSockets()).toBe(1)
    await visitor.close()
  })

  test('polls where the policy forgets its sockets', async () => {
    connect = service.base
    const visitor = await arrive()
    await talk(visitor)
    expect(service.openSockets()).toBe(0)
    await visitor.close()
  })

  test('shows what the page asks for: title, colour, place', async () => {
    attributes = 'data-language="en" data-title="Ask the ministry" data-colour="#ffd400" data-position="start"'
    const visitor = await arrive()
    await visitor.open()
    expect(await visitor.page.locator('nafidha-chat h2').innerText()).toBe('Ask the ministry')
    expect(await styleOf(visitor.page, '.header', 'backgroundColor')).toBe('rgb(255, 212, 0)')
    expect(await styleOf(visitor.page, '.header', 'color')).toBe('rgb(0, 0, 0)')
    expect((await visitor.panel.boundingBox())?.x).toBeLessThan(100)
    await visitor.close()
  })

  test('stands at the end of the page’s own direction, whatever it speaks', async () => {
    direction = 'rtl'
    const visitor = await arrive()
    await visitor.launcher.waitFor()
    expect(await visitor.launcher.innerText()).toContain('Ask us')
    expect((await visitor.launcher.boundingBox())?.x).toBeLessThan(100)
    await visitor.close()
  })

  test('is not reached by the page’s styles, and reaches nothing of the page', async () => {
    body = '<main><h1>A ministry</h1><button class="launcher">mine</button></main>'
    const visitor = await visit(browser, site.origin)
    await visitor.page.locator('nafidha-chat .launcher').click()
    const position = 'getComputedStyle(document.querySelector("main .launcher")).position'
    expect(await visitor.page.evaluate(position)).toBe('static')
    await visitor.close()
  })

  test('is opened by the page, with words to send', async () => {
    const visitor = await arrive()
    await visitor.launcher.waitFor()
    await visitor.page.evaluate('nafidha.open({ text: "How much?" })')
    await visitor.panel.waitFor()
    expect(await visitor.field.inputValue()).toBe('How much?')
    expect(service.said()).toEqual([])
    await visitor.page.evaluate('nafidha.close()')
    await visitor.launcher.waitFor()
    await visitor.close()
  })

  test('stands there once, however often the page asks for it', async () => {
    body = `<main><h1>A ministry</h1></main>`
    attributes = `></script><script src="${service.base}/widget.js"`
    const visitor = await arrive()
    await visitor.launcher.first().waitFor()
    await visitor.page.waitForLoadState('load')
    expect(await visitor.page.locator('nafidha-chat').count()).toBe(1)
    await visitor.close()
  })

  test('asks the server nothing before it is opened', async () => {
    const visitor = await arrive()
    await visitor.launcher.waitFor()
    expect(service.rooms.received).toEqual([])
    expect(await visitor.page.evaluate('localStorage.length + sessionStorage.length')).toBe(0)
    await visitor.close()
  })
})

/** What the browser makes of a style inside the widget. */
const styleOf = (page: Page, selector: string, property: string): Promise<string> =>
  page.evaluate(
    `getComputedStyle(document.querySelector('nafidha-chat').shadowRoot.querySelector('${selector}')).${property}`,
  )
