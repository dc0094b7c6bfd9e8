import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { afterEach, describe, expect, test } from '@jest/globals'
import { safeAddress } from '../../../../channels/whatsapp/cloud/media.js'
import { closeAll, setCloudStage } from './stage.js'

afterEach(closeAll)

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

async function stageWith(bytes: Uint8Array, contentType = 'image/png') {
  const stage = await setCloudStage()
  stage.simulator.acts.file(stage.salma, { kind: 'image', contentType, name: 'x', bytes })
  const media = stage.salma.messages.at(-1)?.file?.id ?? ''
  return { ...stage, media, fetch: () => stage.channel.fetchMedia(media, { contentType, name: '../بطاقة.exe' }) }
}

describe('a file that a citizen sent', () => {
  test('is fetched in two steps, known by its bytes, under a clean name', async () => {
    const { fetch } = await stageWith(PNG)
    expect(await fetch()).toEqual({
      kind: 'fetched',
      file: { name: 'بطاقة.exe.png', contentType: 'image/png', bytes: expect.anything() },
    })
  })

  test('is refused where it is no file that we take, is too large, or is gone', async () => {
    expect((await (await stageWith(Buffer.from('<svg onload=alert(1)>'))).fetch()).kind).toBe('refused')
    expect((await (await stageWith(Buffer.alloc(11 * 1024 * 1024))).fetch()).kind).toBe('refused')
    const { channel } = await setCloudStage()
    expect((await channel.fetchMedia('123', { contentType: 'image/png' })).kind).toBe('refused')
  })

  test('is not taken where its hash is not the one that Meta told', async () => {
    const { channel, media } = await stageWith(PNG)
    const attachment = { contentType: 'image/png', content: { sha256: 'AAAA' } }
    expect(await channel.fetchMedia(media, attachment)).toMatchObject({
      kind: 'later',
      reason: expect.stringContaining('damaged'),
    })
  })

  test('waits while Meta is out of reach', async () => {
    const { simulator, fetch } = await stageWith(PNG)
    await simulator.close()
    expect((await fetch()).kind).toBe('later')
  })
})

describe('the address of a file', () => {
  const SIMULATOR = 'http://127.0.0.1:9'

  test('is Meta’s own, by https', () => {
    for (const good of [
      'https://lookaside.fbsbx.com/x?mid=1',
      'https://scontent.xx.fbcdn.net/v/1',
      'https://mmg.whatsapp.net/a',
    ])
      expect(safeAddress(good, null)?.href).toBe(good)
    expect(safeAddress(`${SIMULATOR}/x`, SIMULATOR)).not.toBeNull()
  })

  test('is never one inside our own house, nor one that only looks like Meta’s', () => {
    const bad = [
      'http://lookaside.fbsbx.com/x',
      'https://lookaside.fbsbx.com.evil.example/x',
      'https://evil.example/lookaside.fbsbx.com',
      'https://evilfbsbx.com/x',
      'https://lookaside.fbsbx.com@evil.example/',
      'https://user:pass@lookaside.fbsbx.com/',
      'https://lookaside.fbsbx.com:8443/x',
      'https://127.0.0.1/x',
      'https://[::1]/x',
      'https://0x7f.1/x',
      'http://169.254.169.254/latest/meta-data/',
      'file:///etc/passwd',
      'gopher://lookaside.fbsbx.com/x',
      'ftp://lookaside.fbsbx.com/x',
      '//lookaside.fbsbx.com/x',
      'lookaside.fbsbx.com',
      '',
      `${SIMULATOR}0/x`,
      'http://127.0.0.1:90/x',
    ]
    for (const each of bad) expect([each, safeAddress(each, null)]).toEqual([each, null])
    for (const each of bad.slice(0, -2)) expect([each, safeAddress(each, SIMULATOR)]).toEqual([each, null])
  })

  test('is not followed elsewhere, and the token goes to no other host', async () => {
    const calls: (string | undefined)[] = []
    const canary = createServer((request, response) => {
      calls.push(request.headers.authorization)
      response.end()
    }).listen(0, '127.0.0.1')
    await once(canary, 'listening')
    const elsewhere = `http://127.0.0.1:${(canary.address() as AddressInfo).port}/`
    const { simulator, channel, url } = await setCloudStage()
    const describing = createServer((request, response) => {
      if (request.url?.includes('redirect-me')) return void response.writeHead(302, { location: elsewhere }).end()
      const lies = request.url?.includes('/55') ? `http://${request.headers.host}/redirect-me` : elsewhere
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ url: lies }))
    })
    await simulator.close()
    const port = Number(new URL(url).port)
    describing.listen(port, '127.0.0.1')
    await once(describing, 'listening')
    for (const media of ['55', '56'])
      expect((await channel.fetchMedia(media, { contentType: 'image/png' })).kind).not.toBe('fetched')
    expect(calls).toEqual([])
    describing.close()
    canary.close()
  })
})
