import { measureGrowth } from './growth.js'
import { measureOpenSockets } from './open-sockets.js'
import { measureProcesses } from './processes.js'
import { measureReach } from './reach.js'

/** By name, as `--only` names them. Cheap ones first: what ends early has something to show. */
const PARTS: Readonly<Record<string, () => Promise<unknown>>> = {
  sockets: measureOpenSockets,
  reach: measureReach,
  processes: measureProcesses,
  growth: measureGrowth,
}

export interface LoadOptions {
  readonly only?: readonly string[] | undefined
}

/**
 * How much the service bears: with many sockets open, what another process committed, by engine and number of processes, and
 * with much stored. A part that fails says so in its place, and the others run.
 */
export async function benchLoad({ only }: LoadOptions): Promise<Readonly<Record<string, unknown>>> {
  const unknown = only?.filter((name) => !(name in PARTS)) ?? []
  if (unknown.length > 0)
    throw new Error(`no such part of load: ${unknown.join(', ')} (${Object.keys(PARTS).join(', ')})`)
  const results: Record<string, unknown> = {}
  for (const [name, measure] of Object.entries(PARTS)) {
    if (only && !only.includes(name)) continue
    process.stderr.write(` ${name}\n`)
    results[name] = await measure().catch((error: unknown) => ({ failed: String(error) }))
  }
  return results
}
