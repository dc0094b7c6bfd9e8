import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../../src/root.js'
import {
  type PostgresServer,
  type RedisServer,
  startPostgres,
  startRedis,
  whyNoPostgres,
  whyNoRedis,
} from '../../servers.js'
import { startChild, type Child } from '../child.js'
import { post } from '../http-client.js'
import { CLIENTS, measureRound, measureService, type Round } from '../round.js'
import { median, rounded } from '../statistics.js'
import { step } from '../step.js'

const ROUNDS = 3
/** Seconds: of a round on one side, and what each step may take. */
const ROUND = 8
const STEP = 90
const ON_POSTGRES = [1, 2, 4]
const SECRET = 'one-secret-for-all-processes-0123456789'

/** One way to run the service, or the bare baseline beside it. */
interface Side {
  readonly name: string
  readonly processes: readonly Child[]
  measure(): Promise<Round>
}

/**
 * Answered turns a second, on SQLite by one process and on Postgres and Redis by one, two and four, beside a bare express
 * with one durable insert. Rounds are interleaved. Every visitor writes to one process and listens to the next.
 */
export async function measureProcesses() {
  const missing = whyNoPostgres() ?? whyNoRedis()
  const data = mkdtempSync(join(tmpdir(), 'nafidha-bench-'))
  const servers = missing ? null : { postgres: await startPostgres({ durable: true }), redis: await startRedis() }
  const sides: Side[] = []
  try {
    sides.push(await bare(), await step('SQLite', STEP, () => onSqlite(data)))
    if (servers)
      for (const count of ON_POSTGRES)
        sides.push(await step(`Postgres and Redis, ${count}`, STEP, () => onPostgres(data, { ...servers, count })))
    const rounds: Round[][] = []
    for (let i = 0; i < ROUNDS; i++) rounds.push(await inTurn(sides, `round ${i + 1} of ${ROUNDS}`))
    return {
      clients: CLIENTS,
      rounds: ROUNDS,
      secondsEach: ROUND,
      ...(missing && { missing }),
      sides: sides.map(reportOf(rounds)),
    }
  } finally {
    await Promise.all(sides.flatMap(({ processes }) => processes.map((one) => one.stop())))
    await servers?.postgres.stop()
    await servers?.redis.stop()
    rmSync(data, { recursive: true })
  }
}

async function inTurn(sides: readonly Side[], name: string): Promise<Round[]> {
  const round: Round[] = []
  for (const side of sides) round.push(await step(`${name}: ${side.name}`, STEP, () => side.measure()))
  return round
}

async function bare(): Promise<Side> {
  const program = await startChild('test/bench/bare-webhook.js', [], {})
  const ask = (text: string) => post(`${program.url}/webhook`, { type: 'message', text })
  const measure = () =>
    measureRound(
      [program],
      Array.from({ length: CLIENTS }, () => ask),
      ROUND,
    )
  return { name: 'express and one durable insert', processes: [program], measure }
}

const start = (data: string, settings: NodeJS.ProcessEnv): Promise<Child> =>
  startChild('src/cli/nafidha.js', ['start'], {
    DATA_DIR: data,
    PORT: '0',
    GATHER_MS: '0',
    TRUST_PROXY: '1',
    ...settings,
  })

async function onSqlite(data: string): Promise<Side> {
  const processes = [await start(data, {})]
  return { name: 'SQLite, 1 process', processes, measure: () => measureService(processes, ROUND) }
}

interface Shared {
  readonly postgres: PostgresServer
  readonly redis: RedisServer
  readonly count: number
}

async function onPostgres(data: string, { postgres, redis, count }: Shared): Promise<Side> {
  const shared = {
    DATA_DIR: data,
    DATABASE_URL: await postgres.freshDatabase(),
    REDIS_URL: redis.url,
    TOKEN_SECRETS: SECRET,
  }
  execFileSync(process.execPath, [join(ROOT, 'dist/src/cli/nafidha.js'), 'migrate'], { env: shared, stdio: 'ignore' })
  const processes: Child[] = []
  while (processes.length < count) processes.push(await start(data, shared))
  const name = `Postgres and Redis, ${count} process${count === 1 ? '' : 'es'}`
  return { name, processes, measure: () => measureService(processes, ROUND) }
}

const reportOf =
  (rounds: readonly (readonly Round[])[]) =>
  ({ name, processes }: Side, side: number) => {
    const middle = (figure: keyof Round, digits = 1) =>
      rounded(median(rounds.map((round) => round[side]?.[figure] ?? Number.NaN)), digits)
    const ofBare = rounds.map((round) => (round[side]?.perSecond ?? 0) / (round[0]?.perSecond ?? 1))
    return {
      name,
      perSecond: middle('perSecond'),
      ofBare: rounded(median(ofBare), 3),
      p50Ms: middle('p50Ms'),
      p99Ms: middle('p99Ms'),
      cpuMsPerTurn: middle('cpuMsPerTurn', 3),
      rssMb: processes.map((one) => rounded(one.rssMb())),
    }
  }
