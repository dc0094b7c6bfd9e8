import { describe, expect, test } from '@jest/globals'
import { collectGarbage, createIdleWatch } from '../src/idle-memory.js'

/** A thread that has worked for so many milliseconds at each look. */
async function collectionsAt(...work: readonly number[]): Promise<readonly number[]> {
  const collected: number[] = []
  let at = 0
  const collect = async () => void collected.push(at)
  const look = createIdleWatch({ worked: () => work[at] ?? 0, collect })
  for (at = 1; at < work.length; at += 1) await look()
  return collected
}

describe('an idle process', () => {
  test('collects once after its work is done, not while it works', async () => {
    expect(await collectionsAt(0, 4_000, 7_000, 7_050, 7_100, 7_150)).toEqual([3])
  })

  test('collects again after more work, and not for what keeps it alive', async () => {
    const idling = Array.from({ length: 15 }, (_, i) => 2_000 + 10 * i)
    expect(await collectionsAt(0, 2_000, ...idling, 5_000, 5_010)).toEqual([2, 18])
  })

  test('gets back what nobody holds any more', async () => {
    const used = () => process.memoryUsage().heapUsed
    let held: number[][] | null = Array.from({ length: 50 }, () => Array.from({ length: 100_000 }, (_, i) => i + 0.5))
    expect(held).toHaveLength(50)
    const before = used()
    held = null
    await collectGarbage()
    expect(before - used()).toBeGreaterThan(30_000_000)
  })
})
