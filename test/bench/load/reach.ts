import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../../src/root.js'
import { startPostgres, startRedis, whyNoPostgres, whyNoRedis } from '../../servers.js'
import { startChild, type Child } from '../child.js'
import { type BenchAgent, hireAgents, openBenchAgent } from '../desk-agent.js'
import { type BenchCitizen, openBenchCitizen } from '../desk-citizen.js'
import { quantile, rounded } from '../statistics.js'
import { step } from '../step.js'

const MESSAGES = 200
/** Who write by turns: one alone would meet the limit of a conversation. */
const CITIZENS = 5
/** Milliseconds between two messages: what is measured is the way, not a crowd. */
const APART = 25
const STEP = 60

/**
 * Milliseconds from a message's being sent to one process, its commit included, until it shows on another: an agent's on the
 * citizen's socket, and a citizen's on the desk. Two processes on Postgres and Redis.
 */
export async function measureReach() {
  const missing = whyNoPostgres() ?? whyNoRedis()
  if (missing) return { missing }
  const data = mkdtempSync(join(tmpdir(), 'nafidha-bench-'))
  const [postgres, redis] = [await startPostgres({ durable: true }), await startRedis()]
  const processes: Child[] = []
  const open: { close(): void }[] = []
  try {
    const url = await postgres.freshDatabase()
    const [cookie = ''] = await step('migrate', STEP, () => prepare(url, data))
    const settings = { DATA_DIR: data, DATABASE_URL: url, REDIS_URL: redis.url, TOKEN_SECRETS: SECRET, PORT: '0' }
    while (processes.length < 2)
      processes.push(
        await startChild('src/cli/nafidha.js', ['start'], { ...settings, GATHER_MS: '0', TRUST_PROXY: '1' }),
      )
    const [citizens, desk] = processes.map((each) => each.url) as [string, string]
    const agent = await openBenchAgent(desk, cookie)
    open.push(agent)
    const writing: BenchCitizen[] = []
    while (writing.length < CITIZENS) {
      const citizen = await openBenchCitizen(citizens)
      open.push(citizen)
      writing.push(citizen)
      await step('a case that the agent holds', STEP, () => begin(agent, citizen))
    }
    return await step(`${MESSAGES} messages each way`, STEP, () => converse(agent, writing))
  } finally {
    for (const each of open) each.close()
    await Promise.all(processes.map((each) => each.stop()))
    await Promise.all([postgres.stop(), redis.stop()])
    rmSync(data, { recursive: true })
  }
}

const SECRET = 'one-secret-for-all-processes-0123456789'

/** The tables, and the cookie of the one agent. */
function prepare(url: string, dataDir: string): Promise<readonly string[]> {
  const env = { DATABASE_URL: url, DATA_DIR: dataDir }
  execFileSync(process.execPath, [join(ROOT, 'dist/src/cli/nafidha.js'), 'migrate'], { env, stdio: 'ignore' })
  return hireAgents({ url, dataDir }, { agents: 1, capacity: CITIZENS })
}

async function begin(agent: BenchAgent, citizen: BenchCitizen): Promise<void> {
  await citizen.askForPerson()
  while (!(await agent.mine()).includes(citizen.conversation)) await pause(200)
}

async function converse(agent: BenchAgent, citizens: readonly BenchCitizen[]) {
  const [toCitizen, toDesk]: [number[], number[]] = [[], []]
  for (let i = 0; i < MESSAGES; i++) {
    const citizen = citizens[i % CITIZENS]
    if (!citizen) break
    agent.watch(citizen.conversation)
    await pause(APART)
    toCitizen.push(await agent.say(citizen))
    await pause(APART)
    const startedAt = performance.now()
    const shown = agent.nextNews(citizen.conversation)
    await citizen.write(`سؤال آخر ${i}`)
    toDesk.push((await shown) - startedAt)
    await pause(APART)
  }
  return { messages: MESSAGES, agentToCitizen: figures(toCitizen), citizenToDesk: figures(toDesk) }
}

const figures = (times: readonly number[]) => ({
  p50Ms: rounded(quantile(times, 0.5)),
  p99Ms: rounded(quantile(times, 0.99)),
  mostMs: rounded(Math.max(...times)),
})

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
