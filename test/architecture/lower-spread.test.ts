import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from '@jest/globals'
import { ROOT } from '../../src/root.js'

const folder = mkdtempSync(join(tmpdir(), 'nafidha-spread-'))
afterAll(() => rmSync(folder, { recursive: true }))

const WRITTEN = `const base = { a: 1, b: [2], over: 'first' }
const none = undefined
export const objects = [
  { ...base, over: 'last', c: { ...base, d: 4 } },
  { ...base, ...none, ...{ e: 5 }, over: 'middle', ...(base.a === 1 && { f: 6 }) },
  { g: 7, ...base }, { ...base },
  { ...base, method() { return this.a }, ['comp' + 'uted']: 8 },
  { ...base, get twice() { return this.a * 2 } },
]
export const line = new Error('here').stack
`

/** In a process of its own: what the build does, and what comes of it. */
const run = (script: string): string =>
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT, encoding: 'utf8' })

const told = (file: string) => {
  const url = pathToFileURL(file).href
  const script = `const { objects, line } = await import('${url}')
    console.log(JSON.stringify([objects.map((one) => [one, one.method?.(), one.twice]), /:(\\d+):/.exec(line)[1]]))`
  return JSON.parse(run(script)) as unknown
}

test('objects that begin with a spread are the same ones after the build, on the same lines', () => {
  const file = join(folder, 'written.mjs')
  const built = join(folder, 'built.js')
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  for (const each of [file, built]) writeFileSync(each, WRITTEN)
  run(`import { lowerSpread } from './.config/lower-spread.mjs'; lowerSpread([${JSON.stringify(folder)}])`)
  expect(told(built)).toEqual(told(file))
  expect(readFileSync(built, 'utf8').match(/Object\.assign/g)).toHaveLength(4)
})
