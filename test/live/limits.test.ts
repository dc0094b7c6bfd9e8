import { expect, test } from '@jest/globals'
import { createMemoryLimits, LIMIT_RULES } from '../../src/live/limits.js'

test('a rule allows so many times and then says when to come back', async () => {
  const limits = createMemoryLimits({ ...LIMIT_RULES, upload: { times: 2, seconds: 60 } })
  const verdicts = [await limits.consume('upload', 'a'), await limits.consume('upload', 'a')]
  expect(verdicts).toEqual([{ allowed: true }, { allowed: true }])
  const third = await limits.consume('upload', 'a')
  expect(third).toMatchObject({ allowed: false })
  if (third.allowed) throw new Error('allowed')
  expect(third.retryAfter).toBeGreaterThan(0)
  expect(third.retryAfter).toBeLessThanOrEqual(60_000)
})

test('rules and keys are counted apart', async () => {
  const limits = createMemoryLimits({ ...LIMIT_RULES, upload: { times: 1, seconds: 60 } })
  await limits.consume('upload', 'a')
  expect(await limits.consume('upload', 'b')).toEqual({ allowed: true })
  expect(await limits.consume('conversation', 'a')).toEqual({ allowed: true })
})
