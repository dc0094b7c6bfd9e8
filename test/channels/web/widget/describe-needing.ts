import { describe, test } from '@jest/globals'
import { describeWith } from '../../../describe-with.js'

/** `describe`; where something is missing a skip that names it, and a failure on CI, which has everything. */
export function describeNeeding(missing: string | null, name: string, suite: () => void): void {
  if (missing === null || process.env['CI'] !== 'true') return describeWith(missing, name, suite)
  describe(name, () => {
    test('has what it needs', () => {
      throw new Error(missing)
    })
  })
}
