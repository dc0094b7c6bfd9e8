import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { signatureHeader } from '../../../../channels/whatsapp/cloud/signature.js'
import { createReadBody, headOf } from '../../../../src/http/raw-request.js'
import { change, contact, envelope, SECRETS, startChannel, text } from './meta.js'

const { channel } = startChannel()
const readBody = createReadBody(1_000_000)
const server = createServer(async (request, response) => {
  const body = await readBody(request, 10_000)
  if (body.kind !== 'read') return void response.writeHead(500).end()
  const { response: answer, activities } = await channel.receive({ ...headOf(request, 0), body: body.bytes })
  response.writeHead(answer.status).end(activities.map(({ activity }) => activity.text).join())
})
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => void server.close())

const WORDS = 'مرحبا، كم رسوم تجديد البطاقة؟ 🙏'
/** Not escaped, so that characters of several bytes are cut in two. */
const body = Buffer.from(JSON.stringify(envelope(change({ contacts: [contact()], messages: [text(WORDS)] }))))

/** One request whose body comes in two pieces; resolves to the whole answer. */
async function post(at: number): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').setNoDelay()
  const head = [
    'POST /webhooks/whatsapp HTTP/1.1',
    'host: x',
    `content-length: ${body.length}`,
    `x-hub-signature-256: ${signatureHeader(body, SECRETS[0] ?? '')}`,
    'connection: close',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  socket.write(body.subarray(0, at))
  await new Promise((resolve) => setImmediate(resolve))
  socket.write(body.subarray(at))
  let answer = ''
  for await (const chunk of socket.setEncoding('utf8')) answer += String(chunk)
  return answer
}

test('an Arabic body is accepted wherever it is split on its way', async () => {
  const answers = []
  for (let at = 1; at < body.length; at += 1) answers.push(await post(at))
  const good = answers.filter((answer) => answer.startsWith('HTTP/1.1 200') && answer.includes(WORDS))
  expect(good).toHaveLength(body.length - 1)
})
