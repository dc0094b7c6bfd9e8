import type { LookupAddress } from 'node:dns'
import { networkInterfaces } from 'node:os'
import type { LookupFunction } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { isPublic } from '../../channels/outbound/addresses.js'
import { createOutbound } from '../../channels/outbound/outbound.js'
import { createApi } from '../../channels/telegram/api.js'
import { createGraph, hostsOf } from '../../channels/whatsapp/cloud/graph.js'
import { safeAddress } from '../../channels/whatsapp/cloud/media.js'
import { createProvider } from '../../src/desk/auth/provider.js'
import { checkLinks } from '../../src/cli/check-links.js'
import { Telegraf } from 'telegraf'
import { createChannel } from '../channels/telegram/telegram.js'
import { openCanary, type Canary } from './canary.js'

let canary: Canary
beforeEach(async () => {
  canary = await openCanary()
})
afterEach(() => canary.close())

/** Names that lead where a test says, in turn: each resolution takes the next. */
function names(book: Readonly<Record<string, readonly string[]>>): LookupFunction {
  const asked = new Map<string, number>()
  return (host, options, done) => {
    const time = asked.get(host) ?? 0
    asked.set(host, time + 1)
    const listed = book[host]
    const found = listed?.[Math.min(time, listed.length - 1)]?.split(' ') ?? []
    const addresses: LookupAddress[] = found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    if (options.all) done(null, addresses)
    else done(null, addresses[0]?.address ?? '', addresses[0]?.family)
  }
}

const REQUEST = { timeout: 2_000, limit: 1_000 }
const own = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address))

/** What stands for this machine, its network or a cloud's inside, however it is written. */
const HOSTS = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '0177.0.0.1',
  '017700000001',
  '0',
  '0.0.0.0',
  '0.1.2.3',
  '１２７.０.０.１',
  '127。0。0。1',
  '%31%32%37.0.0.1',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'app.localhost',
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::]',
  '[fe80::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fec0::1]',
  '[ff02::1]',
  '[100::1]',
  '[2001:db8::1]',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '0xa9fea9fe',
  '2852039166',
  '[::ffff:169.254.169.254]',
  '100.64.0.1',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
]
const urls = () => [
  ...HOSTS.map((host) => `http://${host}:${canary.port}/`),
  ...own
    .filter((address) => !isPublic(address))
    .map((a) => `http://${a.includes(':') ? `[${a.split('%')[0]}]` : a}:${canary.port}/`),
  `http://user:password@127.0.0.1:${canary.port}/`,
  `https://127.0.0.1:${canary.port}/`,
  `http://good.example@127.0.0.1:${canary.port}/`,
  `http://127.0.0.1:${canary.port}\\@good.example/`,
  `gopher://127.0.0.1:${canary.port}/_GET`,
  `ftp://127.0.0.1:${canary.port}/`,
  `ws://127.0.0.1:${canary.port}/`,
  'file:///etc/passwd',
  'data:text/plain,inside',
  'javascript:alert(1)',
  'blob:http://127.0.0.1/1',
  '//127.0.0.1/',
  'not an address',
]

describe('what we ask of others over HTTP', () => {
  test('reaches nothing of this machine, its network or a cloud’s inside, however the address is written', async () => {
    const outbound = createOutbound()
    const list = urls()
    expect(list.length).toBeGreaterThanOrEqual(60)
    const outcomes = await Promise.all(list.map(async (url) => ({ url, ...(await outbound(url, REQUEST)) })))
    expect(outcomes.filter(({ kind }) => kind !== 'forbidden' && kind !== 'unreached')).toEqual([])
    // Names that some systems do not resolve; every address that is one is refused by us.
    const unreached = outcomes.filter(({ kind }) => kind === 'unreached').map(({ url }) => new URL(url).hostname)
    expect(unreached.filter((host) => !/localhost\.?$/.test(host))).toEqual([])
    expect(canary.knocks()).toBe(0)
  })

  test('goes nowhere by a name whose addresses are not all public', async () => {
    const lookup = names({
      'inside.example': ['127.0.0.1'],
      'mixed.example': ['203.0.114.1 127.0.0.1'],
      'six.example': ['::1'],
      'metadata.example': ['169.254.169.254'],
      'nothing.example': [''],
    })
    const outbound = createOutbound({ lookup })
    for (const name of ['inside', 'mixed', 'six', 'metadata', 'nothing'])
      expect((await outbound(`http://${name}.example:${canary.port}/`, REQUEST)).kind).toBe('forbidden')
    expect(canary.knocks()).toBe(0)
  })

  test('connects to the address that was looked at: a name that changes its mind gains nothing', async () => {
    const rebinding = names({ 'rebind.example': ['127.0.0.1', '127.0.0.1'] })
    let asked = 0
    const counting: LookupFunction = (host, options, done) => {
      asked += 1
      rebinding(host, options, done)
    }
    const outbound = createOutbound({ lookup: counting })
    expect((await outbound(`http://rebind.example:${canary.port}/`, REQUEST)).kind).toBe('forbidden')
    // Once resolved and never again: there is no second look that could give another answer.
    expect(asked).toBe(1)
    expect(canary.knocks()).toBe(0)
  })

  test('follows a redirect only where it is asked to, and looks at each address like at the first', async () => {
    const door = await openCanary((request, response) => {
      const to = new URL(request.url ?? '/', 'http://x').searchParams.get('to') ?? ''
      response.writeHead(302, { location: to }).end()
    })
    const place = `http://127.0.0.1:${door.port}`
    const outbound = createOutbound({ privateOrigins: [place] })
    const to = (address: string) => `${place}/?to=${encodeURIComponent(address)}`
    const inside = `http://127.0.0.1:${canary.port}/`
    expect(await outbound(to(inside), REQUEST)).toMatchObject({ kind: 'answered', status: 302 })
    for (const target of [inside, `http://0x7f.1:${canary.port}/`, `//localhost:${canary.port}/`, 'file:///etc/passwd'])
      expect((await outbound(to(target), { ...REQUEST, redirects: 3 })).kind).toBe('forbidden')
    expect(await outbound(to(to(to(to(to('/'))))), { ...REQUEST, redirects: 3 })).toMatchObject({ status: 302 })
    expect(canary.knocks()).toBe(0)
    await door.close()
  })

  test('gives no secret to another origin than the one it was meant for', async () => {
    const heard: unknown[] = []
    const second = await openCanary((request, response) => {
      heard.push(request.headers.authorization)
      response.end('ok')
    })
    const first = await openCanary((_, response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${second.port}/` }).end(),
    )
    const outbound = createOutbound({ privateOrigins: [first, second].map(({ port }) => `http://127.0.0.1:${port}`) })
    const headers = { Authorization: 'Bearer secret' }
    await outbound(`http://127.0.0.1:${first.port}/`, { ...REQUEST, headers, redirects: 1 })
    expect(heard).toEqual([undefined])
    await Promise.all([first.close(), second.close()])
  })

  test('asks only hosts of the list, and private ones only at the very origin that the settings name', async () => {
    const listed = createOutbound({ hosts: /^good\.example$/ })
    for (const host of ['evil.example', 'good.example.evil.example', 'xgood.example'])
      expect((await listed(`https://${host}/`, REQUEST)).kind).toBe('forbidden')
    const other = await openCanary()
    const named = createOutbound({ privateOrigins: [`http://127.0.0.1:${other.port}`] })
    expect(await named(`http://127.0.0.1:${other.port}/`, REQUEST)).toMatchObject({ kind: 'answered', status: 200 })
    expect((await named(`http://127.0.0.1:${canary.port}/`, REQUEST)).kind).toBe('forbidden')
    expect(canary.knocks()).toBe(0)
    await other.close()
  })

  test('reads no more than its limit and waits no longer than its time, to the last byte', async () => {
    const slow = await openCanary((request, response) => {
      response.write('x'.repeat(600))
      if (request.url === '/long') response.end('x'.repeat(600))
    })
    const place = `http://127.0.0.1:${slow.port}`
    const outbound = createOutbound({ privateOrigins: [place] })
    expect(await outbound(`${place}/long`, REQUEST)).toEqual({ kind: 'too-large' })
    expect(await outbound(`${place}/never-ends`, { ...REQUEST, timeout: 200 })).toEqual({ kind: 'lost' })
    await slow.close()
    expect(await outbound(`${place}/gone`, REQUEST)).toEqual({ kind: 'unreached' })
  })
})

describe('each of those who ask', () => {
  const inside = (path = '') => `http://127.0.0.1:${canary.port}${path}`
  const GRAPH = { url: 'https://graph.facebook.com', own: null, version: 'v25.0', accessToken: 't' }

  test('fetches no WhatsApp file from a private address, and none from a host that is not Meta’s', async () => {
    const graph = createGraph(GRAPH)
    for (const url of urls().filter((one) => URL.canParse(one)))
      expect(await graph.download(new URL(url), 1_000)).toEqual({ kind: 'failed', status: null })
    for (const url of urls()) expect(safeAddress(url, null)).toBeNull()
    for (const host of ['facebook.com.evil.example', 'xfbsbx.com', 'fbsbx.com.', '127.0.0.1'])
      expect(hostsOf(null).test(host)).toBe(false)
    expect(canary.knocks()).toBe(0)
  })

  test('follows Telegram’s server to no private address, neither for a call nor for a file', async () => {
    const door = await openCanary((_, response) => response.writeHead(302, { location: inside() }).end())
    const root = `http://127.0.0.1:${door.port}`
    const channel = createChannel({ root })
    expect((await channel.fetchMedia('1', { contentType: 'image/png' })).kind).not.toBe('fetched')
    const api = createApi(new Telegraf('1:x'), {
      root,
      token: '1:x',
      outbound: createOutbound({ privateOrigins: [root] }),
    })
    expect(await api.download('photos/1', 10)).toEqual({ kind: 'failed' })
    expect(door.knocks()).toBeGreaterThan(0)
    expect(canary.knocks()).toBe(0)
    await door.close()
  })

  test('asks the sign-in provider’s other places only on the open internet', async () => {
    const issuer = await openCanary((_, response) =>
      response.setHeader('content-type', 'application/json').end(
        JSON.stringify({
          issuer: `http://localhost:${issuer.port}`,
          authorization_endpoint: `http://localhost:${issuer.port}/auth`,
          token_endpoint: inside('/token'),
          jwks_uri: inside('/keys'),
        }),
      ),
    )
    const settings = { name: 'x', issuer: `http://localhost:${issuer.port}`, clientId: 'c', clientSecret: 's' }
    const provider = createProvider(settings)
    const { state, nonce, verifier } = await provider.depart('http://localhost/back')
    const arrival = new URL(`http://localhost/back?code=x&state=${state}`)
    await expect(provider.arrive(arrival, { state, nonce, verifier })).rejects.toThrow()
    expect(canary.knocks()).toBe(0)
    await issuer.close()
  })

  test('visits no link of an entry on a private network', async () => {
    const entry = { id: 'x', source: { url: inside() }, links: [{ url: `https://127.0.0.1:${canary.port}/` }] }
    const loaded = { content: { entries: new Map([['x', entry]]) } } as unknown as Parameters<typeof checkLinks>[0]
    expect(await checkLinks(loaded)).toMatchObject({ skipped: expect.any(String) })
    expect(canary.knocks()).toBe(0)
  })
})
