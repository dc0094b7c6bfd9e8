import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChild, type Child } from './child.js'
import { hireAgents, openBenchAgent, type BenchAgent } from './desk-agent.js'
import { openBenchCitizen, type BenchCitizen } from './desk-citizen.js'
import { measureSearch } from './desk-search.js'
import { quantile, rounded } from './statistics.js'

const AGENTS = 50
const CASES = 500
const PER_SECOND = 20
const SECONDS = 30
/** Conversations that are begun at once. */
const AT_ONCE = 10

/**
 * 50 agents with their pages open, each of which looks again at whatever it hears of, and 500 citizens who wait for them, at 20 messages a second both ways, on one process:
 * from an agent's send to the citizen's socket. Then a search over 100,000 messages.
 */
export async function benchDesk() {
  const data = mkdtempSync(join(tmpdir(), 'nafidha-bench-'))
  const cookies = await hireAgents({ dataDir: data }, { agents: AGENTS, capacity: CASES / AGENTS })
  const env = { DATA_DIR: data, PORT: '0', GATHER_MS: '0', TRUST_PROXY: '1' }
  const service = await startChild('src/cli/nafidha.js', ['start'], env)
  try {
    const agents = await Promise.all(cookies.map((cookie) => openBenchAgent(service.url, cookie)))
    const citizens = await queue(service)
    const held = await hands(agents)
    const cpuBefore = service.cpuMs()
    const times = await converse(agents, citizens, held)
    const cpuMs = service.cpuMs() - cpuBefore
    const rssMb = rounded(service.rssMb())
    for (const each of [...agents, ...citizens]) each.close()
    return {
      agents: AGENTS,
      openCases: held.size,
      messages: times.length,
      sendToSocket: {
        p50Ms: rounded(quantile(times, 0.5)),
        p95Ms: rounded(quantile(times, 0.95)),
        p99Ms: rounded(quantile(times, 0.99)),
      },
      cpuMsPerMessage: rounded(cpuMs / (PER_SECOND * SECONDS)),
      rssMb,
      search: await measureSearch(),
    }
  } finally {
    await service.stop()
    rmSync(data, { recursive: true })
  }
}

async function queue(service: Child): Promise<readonly BenchCitizen[]> {
  const citizens: BenchCitizen[] = []
  let begun = 0
  const begin = async () => {
    while (begun++ < CASES) {
      const citizen = await openBenchCitizen(service.url)
      citizens.push(citizen)
      await citizen.askForPerson()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, begin))
  return citizens
}

/** Which agent holds which conversation, once every case is assigned. */
async function hands(agents: readonly BenchAgent[]): Promise<ReadonlyMap<string, BenchAgent>> {
  const held = new Map<string, BenchAgent>()
  for (let tries = 0; held.size < CASES && tries < 60; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    for (const agent of agents) for (const conversation of await agent.mine()) held.set(conversation, agent)
  }
  return held
}

/** Agents and citizens take turns; milliseconds from each agent's send to its citizen's socket. */
async function converse(
  agents: readonly BenchAgent[],
  citizens: readonly BenchCitizen[],
  held: ReadonlyMap<string, BenchAgent>,
): Promise<readonly number[]> {
  for (const [conversation, agent] of held) if (agents.includes(agent)) agent.watch(conversation)
  const times: number[] = []
  const talks: Promise<unknown>[] = []
  const startedAt = performance.now()
  for (let i = 0; i < PER_SECOND * SECONDS; i++) {
    const wait = startedAt + (i * 1_000) / PER_SECOND - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const citizen = citizens[i % citizens.length]
    const agent = citizen && held.get(citizen.conversation)
    if (!citizen || !agent) continue
    talks.push(i % 2 === 0 ? agent.say(citizen).then((ms) => times.push(ms)) : citizen.write(`سؤال آخر ${i}`))
  }
  await Promise.all(talks)
  return times
}
