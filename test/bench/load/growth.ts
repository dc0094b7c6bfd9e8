import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChild, type Child } from '../child.js'
import { measureService, type Round } from '../round.js'
import { median, rounded } from '../statistics.js'
import { step } from '../step.js'
import { fillStore } from './stored-messages.js'

const ROUNDS = 3
/** Seconds: of a round on one store, and what each step may take. */
const ROUND = 8
const STEP = 60
const STORED = [10_000, 100_000, 1_000_000]

/** What a turn costs with ever more messages stored, on SQLite by one process. Rounds are interleaved. */
export async function measureGrowth() {
  const data = mkdtempSync(join(tmpdir(), 'nafidha-bench-'))
  const services: Child[] = []
  try {
    for (const messages of STORED)
      services.push(await step(`${messages} messages stored`, 2 * STEP, () => serve(data, messages)))
    const rounds: Round[][] = []
    for (let i = 0; i < ROUNDS; i++)
      rounds.push(await step(`round ${i + 1} of ${ROUNDS}`, STEP, () => inTurn(services)))
    return STORED.map((messages, size) => reportOf(rounds, { messages, size }))
  } finally {
    await Promise.all(services.map((service) => service.stop()))
    rmSync(data, { recursive: true })
  }
}

/** The service over that many messages. The model is trained by the first, and the others read it. */
async function serve(data: string, messages: number): Promise<Child> {
  const own = join(data, String(messages))
  const first = join(data, String(STORED[0]))
  if (own !== first) cpSync(join(first, 'models'), join(own, 'models'), { recursive: true })
  await fillStore(own, messages)
  const env = { DATA_DIR: own, PORT: '0', GATHER_MS: '0', TRUST_PROXY: '1' }
  return startChild('src/cli/nafidha.js', ['start'], env)
}

async function inTurn(services: readonly Child[]): Promise<Round[]> {
  const round: Round[] = []
  for (const service of services) round.push(await measureService([service], ROUND))
  return round
}

function reportOf(rounds: readonly (readonly Round[])[], { messages, size }: { messages: number; size: number }) {
  const middle = (figure: keyof Round, digits = 1) =>
    rounded(median(rounds.map((round) => round[size]?.[figure] ?? Number.NaN)), digits)
  const ratios = rounds.map((round) => (round[size]?.cpuMsPerTurn ?? 0) / (round[0]?.cpuMsPerTurn ?? 1))
  return {
    messages,
    perSecond: middle('perSecond'),
    p50Ms: middle('p50Ms'),
    p99Ms: middle('p99Ms'),
    cpuMsPerTurn: middle('cpuMsPerTurn', 3),
    costOfTheFirst: rounded(median(ratios), 3),
  }
}
