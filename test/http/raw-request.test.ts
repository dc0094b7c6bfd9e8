import { on, once } from 'node:events'
import { createServer, request as send, type ClientRequest, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { createReadBody, headOf, type Body, type ReadBody } from '../../src/http/raw-request.js'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A server whose requests a test takes one by one, each with its body being read. */
async function serve(readBody: ReadBody, limit: number) {
  const server = createServer((request, response) => {
    request.on('end', () => response.end())
  })
  servers.push(server.listen(0, '127.0.0.1'))
  await once(server, 'listening')
  const requests = on(server, 'request')
  return {
    port: (server.address() as AddressInfo).port,
    async next(): Promise<{ readonly request: IncomingMessage; readonly body: Promise<Body> }> {
      const { value } = (await requests.next()) as { value: [IncomingMessage] }
      return { request: value[0], body: readBody(value[0], limit) }
    },
  }
}

const post = (port: number): ClientRequest => {
  const request = send({ port, host: '127.0.0.1', method: 'POST' })
  request.on('error', () => {})
  return request
}

describe('a body', () => {
  test('is read to the byte, wherever it was cut on its way', async () => {
    const { port, next } = await serve(createReadBody(1000), 100)
    const text = Buffer.from('{"text":"مرحبا"}')
    const request = post(port)
    for (const byte of text) request.write(Buffer.from([byte]))
    request.end()
    expect(await (await next()).body).toEqual({ kind: 'read', bytes: text })
  })

  test('beyond what may be held at once is turned away, and room is made again', async () => {
    const { port, next } = await serve(createReadBody(100), 80)
    const slow = post(port)
    slow.write(Buffer.alloc(60))
    const held = await next()
    await once(held.request, 'data')
    post(port).end(Buffer.alloc(60))
    expect(await (await next()).body).toEqual({ kind: 'busy' })
    slow.end(Buffer.alloc(10))
    expect((await held.body).kind).toBe('read')
    post(port).end(Buffer.alloc(80))
    expect((await (await next()).body).kind).toBe('read')
  })

  test('whose sender goes away is gone', async () => {
    const { port, next } = await serve(createReadBody(1000), 100)
    const request = post(port)
    request.write('half of it')
    const { body } = await next()
    request.destroy()
    expect(await body).toEqual({ kind: 'gone' })
  })
})

test('the head of a request holds its path, its query and every header once', () => {
  const request = {
    method: 'GET',
    url: '/a/b?watermark=3&t=x%2By',
    headers: { origin: 'https://a.example', 'set-cookie': ['a', 'b'] },
    socket: { remoteAddress: '192.0.2.1' },
  } as unknown as IncomingMessage
  const head = headOf(request, 0)
  expect([head.method, head.path, head.query.get('watermark'), head.query.get('t')]).toEqual([
    'GET',
    '/a/b',
    '3',
    'x+y',
  ])
  expect(head.headers).toEqual({ origin: 'https://a.example', 'set-cookie': 'a,b' })
  expect(head.remoteAddress).toBe('192.0.2.1')
})
