import { parseArgs } from 'node:util'
import { DESK_FAULTS } from './desk-faults.js'
import type { Fault, Outcome } from './fault.js'
import { KILL_FAULTS } from './kill-faults.js'
import { LOAD_FAULTS } from './load-faults.js'
import { POISON_FAULTS } from './poison-faults.js'
import { PROVIDER_FAULTS } from './provider-faults.js'
import { aMinuteWithoutRedis } from './redis-minute.js'
import { SERVER_FAULTS } from './server-faults.js'
import { soak } from './soak.js'
import { STATE_FAULTS } from './state-faults.js'
import { TELEGRAM_FAULTS } from './telegram-faults.js'
import { TIME_FAULTS } from './time-faults.js'
import { whyNoPostgres, whyNoRedis } from '../servers.js'

/**
 * `npm run faults [-- --smoke] [--only WORDS] [--seed N] [--soak MINUTES] [--json]`: does all of them, or those whose name
 * holds the words, to a service from the build, and prints a table. Ends with 1 where one is not as expected.
 */
const { values } = parseArgs({
  options: {
    smoke: { type: 'boolean', default: false },
    only: { type: 'string' },
    seed: { type: 'string', default: '20261126' },
    soak: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed)
const ALL = [
  ...KILL_FAULTS,
  ...SERVER_FAULTS,
  aMinuteWithoutRedis,
  ...PROVIDER_FAULTS,
  ...TELEGRAM_FAULTS,
  ...POISON_FAULTS,
  ...STATE_FAULTS,
  ...LOAD_FAULTS,
  ...DESK_FAULTS,
  ...TIME_FAULTS,
]

interface Row extends Pick<Fault, 'name' | 'how' | 'expected'>, Outcome {
  readonly took: number
}

function chosen(): readonly Fault[] {
  if (values.soak !== undefined) return [soak(Number(values.soak))]
  const { only } = values
  return ALL.filter(({ name, smoke }) => (values.smoke ? smoke : true) && (only === undefined || name.includes(only)))
}

/** Two at once: beside each of those that load the machine one that waits; of the short run, whichever. */
const lanes = (faults: readonly Fault[]): readonly (readonly Fault[])[] =>
  [true, false].map((side) => faults.filter(({ idle = false }, i) => side === (values.smoke ? i % 2 === 0 : idle)))

async function tried(fault: Fault): Promise<Row> {
  const { name, how, expected } = fault
  const startedAt = performance.now()
  const outcome = await attempt(fault)
  const took = Math.round((performance.now() - startedAt) / 1_000)
  process.stderr.write(
    `${name}: ${outcome.skipped ?? (outcome.ok ? 'ok' : `NOT OK: ${outcome.measured}`)} (${took} s)\n`,
  )
  return { name, how, expected, took, ...outcome }
}

async function attempt(fault: Fault): Promise<Outcome> {
  const missing = whyMissing(fault.name)
  if (missing) return { measured: '', ok: true, skipped: missing }
  try {
    return await fault.run({ seed, brief: values.smoke })
  } catch (error) {
    return { measured: error instanceof Error ? error.message : String(error), ok: false }
  }
}

const whyMissing = (name: string): string | null =>
  (/Postgres|Redis|lease/.test(name) ? whyNoPostgres() : null) ?? (/Redis|lease/.test(name) ? whyNoRedis() : null)

const verdict = ({ ok, skipped }: Row): string => (skipped ? `skipped: ${skipped}` : ok ? 'yes' : '**no**')
const cells = (words: readonly string[]): string =>
  `| ${words.map((word) => word.replaceAll('|', '\\|')).join(' | ')} |`

const HEAD = ['fault', 'how', 'expected', 'measured', 'as expected']
const lineOf = (row: Row): string =>
  cells([row.name, row.how, row.expected, row.measured && `${row.measured} (${row.took} s in all)`, verdict(row)])
const print = (line: string): void => void process.stdout.write(`${line}\n`)

const rows: Row[] = []
if (!values.json) for (const line of [cells(HEAD), cells(HEAD.map(() => '---'))]) print(line)
await Promise.all(
  lanes(chosen()).map(async (lane) => {
    for (const fault of lane) {
      const row = await tried(fault)
      rows.push(row)
      if (!values.json) print(lineOf(row))
    }
  }),
)
if (values.json) print(JSON.stringify({ seed, rows }, null, 2))
process.exit(rows.every(({ ok }) => ok) ? 0 : 1)
