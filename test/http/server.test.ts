import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { HttpResponse } from '../../channels/channel.js'
import { claims, emptySite, serve, type Served } from '../channels/web/serve.js'

const ACTIVITIES = `/v3/directline/conversations/${claims().conversation}/activities`

const running: Served[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((served) => served.close()))
})

async function start(http: NonNullable<Parameters<typeof serve>[0]>['http'] = {}): Promise<Served> {
  const served = await serve({ http })
  running.push(served)
  return served
}

describe('the site', () => {
  test('is served with headers that let nothing foreign and nothing inline in', async () => {
    const { base } = await start()
    const response = await fetch(base)
    expect(await response.text()).toContain('<title>نافذة</title>')
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'self';img-src 'self' data: blob:;media-src 'self' blob:;object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    })
    expect(response.headers.get('x-powered-by')).toBeNull()
    expect(response.headers.get('strict-transport-security')).toBeNull()
  })

  test('insists on https where citizens use it', async () => {
    const { base } = await start({ secure: true })
    const { headers } = await fetch(base)
    expect(headers.get('strict-transport-security')).toContain('max-age=')
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests')
  })

  test('finds a page without its ending', async () => {
    const site = emptySite()
    writeFileSync(`${site.siteDir}/privacy.html`, 'what is kept')
    const { base } = await start(site)
    expect(await (await fetch(`${base}/privacy`)).text()).toBe('what is kept')
  })

  test('says in both languages where there is no page, and to programs in JSON', async () => {
    const { base } = await start()
    const page = await fetch(`${base}/nothing`, { headers: { accept: 'text/html' } })
    expect(page.status).toBe(404)
    expect(await page.text()).toMatch(/الصفحة غير موجودة[\s\S]*Page not found/)
    const data = await fetch(`${base}/nothing`)
    expect([data.status, await data.json()]).toEqual([
      404,
      { error: { code: 'NotFound', message: 'There is nothing at this address.' } },
    ])
  })

  test.each(['/../package.json', '/%2e%2e/package.json', '/.env', '/%00', '/%'])(
    'gives nothing away at %s',
    async (path) => {
      const { base } = await start()
      const socket = connect(Number(new URL(base).port), '127.0.0.1')
      socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)
      const chunks: Buffer[] = []
      socket.on('data', (chunk: Buffer) => chunks.push(chunk))
      await once(socket, 'close')
      expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 (400|403|404) /)
    },
  )
})

describe('the widget', () => {
  const script = `console.log("نافذة")\n`.repeat(50)
  const built = () => {
    const site = emptySite()
    writeFileSync(site.widgetFile, script)
    return start(site)
  }
  /** fetch decodes by itself: the raw answer shows what was sent. */
  const raw = async (base: string, headers: string) => {
    const socket = connect(Number(new URL(base).port), '127.0.0.1')
    socket.write(`GET /widget.js HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${headers}\r\n`)
    const chunks: Buffer[] = []
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    await once(socket, 'close')
    const all = Buffer.concat(chunks)
    const end = all.indexOf('\r\n\r\n')
    return { head: all.subarray(0, end).toString().toLowerCase(), body: all.subarray(end + 4) }
  }

  test('may be loaded and kept by pages of any origin', async () => {
    const { base } = await built()
    const response = await fetch(`${base}/widget.js`)
    expect(await response.text()).toBe(script)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
      'cache-control': expect.stringContaining('max-age='),
    })
  })

  test('is sent compressed as the browser can take it', async () => {
    const { base } = await built()
    const br = await raw(base, 'accept-encoding: gzip, deflate, br\r\n')
    expect(br.head).toContain('content-encoding: br')
    expect(brotliDecompressSync(br.body).toString()).toBe(script)
    const gzip = await raw(base, 'accept-encoding: gzip\r\n')
    expect(gunzipSync(gzip.body).toString()).toBe(script)
    const plain = await raw(base, '')
    expect([plain.head.includes('content-encoding'), plain.body.toString()]).toEqual([false, script])
  })

  test('is not sent again to a browser that has it', async () => {
    const { base } = await built()
    const etag = (await fetch(`${base}/widget.js`)).headers.get('etag') ?? ''
    const again = await fetch(`${base}/widget.js`, { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  test('that is not built is said to be so', async () => {
    const { base } = await start()
    const response = await fetch(`${base}/widget.js`)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('npm run build')
  })
})

describe('health', () => {
  test('is alive as long as it answers, and ready once nothing is missing', async () => {
    const missing = ['the answer engine is being trained']
    const { base } = await start({ waitingFor: async () => missing })
    expect((await fetch(`${base}/healthz`)).status).toBe(200)
    const early = await fetch(`${base}/readyz`)
    expect([early.status, await early.json()]).toEqual([503, { status: 'not ready', waitingFor: missing }])
    missing.pop()
    expect((await fetch(`${base}/readyz`)).status).toBe(200)
  })
})

describe('faults', () => {
  test('of ours are told plainly, without what was sent or where it broke', async () => {
    const { call, tokens, logged } = await start({
      receive: async () => {
        throw new Error('the store is away')
      },
    })
    const { token } = await tokens.issue(claims(), 'conversation')
    const { status, body } = await call('POST', ACTIVITIES, { token, json: { text: 'my number is 99123456' } })
    expect([status, body]).toEqual([
      500,
      { error: { code: 'InternalError', message: 'Something went wrong on our side. Try again in a moment.' } },
    ])
    expect(logged()).toContain('the store is away')
    expect(logged()).not.toMatch(/99123456|Bearer|eyJ/)
  })

  test('of a client’s that is no HTTP end its connection', async () => {
    const { base } = await start()
    const socket = connect(Number(new URL(base).port), '127.0.0.1')
    socket.write('HELLO\r\n\r\n')
    const [answer] = (await once(socket, 'data')) as [Buffer]
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 400 Bad Request/)
  })

  test('of a body that is packed are refused, and not unpacked', async () => {
    const { base } = await start()
    const headers = { 'content-encoding': 'gzip' }
    const response = await fetch(`${base}/v3/directline/tokens/generate`, { method: 'POST', headers, body: 'x' })
    expect(response.status).toBe(415)
  })

  test('of a body without end are refused once it is too long', async () => {
    const { base } = await start()
    const socket = connect(Number(new URL(base).port), '127.0.0.1')
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`
    socket.write(
      `POST /v3/directline/tokens/generate HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n${chunk}${chunk}`,
    )
    const [answer] = (await once(socket, 'data')) as [Buffer]
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 413 /)
    socket.destroy()
  })
})

describe('starting and stopping', () => {
  test('a port that is taken is said to be so, with the cure', async () => {
    const { base } = await start()
    const port = Number(new URL(base).port)
    expect(await listenOn(port)).toBe(
      `Port ${port} of 127.0.0.1 is taken. Stop the other program, or set PORT to a free one.`,
    )
  })

  test('an address that is not ours is said to be so', async () => {
    expect(await listenOn(0, '192.0.2.1')).toBe('192.0.2.1 is no address of this machine. Set HOST to one.')
  })

  test('finishes what is under way, and takes nothing new', async () => {
    let finish: (response: HttpResponse) => void = () => {}
    let reached: () => void = () => {}
    const inside = new Promise<void>((resolve) => (reached = resolve))
    const served = await start({
      receive: () => {
        reached()
        return new Promise((resolve) => (finish = resolve))
      },
    })
    const underWay = served.call('POST', ACTIVITIES, { json: { text: 'last words' } })
    await inside
    const closed = served.close()
    await expect(fetch(`${served.base}/healthz`)).rejects.toThrow()
    finish({ status: 200, body: '{"id":"1"}' })
    expect((await underWay).status).toBe(200)
    await closed
    running.length = 0
  })
})

/** The message of the error with which listening is refused. */
const listenOn = (port: number, host = '127.0.0.1'): Promise<string> =>
  serve({ at: { host, port } }).then(
    () => 'listens',
    (error: unknown) => (error as Error).message,
  )
