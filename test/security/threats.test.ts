import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { ROOT } from '../../src/root.js'
import { THREATS } from './threats.js'

const isThere = (suite: string): boolean =>
  ['.test.ts', '.ts'].some((ending) => existsSync(join(ROOT, 'test', `${suite}${ending}`)))

test('every threat, S1 to S23, has suites that are there, and its row in docs/security.md', () => {
  expect(THREATS.map(({ id }) => id)).toEqual(Array.from({ length: 23 }, (_, i) => `S${i + 1}`))
  expect(THREATS.flatMap(({ suites }) => suites).filter((suite) => !isThere(suite))).toEqual([])
  const table = readFileSync(join(ROOT, 'docs/security.md'), 'utf8')
  expect(THREATS.filter(({ id, threat }) => !table.includes(`| ${id} `) || !table.includes(threat))).toEqual([])
})
