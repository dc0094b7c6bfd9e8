import { describe } from '@jest/globals'

/** `describe`, or a skip whose name says why. */
export const describeWith = (missing: string | null, name: string, suite: () => void): void =>
  missing ? describe.skip(`${name} (skipped: ${missing})`, suite) : describe(name, suite)
