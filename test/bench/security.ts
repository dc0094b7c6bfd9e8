import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
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

/** Runs every suite that a threat names, or with `--sets a,b` those that begin so, and writes what came of it into docs/security.md. */
export function runSecurity({ sets }: { readonly sets?: readonly string[] | undefined }): void {
  const folder = mkdtempSync(join(tmpdir(), 'nafidha-security-'))
  const [results, sizes] = [join(folder, 'results.json'), join(folder, 'sizes.jsonl')]
  const chosen = (suite: string) => !sets || sets.some((each) => suite.startsWith(each))
  const paths = [...new Set(THREATS.flatMap(({ suites }) => suites.filter(chosen)))].map((suite) => `test/${suite}`)
  spawnSync('npm', ['test', '--', '--maxWorkers=1', '--json', `--outputFile=${results}`, ...paths], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, SECURITY_SIZES: sizes },
  })
  const { testResults } = JSON.parse(readFileSync(results, 'utf8')) as { testResults: readonly Suite[] }
  const tried = existsSync(sizes) ? readFileSync(sizes, 'utf8').trim().split('\n') : []
  const noted = tried.map((line) => JSON.parse(line) as { threat: string; what: string })
  const rows = THREATS.map((threat) => rowOf(threat, testResults, noted))
  const head = [
    '| | threat | what holds | shown by (`test/…`) | size | result |',
    '| --- | --- | --- | --- | --- | --- |',
  ]
  const [before = ''] = readFileSync(FILE, 'utf8').split(MARK)
  writeFileSync(FILE, `${before}${MARK}\n\n${[...head, ...rows].join('\n')}\n`)
}

function rowOf(
  { id, threat, holds, suites }: Threat,
  all: readonly Suite[],
  noted: readonly { threat: string; what: string }[],
): string {
  const own = all.filter(({ name }) => suites.some((suite) => name.includes(`/test/${suite}`)))
  const tests = own.flatMap(({ assertionResults }) => assertionResults)
  const passed = tests.filter(({ status }) => status === 'passed').length
  const failed = tests.filter(({ status }) => status === 'failed').length
  const sizes = [...new Set(noted.filter((each) => each.threat === id).map(({ what }) => what))]
  const missing = suites.filter((suite) => !own.some(({ name }) => name.includes(`/test/${suite}`)))
  const rest = missing.length > 0 ? `; not run: ${missing.length} of ${suites.length} suites` : ''
  const result = failed > 0 ? `${failed} of ${tests.length} fail` : `${passed} pass`
  const shown = suites.map((suite) => `\`${suite}\``).join(', ')
  return `| ${id} | ${threat} | ${holds} | ${shown} | ${[`${tests.length} tests`, ...sizes].join('; ')} | ${result}${rest} |`
}
