import { describe, expect, test } from '@jest/globals'
import { createReadyQueue } from '../../src/conversation/ready-queue.js'
import { createWakeUps } from '../../src/conversation/wake-ups.js'
import { createClock, silent } from '../contracts/store.js'
import { createWires } from '../live/wires.js'

describe('a wake-up', () => {
  const clock = createClock()
  const queueOf = (done: string[], name: string) =>
    createReadyQueue({
      run: async (id) => {
        done.push(`${name} ${id}`)
        return null
      },
      atOnce: 1,
      now: clock.now,
      log: silent,
    })
  const tick = () => new Promise((resolve) => setImmediate(resolve))

  test('is heard here where the chore is done here', async () => {
    const done: string[] = []
    const newWire = createWires()
    const [here, there] = [queueOf(done, 'here'), queueOf(done, 'there')]
    createWakeUps({ queues: { turn: there }, wire: newWire() })
    createWakeUps({ queues: { turn: here }, wire: newWire() }).wake('turn', 'c1', clock.now())
    await tick()
    await Promise.all([here.settle(), there.settle()])
    expect(done).toEqual(['here c1'])
  })

  test('is called out where it is not, and one of those who do the chore takes it up', async () => {
    const done: string[] = []
    const newWire = createWires()
    const workers = ['a', 'b', 'c'].map((name) => queueOf(done, name))
    for (const queue of workers) createWakeUps({ queues: { turn: queue }, wire: newWire() })
    const front = createWakeUps({ queues: {}, wire: newWire() })
    front.wake('turn', 'c1', clock.now())
    front.wake('part', 'c2', clock.now())
    await tick()
    await Promise.all(workers.map((queue) => queue.settle()))
    expect(done).toEqual(['a c1'])
  })

  test('that nobody can read wakes nobody', async () => {
    const done: string[] = []
    const newWire = createWires()
    const worker = queueOf(done, 'a')
    const { stop } = createWakeUps({ queues: { turn: worker }, wire: newWire() })
    const stranger = newWire()
    for (const word of [null, 'turn', ['turn', 'c1'], ['dance', 'c1', 0], ['turn', 7, 0]]) stranger.tell('wake', word)
    stop()
    stranger.tell('wake', ['turn', 'c1', 0])
    await tick()
    await worker.settle()
    expect(done).toEqual([])
  })
})
