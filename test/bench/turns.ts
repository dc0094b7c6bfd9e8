import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChild, type Child } from './child.js'
import { post } from './http-client.js'
import { CLIENTS, measureRound, measureService, MESSAGES, type Round } from './round.js'
import { median, rounded } from './statistics.js'

const ROUNDS = 5

const measureEcho = (echo: Child): Promise<Round> =>
  measureRound(
    [echo],
    Array.from(
      { length: CLIENTS },
      (_, i) => (text: string) =>
        post(`${echo.url}/conversations/c${i}/activities`, { type: 'message', text, from: { id: `u${i}` } }),
    ),
  )

/**
 * Answered turns a second through Direct Line, every message and answer on disk before it is acknowledged, beside a bare
 * express and botbuilder echo that stores nothing. Gathering is off: it waits on purpose. Rounds are interleaved.
 */
export async function benchTurns() {
  const data = mkdtempSync(join(tmpdir(), 'nafidha-bench-'))
  const service = await startChild('src/cli/nafidha.js', ['start'], {
    DATA_DIR: data,
    PORT: '0',
    GATHER_MS: '0',
    TRUST_PROXY: '1',
  })
  const echo = await startChild('test/bench/echo-server.js', [], {})
  const idleMb = service.rssMb()
  const rounds: { nafidha: Round; echo: Round }[] = []
  try {
    for (let i = 0; i < ROUNDS; i++)
      rounds.push({ nafidha: await measureService([service]), echo: await measureEcho(echo) })
    return report(rounds, { idleMb, afterMb: service.rssMb() })
  } finally {
    await Promise.all([service.stop(), echo.stop()])
    rmSync(data, { recursive: true })
  }
}

function report(rounds: readonly { nafidha: Round; echo: Round }[], memory: { idleMb: number; afterMb: number }) {
  const middle = (side: 'nafidha' | 'echo', figure: keyof Round, digits = 1) =>
    rounded(median(rounds.map((round) => round[side][figure])), digits)
  const side = (name: 'nafidha' | 'echo') => ({
    perSecond: middle(name, 'perSecond'),
    p50Ms: middle(name, 'p50Ms'),
    p99Ms: middle(name, 'p99Ms'),
    cpuMsPerTurn: middle(name, 'cpuMsPerTurn', 3),
  })
  return {
    clients: CLIENTS,
    messages: CLIENTS * MESSAGES,
    rounds: ROUNDS,
    nafidha: side('nafidha'),
    echo: side('echo'),
    ratio: rounded(median(rounds.map((round) => round.nafidha.perSecond / round.echo.perSecond)), 3),
    cpuRatio: rounded(median(rounds.map((round) => round.echo.cpuMsPerTurn / round.nafidha.cpuMsPerTurn)), 3),
    rssMb: { idle: rounded(memory.idleMb), afterLoad: rounded(memory.afterMb) },
  }
}
