import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 512 })

export interface JsonAnswer {
  readonly status: number
  readonly body: unknown
}

/** One JSON request over a kept connection. */
export function post(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<JsonAnswer> {
  const payload = JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        agent,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload), ...headers },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          resolve({ status: response.statusCode ?? 0, body: text === '' ? null : JSON.parse(text) })
        })
        response.on('error', reject)
      },
    )
    call.on('error', reject)
    call.end(payload)
  })
}
