import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChild, type Child } from '../child.js'
import { hireAgents, openBenchAgent } from '../desk-agent.js'
import { quantile, rounded } from '../statistics.js'
import { step } from '../step.js'
import { openVisitor, type Visitor } from '../visitor.js'

const SOCKETS = 5_000
const FEEDS = 100
const PER_SECOND = 100
const SECONDS = 20
/** Conversations that are begun at once. */
const AT_ONCE = 32
/** Seconds that a step may take. */
const STEP = 120
const QUESTIONS = ['بكم تجديد البطاقة؟', 'how much is a resident card', 'كم غرامة السرعة']

/** Milliseconds from a visitor's message to its answer, 5,000 widgets open on one process; then with 100 desks beside. */
export async function measureOpenSockets() {
  const data = mkdtempSync(join(tmpdir(), 'nafidha-bench-'))
  const cookies = await hireAgents({ dataDir: data }, { agents: FEEDS, capacity: 5 })
  const env = { DATA_DIR: data, PORT: '0', GATHER_MS: '0', TRUST_PROXY: '1' }
  const service = await startChild('src/cli/nafidha.js', ['start'], env)
  const visitors: Visitor[] = []
  try {
    const idleMb = rounded(service.rssMb())
    const startedAt = performance.now()
    await step(`${SOCKETS} sockets`, STEP, () => openAll(service.url, visitors))
    const openedPerSecond = rounded((SOCKETS * 1_000) / (performance.now() - startedAt))
    const alone = await step(`${PER_SECOND} a second`, STEP, () => askByTheClock(service, visitors))
    const agents = await step(`${FEEDS} desks`, STEP, () =>
      Promise.all(cookies.map((cookie) => openBenchAgent(service.url, cookie))),
    )
    const withDesks = await step(`${PER_SECOND} a second beside them`, STEP, () => askByTheClock(service, visitors))
    const rssMb = rounded(service.rssMb())
    for (const agent of agents) agent.close()
    return { sockets: SOCKETS, feeds: FEEDS, perSecond: PER_SECOND, openedPerSecond, alone, withDesks, idleMb, rssMb }
  } finally {
    for (const visitor of visitors) visitor.close()
    await service.stop()
    rmSync(data, { recursive: true })
  }
}

async function openAll(service: string, visitors: Visitor[]): Promise<void> {
  let begun = 0
  const open = async () => {
    while (begun++ < SOCKETS) visitors.push(await openVisitor(service))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, open))
}

/** Sends by the clock, each visitor in turn, whether or not the ones before were answered. */
async function askByTheClock(service: Child, visitors: readonly Visitor[]) {
  const times: number[] = []
  const asked: Promise<unknown>[] = []
  const cpuBefore = service.cpuMs()
  const startedAt = performance.now()
  for (let i = 0; i < PER_SECOND * SECONDS; i++) {
    const wait = startedAt + (i * 1_000) / PER_SECOND - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const visitor = visitors[i % visitors.length]
    if (visitor) asked.push(timed(visitor, QUESTIONS[i % QUESTIONS.length] ?? '', times))
  }
  await Promise.all(asked)
  const cpuMsPerMessage = rounded((service.cpuMs() - cpuBefore) / times.length, 2)
  return {
    p50Ms: rounded(quantile(times, 0.5)),
    p99Ms: rounded(quantile(times, 0.99)),
    cpuMsPerMessage,
    messages: times.length,
  }
}

async function timed(visitor: Visitor, question: string, times: number[]): Promise<void> {
  const at = performance.now()
  await visitor.ask(question)
  times.push(performance.now() - at)
}
