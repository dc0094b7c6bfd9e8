import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Child, startChild } from './child.js'
import { freePort } from './free-port.js'
import { median, quantile, rounded } from './statistics.js'
import { step } from './step.js'
import type { WebhookOptions, WebhookSide } from './webhook-side.js'
import { SIDES } from './webhook-sides.js'

const PER_SECOND = 100
const SECONDS = 5
const WARM_UP = 300
const SECOND = 1_000
/** Seconds that the start and a round of each may take. */
const START = 60
const ROUND = 60
/** Milliseconds of processor time in a second of a process with nothing to do. */
const AT_REST = 60

/** Milliseconds until a webhook is acknowledged, at a hundred messages a second, beside a route that inserts one row. */
export async function benchWebhooks(options: WebhookOptions) {
  const results: Record<string, unknown> = {}
  for (const side of SIDES) {
    process.stderr.write(` ${side.name}\n`)
    results[side.name] = {
      acknowledgement: await acknowledgement(side, options.rounds),
      way: await side.way(options),
    }
  }
  return results
}

interface Round {
  readonly nafidha: readonly number[]
  readonly bare: readonly number[]
  readonly cpuMs: number
}

interface Programs {
  readonly service: Child
  readonly bare: Child
  stop(): Promise<void>
}

/** Provider, service and bare route are processes of their own; the bare one is measured while the service has nothing to do. */
async function acknowledgement(side: WebhookSide, rounds: number) {
  const programs = await step('start', START, () => startPrograms(side))
  const made: Round[] = []
  try {
    await step('warm up', ROUND, () => warmUp(side, programs))
    for (let i = 0; i < rounds; i += 1)
      made.push(
        await step(`acknowledgement, round ${i + 1} of ${rounds}`, ROUND, () => measureRound(i, side, programs)),
      )
  } finally {
    await programs.stop()
  }
  return summary(made)
}

async function startPrograms(side: WebhookSide): Promise<Programs> {
  const data = mkdtempSync(join(tmpdir(), 'nafidha-bench-'))
  const port = await freePort()
  const provider = await startChild('test/bench/webhook-provider.js', [side.name, String(port)], {})
  const env = { DATA_DIR: data, PORT: String(port), ...side.env(provider.url, port) }
  const service = await startChild('src/cli/nafidha.js', ['start'], env)
  const bare = await startChild('test/bench/bare-webhook.js', [], {})
  return {
    service,
    bare,
    async stop() {
      await Promise.all([service.stop(), bare.stop(), provider.stop()])
      rmSync(data, { recursive: true })
    },
  }
}

async function warmUp(side: WebhookSide, { service, bare }: Programs): Promise<void> {
  await atRest(service)
  await measure(service.url + side.path, side, { first: 1e6, count: WARM_UP })
  await measure(`${bare.url}/webhook`, side, { first: 1e6, count: WARM_UP })
}

async function measureRound(number: number, side: WebhookSide, { service, bare }: Programs): Promise<Round> {
  const what = { first: number * PER_SECOND * SECONDS, count: PER_SECOND * SECONDS }
  await atRest(service)
  const before = service.cpuMs()
  const nafidha = await measure(service.url + side.path, side, what)
  await atRest(service)
  const cpuMs = service.cpuMs() - before
  return { nafidha, cpuMs, bare: await measure(`${bare.url}/webhook`, side, what) }
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
