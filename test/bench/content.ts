import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { isFaulty, readConfig, type Config } from '../../src/config.js'
import { openKnowledge } from '../../src/knowledge.js'
import { startChild, type Child } from './child.js'
import { quantile, rounded } from './statistics.js'
import { openVisitor, type Visitor } from './visitor.js'

const VISITORS = 50
/** One message a second each: fifty a second in all, under the limit of a conversation. */
const SECONDS = { quiet: 10, reload: 30 }
const PING_EVERY = 10

/**
 * The whole content, read and trained from nothing, then read from the cache; and what citizens notice of a changed file:
 * the longest pause of the service while it reloads under fifty messages a second, beside the same load without a change.
 */
export async function benchContent() {
  const folder = mkdtempSync(join(tmpdir(), 'nafidha-bench-'))
  try {
    return { load: await load(folder), reload: await reload(folder) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function load(folder: string) {
  const config = configOf({ DATA_DIR: join(folder, 'cold') })
  const coldMs = await timeToOpen(config)
  return { coldMs, cachedMs: await timeToOpen(config) }
}

async function timeToOpen(config: Config): Promise<number> {
  const startedAt = performance.now()
  const parts = { config, log: pino({ level: 'silent' }), now: () => new Date(), follow: false }
  const knowledge = await openKnowledge(parts)
  const ms = rounded(performance.now() - startedAt)
  await knowledge.close()
  return ms
}

function configOf(environment: NodeJS.ProcessEnv): Config {
  const config = readConfig(environment, 'no such file')
  if (isFaulty(config)) throw new Error(config.faults.join('\n'))
  return config
}

async function reload(folder: string) {
  const pack = join(folder, 'pack')
  writeEntry(pack, 1)
  const service = await startChild('src/cli/nafidha.js', ['start'], {
    DATA_DIR: join(folder, 'data'),
    CONTENT_DIR: pack,
    PORT: '0',
    GATHER_MS: '0',
    TRUST_PROXY: '1',
  })
  const visitors = await Promise.all(Array.from({ length: VISITORS }, () => openVisitor(service.url)))
  try {
    const quiet = await underLoad(service, visitors, SECONDS.quiet)
    const change = setTimeout(() => writeEntry(pack, 2), 1_000)
    const changed = await underLoad(service, visitors, SECONDS.reload)
    clearTimeout(change)
    return { messagesPerSecond: VISITORS, quiet, whileReloading: changed }
  } finally {
    for (const visitor of visitors) visitor.close()
    await service.stop()
  }
}

async function underLoad(service: Child, visitors: readonly Visitor[], seconds: number) {
  const until = performance.now() + seconds * 1_000
  const answers: number[] = []
  const pings: number[] = []
  const ask = async (visitor: Visitor, at: number) => {
    await pause(at)
    while (performance.now() < until) {
      const ms = await timed(() => visitor.ask('بكم تجديد البطاقة؟'))
      answers.push(ms)
      await pause(Math.max(0, 1_000 - ms))
    }
  }
  const ping = async () => {
    while (performance.now() < until) {
      pings.push(await timed(() => fetch(`${service.url}/healthz`).then((answer) => answer.arrayBuffer())))
      await pause(PING_EVERY)
    }
  }
  await Promise.all([ping(), ...visitors.map((visitor, i) => ask(visitor, (i * 1_000) / VISITORS))])
  return {
    answers: answers.length,
    answerP99Ms: rounded(quantile(answers, 0.99)),
    longestPauseMs: rounded(Math.max(...pings)),
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** A pack of one entry that nobody asks for. */
function writeEntry(pack: string, version: number): void {
  mkdirSync(join(pack, 'bench'), { recursive: true })
  const phrasings = (words: string) =>
    `[${Array.from({ length: 12 }, (_, i) => `${words} ${version} ${i}`).join(', ')}]`
  writeFileSync(
    join(pack, 'bench', 'bench-entry.md'),
    `---
id: bench-entry
topic: passport
agency: rop
label: { ar: قياس, en: Bench }
question: { ar: ما سرعة القياس؟, en: How fast is the bench? }
phrasings:
  ar: ${phrasings('سرعة القياس')}
  en: ${phrasings('speed of the bench')}
golden: { ar: [سرعة القياس], en: [speed of bench] }
source: { title: { ar: القياس, en: The bench }, url: 'https://example.om/' }
asOf: 2026-11
confidence: official
reviewBy: 2027-03-31
owner: bench
---

# العربية

هذا مدخل للقياس.

# English

This entry is for measuring.
`,
  )
}
