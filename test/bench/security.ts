import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../src/root.js'
import { THREATS, type Threat } from '../security/threats.js'

interface Suite {
  readonly name: string
  readonly assertionResults: readonly { readonly status: string }[]
}

const FILE = join(ROOT, 'docs/security.md')
const MARK = '<!-- made by: npm run bench -- security -->'

/** Runs every suite that a threat names and writes what came of it into docs/security.md: all of them, so that every row is of one run. */
export function runSecurity(): void {
  const folder = mkdtempSync(join(tmpdir(), 'nafidha-security-'))
  const [results, sizes] = [join(folder, 'results.json'), join(folder, 'sizes.jsonl')]
  const paths = [...new Set(THREATS.flatMap(({ suites }) => suites))].map((suite) => `test/${suite}`)
  spawnSync('npm', ['test', '--', '--maxWorkers=1', '--json', `--outputFile=${results}`, ...paths], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, SECURITY_SIZES: sizes },
  })
  const { testResults } = JSON.parse(readFileSync(results, 'utf8')) as { testResults: readonly Suite[] }
  const tried = existsSync(sizes) ? readFileSync(sizes, 'utf8').trim().split('\n') : []
  const noted = tried.map((line) => JSON.parse(line) as { threat: string; what: string })
  rmSync(folder, { recursive: true })
  const table = [
    '| | threat | tests | result |',
    '| --- | --- | --- | --- |',
    ...THREATS.map((one) => rowOf(one, testResults)),
  ]
  const details = THREATS.map((one) => detailOf(one, noted))
  const [before = ''] = readFileSync(FILE, 'utf8').split(MARK)
  writeFileSync(FILE, `${before}${MARK}\n\n${table.join('\n')}\n\n${details.join('\n\n')}\n`)
  spawnSync(join(ROOT, 'node_modules/.bin/prettier'), ['--write', FILE], { stdio: ['ignore', 2, 2] })
}

function rowOf({ id, threat, suites }: Threat, all: readonly Suite[]): string {
  const own = all.filter(({ name }) => suites.some((suite) => name.includes(`/test/${suite}`)))
  const tests = own.flatMap(({ assertionResults }) => assertionResults)
  const count = (status: string) => tests.filter((test) => test.status === status).length
  const missing = suites.filter((suite) => !own.some(({ name }) => name.includes(`/test/${suite}`)))
  const faults = [
    count('failed') > 0 && `${count('failed')} fail`,
    count('pending') > 0 && `${count('pending')} left out`,
    missing.length > 0 && `not run: ${missing.join(', ')}`,
  ].filter(Boolean)
  return `| ${id} | ${threat} | ${tests.length} | ${faults.join('; ') || 'all pass'} |`
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
