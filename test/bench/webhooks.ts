import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Child, startChild } from './child.js'
import { freePort } from './free-port.js'
import { median, quantile, rounded } from './statistics.js'
import type { WebhookOptions, WebhookSide } from './webhook-side.js'
import { SIDES } from './webhook-sides.js'

const PER_SECOND = 100
const SECONDS = 10
const WARM_UP = 300
const SECOND = 1_000
/** Milliseconds of processor time in a second of a process with nothing to do. */
const AT_REST = 60

/** Milliseconds until a webhook is acknowledged, at a hundred messages a second, beside a route that inserts one row. */
export async function benchWebhooks(options: WebhookOptions) {
  const results: Record<string, unknown> = {}
  for (const side of SIDES)
    results[side.name] = {
      acknowledgement: await acknowledgement(side, options.rounds),
      way: await side.way(options),
    }
  return results
}

interface Round {
  readonly nafidha: readonly number[]
  readonly bare: readonly number[]
  readonly cpuMs: number
}

/** Provider, service and bare route are processes of their own; the bare one is measured while the service has nothing to do. */
async function acknowledgement(side: WebhookSide, rounds: number) {
  const data = mkdtempSync(join(tmpdir(), 'nafidha-bench-'))
  const port = await freePort()
  const provider = await startChild('test/bench/webhook-provider.js', [side.name, String(port)], {})
  const env = { DATA_DIR: data, PORT: String(port), ...side.env(provider.url, port) }
  const service = await startChild('src/cli/nafidha.js', ['start'], env)
  const bare = await startChild('test/bench/bare-webhook.js', [], {})
  const made: Round[] = []
  const send = (url: string, first: number, count: number) => measure(url, side, { first, count })
  try {
    await atRest(service)
    await send(service.url + side.path, 1e6, WARM_UP)
    await send(`${bare.url}/webhook`, 1e6, WARM_UP)
    for (let i = 0; i < rounds; i += 1) {
      const first = i * PER_SECOND * SECONDS
      await atRest(service)
      const before = service.cpuMs()
      const nafidha = await send(service.url + side.path, first, PER_SECOND * SECONDS)
      await atRest(service)
      const cpuMs = service.cpuMs() - before
      made.push({ nafidha, cpuMs, bare: await send(`${bare.url}/webhook`, first, PER_SECOND * SECONDS) })
    }
  } finally {
    await Promise.all([service.stop(), bare.stop(), provider.stop()])
    rmSync(data, { recursive: true })
  }
  return summary(made)
}

function summary(rounds: readonly Round[]) {
  const middle = (which: 'nafidha' | 'bare', share: number) =>
    rounded(median(rounds.map((round) => quantile(round[which], share))))
  const figures = (which: 'nafidha' | 'bare') => ({ p50Ms: middle(which, 0.5), p99Ms: middle(which, 0.99) })
  return {
    perSecond: PER_SECOND,
    seconds: SECONDS,
    rounds: rounds.length,
    nafidha: figures('nafidha'),
    bare: figures('bare'),
    cpuMsPerMessage: rounded(median(rounds.map(({ cpuMs }) => cpuMs)) / (PER_SECOND * SECONDS)),
  }
}

/** Until everything was answered that was acknowledged. */
async function atRest(service: Child): Promise<void> {
  for (let before = -AT_REST; service.cpuMs() - before >= AT_REST;) {
    before = service.cpuMs()
    await new Promise((resolve) => setTimeout(resolve, SECOND))
  }
}

/** Sends by the clock, whether or not the ones before were answered. */
async function measure(
  url: string,
  side: WebhookSide,
  { first, count }: { first: number; count: number },
): Promise<number[]> {
  const times: Promise<number | Error>[] = []
  const startedAt = performance.now()
  for (let i = 0; i < count; i += 1) {
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
