import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { ROOT } from '../../src/root.js'
import { describeWith } from '../describe-with.js'
import { whyNotBuilt } from './service-process.js'

/** Milliseconds: under a minute on a machine of its own; several of these beside it take longer. */
const LONG = 600_000

describeWith(whyNotBuilt(), 'the short run of the faults', () => {
  test(
    'ends as expected for each of them',
    () => {
      const { stdout } = spawnSync(process.execPath, [join(ROOT, 'dist/test/faults/main.js'), '--smoke', '--json'], {
        timeout: LONG,
      })
      const { rows } = JSON.parse(stdout.toString()) as {
        rows: readonly { name: string; ok: boolean; measured: string }[]
      }
      expect(rows.length).toBeGreaterThan(4)
      expect(rows.filter(({ ok }) => !ok)).toEqual([])
    },
    LONG,
  )
})
