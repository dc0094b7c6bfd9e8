import { type Allowance, type Findings, reconcile } from './reconcile.js'
import { settled } from './traffic.js'
import type { World } from './world.js'

/** One thing that goes wrong, done on purpose. */
export interface Fault {
  readonly name: string
  readonly how: string
  readonly expected: string
  /** Also in the short run that CI has; `false`: takes too long for it. */
  readonly smoke: boolean
  /** It mostly waits: another runs beside it. */
  readonly idle?: boolean
  readonly run: (options: RunOptions) => Promise<Outcome>
}

export interface RunOptions {
  readonly seed: number
  /** The short run: less of everything. */
  readonly brief: boolean
}

export interface Outcome {
  readonly measured: string
  readonly ok: boolean
  /** Why it could not be tried here. */
  readonly skipped?: string
}

/** Milliseconds within which everything is answered once the fault is over; with what a busy machine needs. */
const PATIENCE = 240_000

/** Waits for the end of it and lays the books side by side. `further`: what else was measured, asked for at the end. */
export async function judge(
  world: World,
  allowance: Allowance,
  further: readonly Check[] | (() => readonly Check[]) = [],
): Promise<Outcome> {
  const startedAt = performance.now()
  const quiet = await settled(world, PATIENCE)
  const settling = performance.now() - startedAt
  const findings = await reconcile(world, allowance)
  const broken = [...(quiet ? [] : ['not everything came to an end']), ...findings.broken]
  const more = typeof further === 'function' ? further() : further
  const checks = more.filter(({ ok }) => !ok).map(({ said }) => said)
  const measured = [
    tell(findings),
    ...more.map(({ said }) => said),
    `all settled after ${seconds(settling)}`,
    ...broken,
  ]
  return { measured: measured.join('; '), ok: broken.length + checks.length === 0 }
}

export interface Check {
  readonly said: string
  readonly ok: boolean
}

const tell = ({ messages, answers, repeated }: Findings): string =>
  `${messages} messages, ${answers} parts seen, ${repeated} twice`

export const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`

/** The value that this share of all is not above. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Runs in a world of its own, which is closed whatever happens. */
export async function inWorld<T>(opening: Promise<World>, run: (world: World) => Promise<T>): Promise<T> {
  const world = await opening
  try {
    return await run(world)
  } finally {
    await world.close()
  }
}
