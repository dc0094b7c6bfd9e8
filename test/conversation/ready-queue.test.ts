import { describe, expect, test } from '@jest/globals'
import { createReadyQueue, type ReadyQueueOptions } from '../../src/conversation/ready-queue.js'
import { createClock, silent } from '../contracts/store.js'

function setUp(options: Partial<ReadyQueueOptions> = {}) {
  const clock = createClock()
  const ran: string[] = []
  const queue = createReadyQueue({
    run: async (id) => {
      ran.push(id)
      return null
    },
    atOnce: 2,
    now: clock.now,
    log: silent,
    ...options,
  })
  return { clock, ran, queue, after: (ms: number) => new Date(clock.now().getTime() + ms) }
}

/** Something that ends when it is told to. */
function createGate() {
  let open = () => {}
  const passed = new Promise<void>((resolve) => (open = resolve))
  return { passed, open: () => open() }
}

describe('the ready queue', () => {
  test('runs what is due, and leaves the rest', async () => {
    const { queue, ran, after, clock } = setUp()
    queue.wake('later', after(1))
    queue.wake('now', after(0))
    await queue.settle()
    expect(ran).toEqual(['now'])
    clock.forward(1)
    await queue.settle()
    expect(ran).toEqual(['now', 'later'])
  })

  test('goes by the last word on when something is due', async () => {
    const { queue, ran, after, clock } = setUp()
    queue.wake('a', after(100))
    queue.wake('a', after(200))
    clock.forward(100)
    await queue.settle()
    expect(ran).toEqual([])
  })

  test('runs an id again as soon as it says', async () => {
    let left = 3
    const { queue, after, clock } = setUp({ run: async () => ((left -= 1) > 0 ? clock.now() : null) })
    queue.wake('a', after(0))
    await queue.settle()
    expect(left).toBe(0)
  })

  test('never runs an id twice at once, and runs it again where it was woken meanwhile', async () => {
    const gate = createGate()
    let running = 0
    let runs = 0
    const { queue, after } = setUp({
      run: async () => {
        running += 1
        runs += 1
        expect(running).toBe(1)
        await gate.passed
        running -= 1
        return null
      },
    })
    queue.wake('a', after(0))
    const settled = queue.settle()
    queue.wake('a', after(0))
    gate.open()
    await settled
    expect(runs).toBe(2)
  })

  test('works on so many at once and no more', async () => {
    const gate = createGate()
    let running = 0
    let most = 0
    const { queue, after } = setUp({
      run: async () => {
        most = Math.max(most, (running += 1))
        if (running === 2) gate.open()
        await gate.passed
        running -= 1
        return null
      },
    })
    for (const id of ['a', 'b', 'c', 'd']) queue.wake(id, after(0))
    await queue.settle()
    expect(most).toBe(2)
  })

  test('lets what arrives be heard before much of what is due has begun', async () => {
    let begun = 0
    let begunWhenHeard = 0
    const { queue, after } = setUp({
      run: async () => {
        begun += 1
        return null
      },
      atOnce: 100,
    })
    for (let id = 0; id < 50; id++) queue.wake(String(id), after(0))
    setImmediate(() => (begunWhenHeard = begun))
    await queue.settle()
    expect(begun).toBe(50)
    expect(begunWhenHeard).toBeLessThan(10)
  })

  test('tries an id again after a fault, a second later', async () => {
    let runs = 0
    const { queue, after, clock } = setUp({
      run: async () => {
        runs += 1
        if (runs === 1) throw new Error('store out of reach')
        return null
      },
    })
    queue.wake('a', after(0))
    await queue.settle()
    expect(runs).toBe(1)
    clock.forward(1_000)
    await queue.settle()
    expect(runs).toBe(2)
  })

  test('runs by itself once started, and stops when what runs has ended', async () => {
    const began = createGate()
    const gate = createGate()
    let ended = false
    const { queue, after } = setUp({
      run: async () => {
        began.open()
        await gate.passed
        ended = true
        return after(0)
      },
    })
    queue.wake('a', after(0))
    queue.start()
    await began.passed
    const stopped = queue.stop()
    gate.open()
    await stopped
    expect(ended).toBe(true)
  })
})
