import type { Child } from './child.js'
import { quantile } from './statistics.js'
import { openVisitor } from './visitor.js'

export const CLIENTS = 64
/** Under the limit of one conversation a minute. */
export const MESSAGES = 50
const QUESTIONS = [
  'بكم تجديد البطاقة؟',
  'how much is a resident card',
  'ضاع جوازي في تركيا',
  'كم غرامة السرعة',
  'عندي سؤال ثاني',
]

/** One round's figures. */
export interface Round {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Processor time of the programs under measurement: what is left of a figure when others use the machine too. */
  readonly cpuMsPerTurn: number
}

export type Ask = (text: string) => Promise<unknown>

/** Every client asks its questions one after another, all clients at once, until it has asked all or that many seconds have passed. */
export async function measureRound(
  programs: readonly Child[],
  clients: readonly Ask[],
  seconds = Number.POSITIVE_INFINITY,
): Promise<Round> {
  const times: number[] = []
  const cpuMs = () => programs.reduce((sum, program) => sum + program.cpuMs(), 0)
  const cpuBefore = cpuMs()
  const startedAt = performance.now()
  const endsAt = startedAt + seconds * 1_000
  await Promise.all(
    clients.map(async (ask, client) => {
      for (let i = 0; i < MESSAGES && performance.now() < endsAt; i++) {
        const askedAt = performance.now()
        await ask(QUESTIONS[(client + i) % QUESTIONS.length] ?? '')
        times.push(performance.now() - askedAt)
      }
    }),
  )
  const took = performance.now() - startedAt
  return {
    perSecond: (times.length * 1_000) / took,
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
    cpuMsPerTurn: (cpuMs() - cpuBefore) / times.length,
  }
}

/** Visitors who write to one of the processes and listen to the next. */
export async function measureService(processes: readonly Child[], seconds?: number): Promise<Round> {
  const urlOf = (i: number) => processes[i % processes.length]?.url ?? ''
  const visitors = await Promise.all(Array.from({ length: CLIENTS }, (_, i) => openVisitor(urlOf(i), urlOf(i + 1))))
  try {
    return await measureRound(
      processes,
      visitors.map(({ ask }) => ask),
      seconds,
    )
  } finally {
    for (const visitor of visitors) visitor.close()
  }
}
