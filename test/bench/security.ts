import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../src/root.js'
import { THREATS, type Threat } from '../security/threats.js'

interface Suite {
  /** The path of its file. */
  readonly name: string
  readonly status: string
  /** This is its second try. */
  readonly again?: boolean
  readonly assertionResults: readonly { readonly status: string }[]
}

const FILE = join(ROOT, 'docs/security.md')
const MARK = '<!-- made by: npm run bench -- security -->'

/**
 * Runs every suite that a threat names and writes what came of it into docs/security.md: all of them, so that every row is of
 * one run. A suite that fails is tried once more by itself, because browsers lose their patience on a machine that does much
 * else; the row then says so.
 */
export function runSecurity(): void {
  const folder = mkdtempSync(join(tmpdir(), 'nafidha-security-'))
  const sizes = join(folder, 'sizes.jsonl')
  const paths = [...new Set(THREATS.flatMap(({ suites }) => suites))].map((suite) => `test/${suite}`)
  const first = run(paths, { folder, sizes })
  const failed = first.filter(({ status }) => status === 'failed').map(({ name }) => name)
  const again = failed.length > 0 ? run(failed, { folder, sizes }) : []
  const results = [
    ...first.filter(({ name }) => !failed.includes(name)),
    ...again.map((suite) => ({ ...suite, again: true })),
  ]
  const tried = existsSync(sizes) ? readFileSync(sizes, 'utf8').trim().split('\n') : []
  const noted = tried.map((line) => JSON.parse(line) as { threat: string; what: string })
  rmSync(folder, { recursive: true })
  const table = [
    '| | threat | tests | result |',
    '| --- | --- | --- | --- |',
    ...THREATS.map((one) => rowOf(one, results)),
  ]
  const details = THREATS.map((one) => detailOf(one, noted))
  const [before = ''] = readFileSync(FILE, 'utf8').split(MARK)
  writeFileSync(FILE, `${before}${MARK}\n\n${table.join('\n')}\n\n${details.join('\n\n')}\n`)
  spawnSync(join(ROOT, 'node_modules/.bin/prettier'), ['--write', FILE], { stdio: ['ignore', 2, 2] })
}

function run(paths: readonly string[], { folder, sizes }: { folder: string; sizes: string }): readonly Suite[] {
  const results = join(folder, 'results.json')
  spawnSync('npm', ['test', '--', '--maxWorkers=1', '--json', `--outputFile=${results}`, ...paths], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, SECURITY_SIZES: sizes },
  })
  return (JSON.parse(readFileSync(results, 'utf8')) as { testResults: readonly Suite[] }).testResults
}

function rowOf({ id, threat, suites }: Threat, all: readonly Suite[]): string {
  const own = all.filter(({ name }) => suites.some((suite) => name.includes(`/test/${suite}`)))
  const tests = own.flatMap(({ assertionResults }) => assertionResults)
  const count = (status: string) => tests.filter((test) => test.status === status).length
  const missing = suites.filter((suite) => !own.some(({ name }) => name.includes(`/test/${suite}`)))
  const remarks = [
    count('failed') > 0 && `${count('failed')} fail`,
    count('pending') > 0 && `${count('pending')} left out`,
    own.some(({ again }) => again) && `${own.filter(({ again }) => again).length} at a second try`,
    missing.length > 0 && `not run: ${missing.join(', ')}`,
  ].filter(Boolean)
  return `| ${id} | ${threat} | ${tests.length} | ${[...(count('failed') === 0 ? ['all pass'] : []), ...remarks].join('; ')} |`
}

/** What holds against a threat, where it is shown, and how much was tried. */
function detailOf({ id, threat, holds, suites }: Threat, noted: readonly { threat: string; what: string }[]): string {
  const sizes = [...new Set(noted.filter((each) => each.threat === id).map(({ what }) => what))]
  const shown = suites.map((suite) => `\`${suite}\``).join(', ')
  return [
    `**${id} ${threat}:** ${holds}.`,
    `Shown by ${shown}.`,
    ...(sizes.length > 0 ? [`Tried: ${sizes.join('; ')}.`] : []),
  ].join('\n')
}
