import { beforeEach, expect, test } from '@jest/globals'
import type { Store } from '../../src/store/store.js'
import { arrival, createClock, inbound, type StoreMaker } from './store.js'

/** Whose turn it is in a conversation, and what a process left that died. Run by every engine. */
export function leasesKeepTheirPromises(maker: StoreMaker): void {
  let clock: ReturnType<typeof createClock>
  let store: Store
  let again: () => Promise<Store>
  beforeEach(async () => {
    clock = createClock()
    ;({ store, again } = await maker.fresh(clock.now))
  })

  const receive = () => store.inbox.receive(arrival(clock.now(), [inbound('c1', 'm1', clock.now())]))

  test('lets one turn of a conversation run at a time', async () => {
    await receive()
    const until = new Date(clock.now().getTime() + 30_000)
    expect(await store.leases.take('c1', until)).toBe('free')
    expect(await store.leases.take('c1', until)).toBe('held')
    await store.leases.drop('c1')
    expect(await store.leases.take('c1', until)).toBe('free')
  })

  test('tells what a process left that died in the middle', async () => {
    await receive()
    await store.leases.take('c1', new Date(clock.now().getTime() + 30_000))
    clock.forward(30_000)
    const { leases } = await again()
    const until = new Date(clock.now().getTime() + 30_000)
    expect(await leases.take('c1', until)).toBe('left')
    await leases.drop('c1')
    expect(await leases.take('c1', until)).toBe('free')
  })
}
