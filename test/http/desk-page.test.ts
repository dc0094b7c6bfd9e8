import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { builtPage, openHouse, type DeskHouse } from './desk-house.js'

const houses: DeskHouse[] = []
afterEach(async () => {
  await Promise.all(houses.splice(0).map((house) => house.close()))
})
async function open(options: Parameters<typeof openHouse>[0] = {}): Promise<DeskHouse> {
  const house = await openHouse(options)
  houses.push(house)
  return house
}

const nonceIn = (text: string) => [...text.matchAll(/nonce="([^"]+)"/g)].map(([, nonce]) => nonce)

describe('the page of the desk', () => {
  test('is one document for every place in it, never stored', async () => {
    const house = await open()
    for (const path of ['/desk', '/desk/', '/desk/link', '/desk/c/abc/def']) {
      const response = await house.ask('GET', path)
      expect([path, response.status, response.headers.get('cache-control')]).toEqual([path, 200, 'no-store'])
      expect(await response.text()).toContain('/desk/assets/main-abc.js')
    }
  })

  test('carries a nonce of this answer alone, the same in document and policy', async () => {
    const house = await open()
    const answers = await Promise.all([1, 2].map(() => house.ask('GET', '/desk')))
    const nonces = await Promise.all(
      answers.map(async (answer) => {
        const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]
        expect(nonceIn(await answer.text())).toEqual([nonce, nonce])
        return nonce ?? ''
      }),
    )
    expect(nonces[0]).not.toBe(nonces[1])
    expect(nonces[0]?.length).toBeGreaterThanOrEqual(22)
  })

  test('may not be framed, and runs nothing inline', async () => {
    const house = await open()
    const { headers } = await house.ask('GET', '/desk')
    expect(headers.get('x-frame-options')).toBe('DENY')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe')
  })

  test('has parts that are kept for ever, compressed', async () => {
    const house = await open({ pageDir: builtPage({ 'main-abc.js': 'let a = 1\n'.repeat(100), 'note.txt': 'x' }) })
    const part = await house.ask('GET', '/desk/assets/main-abc.js', { headers: { 'accept-encoding': 'gzip, br' } })
    expect(await part.text()).toBe('let a = 1\n'.repeat(100))
    expect(Object.fromEntries(part.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
    })
    for (const name of ['note.txt', 'none.js', '..%2findex.html', '__proto__'])
      expect([name, (await house.ask('GET', `/desk/assets/${name}`)).status]).toEqual([name, 404])
  })

  test('that is not built is said to be so', async () => {
    const house = await open({ pageDir: join(mkdtempSync(join(tmpdir(), 'nafidha-desk-')), 'none') })
    const response = await house.ask('GET', '/desk')
    expect(response.status).toBe(503)
    expect(await response.text()).toMatch(/غير مبنية[\s\S]*npm run build/)
  })
})
