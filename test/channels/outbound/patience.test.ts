import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { createPatience } from '../../../channels/outbound/patience.js'

/** Both ends of a connection. */
async function createLine() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const near = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const [far] = (await once(server, 'connection')) as [Socket]
  const hangUp = () => {
    near.destroy()
    far.destroy()
    server.close()
  }
  return { near, far, hangUp }
}

function beBusyFor(milliseconds: number): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

describe('patience with a provider', () => {
  afterEach(() => void jest.useRealTimers())

  test('ends after its time', () => {
    jest.useFakeTimers()
    const { signal } = createPatience(10_000)
    jest.advanceTimersByTime(9_999)
    expect(signal.aborted).toBe(false)
    jest.advanceTimersByTime(2)
    expect(signal.aborted).toBe(true)
  })

  test('has no end once the answer is there', () => {
    jest.useFakeTimers()
    const { signal, end } = createPatience(1_000)
    end()
    jest.advanceTimersByTime(5_000)
    expect(signal.aborted).toBe(false)
  })

  test('counts no slice for more than its length, however late its end is noticed', () => {
    jest.useFakeTimers()
    const { signal } = createPatience(10_000)
    for (let slice = 1; slice < 20; slice += 1) {
      jest.setSystemTime(Date.now() + 60_000)
      jest.runOnlyPendingTimers()
    }
    expect(signal.aborted).toBe(false)
    jest.runOnlyPendingTimers()
    jest.runOnlyPendingTimers()
    expect(signal.aborted).toBe(true)
  })

  test('reads what came while this process was busy before it gives up', async () => {
    const { near, far, hangUp } = await createLine()
    const { signal, end } = createPatience(1)
    near.once('data', end)
    const heard = once(near, 'data')
    far.write('the answer')
    beBusyFor(20)
    await heard
    await new Promise((resolve) => setImmediate(resolve))
    hangUp()
    expect(signal.aborted).toBe(false)
  })
})
