import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChild } from './child.js'
import { median, quantile, rounded } from './statistics.js'
import { telegramWebhook } from './telegram-webhook.js'
import type { WebhookSide } from './webhook-side.js'
import { whatsAppWebhook } from './whatsapp-webhook.js'

const SIDES: readonly WebhookSide[] = [whatsAppWebhook, telegramWebhook]
const ROUNDS = 5
const PER_SECOND = 100
const SECONDS = 10

/** Milliseconds until a webhook is acknowledged, at a hundred messages a second, beside a route that inserts one row. */
export async function benchWebhooks() {
  const results: Record<string, unknown> = {}
  for (const side of SIDES) results[side.name] = { acknowledgement: await acknowledgement(side), way: await side.way() }
  return results
}

async function acknowledgement(side: WebhookSide) {
  const data = mkdtempSync(join(tmpdir(), 'nafidha-bench-'))
  const { env, close } = await side.start()
  const service = await startChild('src/cli/nafidha.js', ['start'], { DATA_DIR: data, PORT: '0', ...env })
  const bare = await startChild('test/bench/bare-webhook.js', [], {})
  const rounds: { nafidha: number[]; bare: number[] }[] = []
  try {
    for (let i = 0; i < ROUNDS; i += 1)
      rounds.push({
        nafidha: await measure(service.url + side.path, side, i * PER_SECOND * SECONDS),
        bare: await measure(`${bare.url}/webhook`, side, i * PER_SECOND * SECONDS),
      })
  } finally {
    await Promise.all([service.stop(), bare.stop()])
    await close()
    rmSync(data, { recursive: true })
  }
  const middle = (which: 'nafidha' | 'bare', share: number) =>
    rounded(median(rounds.map((round) => quantile(round[which], share))))
  const figures = (which: 'nafidha' | 'bare') => ({ p50Ms: middle(which, 0.5), p99Ms: middle(which, 0.99) })
  return { perSecond: PER_SECOND, seconds: SECONDS, rounds: ROUNDS, nafidha: figures('nafidha'), bare: figures('bare') }
}

/** Sends by the clock, whether or not the ones before were answered. */
async function measure(url: string, side: WebhookSide, first: number): Promise<number[]> {
  const times: Promise<number | Error>[] = []
  const startedAt = performance.now()
  for (let i = 0; i < PER_SECOND * SECONDS; i += 1) {
    const wait = startedAt + (i * 1_000) / PER_SECOND - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    times.push(timed(url, side.genuine(first + i)).catch((error: unknown) => error as Error))
  }
  const all = await Promise.all(times)
  const failed = all.find((each) => typeof each !== 'number')
  if (failed) throw failed
  return all.filter((each) => typeof each === 'number')
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

function timed(url: string, { body, headers }: ReturnType<WebhookSide['genuine']>): Promise<number> {
  const startedAt = performance.now()
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      { agent, method: 'POST', headers: { ...headers, 'content-length': body.length } },
      (answer) => {
        answer.resume()
        answer.on('end', () => {
          if (answer.statusCode === 200) resolve(performance.now() - startedAt)
          else reject(new Error(`the webhook answered ${answer.statusCode}`))
        })
      },
    )
    call.on('error', reject)
    call.end(body)
  })
}
