import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Activity } from '../../channels/activity.js'
import { NOT_KEPT, readFileReference } from '../../channels/media/reference.js'
import type { Store } from '../../src/store/store.js'
import { arrival, createClock, inbound, line, message, type StoreMaker, turnOf } from './store.js'

const photo = { contentType: 'image/jpeg', contentUrl: 'nafidha:media/AgAD1' }
const link = { contentType: 'text/html', contentUrl: 'https://example.om' }
const file = { name: 'x.png', contentType: 'image/png', bytes: Buffer.from('bytes') }

/** What messengers bring: files that are elsewhere, citizens who leave, a provider's mood. Run by every engine. */
export function messengersAreServed(maker: StoreMaker): void {
  let clock: ReturnType<typeof createClock>
  let store: Store
  let again: () => Promise<Store>
  beforeEach(async () => {
    clock = createClock()
    ;({ store, again } = await maker.fresh(clock.now))
  })

  const arrives = (activity: Activity, id = 'm1', rest = {}) =>
    store.inbox.receive(arrival(clock.now(), [inbound('c1', id, clock.now(), activity)], rest))
  const attachments = async () => {
    const [first] = await store.transcript.read('c1', 0, 10)
    return (JSON.parse(first?.activity ?? '{}') as Activity).attachments
  }

  describe('files that are still with a provider', () => {
    beforeEach(() => arrives(message('', { attachments: [link, photo] })))

    test('are due at once, and named by their attachment', async () => {
      expect(await store.media.due(clock.now())).toEqual([{ conversation: 'c1', at: clock.now() }])
      expect(await store.media.head('c1')).toMatchObject({
        seq: 1,
        part: 1,
        channel: 'web',
        attempts: 0,
        attachment: photo,
      })
    })

    test('are not wanted twice where their message comes twice', async () => {
      const { due, media } = await arrives(message('', { attachments: [photo] }), 'm1')
      expect([due, media]).toEqual([[], ['c1']])
      expect(await store.media.head('c1')).toMatchObject({ part: 1 })
    })

    test('are kept, and the line says where', async () => {
      const head = await store.media.head('c1')
      if (!head) throw new Error('nothing to fetch')
      const other = await again()
      expect(await store.media.settle(head, { kind: 'kept', file })).toBe('settled')
      expect(await other.media.settle(head, { kind: 'kept', file })).toBe('settled')
      const [untouched, kept] = (await attachments()) ?? []
      expect(untouched).toEqual(link)
      const stored = await store.files.get('c1', readFileReference(kept?.contentUrl) ?? '')
      expect(Buffer.from(stored?.bytes ?? []).toString()).toBe('bytes')
      expect(stored?.name).toBe('x.png')
      expect(await store.media.head('c1')).toBeNull()
    })

    test('are tried again later, and given up at last', async () => {
      const first = await store.media.head('c1')
      if (!first) throw new Error('nothing to fetch')
      const later = new Date(clock.now().getTime() + 5_000)
      await store.media.settle(first, { kind: 'again', at: later })
      expect(await store.media.due(clock.now())).toEqual([])
      const second = await store.media.head('c1')
      expect(second).toMatchObject({ attempts: 1, dueAt: later })
      if (second) await store.media.settle(second, { kind: 'given-up' })
      expect((await attachments())?.[1]?.contentUrl).toBe(NOT_KEPT)
    })

    test('are forgotten with their conversation, and not kept after it', async () => {
      const head = await store.media.head('c1')
      await store.erase('c1', clock.now())
      expect(await store.media.due(clock.now())).toEqual([])
      if (head) expect(await store.media.settle(head, { kind: 'kept', file })).toBe('settled')
      expect(await store.media.head('c1')).toBeNull()
    })
  })

  describe('a citizen who cannot be reached', () => {
    const leaves = (reachable: boolean) =>
      store.inbox.receive(
        arrival(clock.now(), [], {
          reach: [{ address: { conversation: 'c1', account: 'a', recipient: 'r' }, reachable, at: clock.now() }],
        }),
      )
    const head = () => store.outbox.head('c1')
    beforeEach(async () => {
      await arrives(message('hello'))
      const parts = [{ kind: 'text', payload: 'x' }]
      await store.turns.commit(await turnOf(store, 'c1', clock.now(), { lines: () => [line('answer', { parts })] }))
    })

    test('is one until the provider, or a message, says otherwise', async () => {
      expect((await head())?.unreachable).toBe(false)
      clock.forward(1_000)
      expect((await leaves(false)).changed).toEqual(['c1'])
      expect((await head())?.unreachable).toBe(true)
      await leaves(true)
      expect((await head())?.unreachable).toBe(false)
      await leaves(false)
      clock.forward(1_000)
      await arrives(message('back'), 'm2')
      expect((await head())?.unreachable).toBe(false)
    })

    test('is not one by news that are older than the last message', async () => {
      clock.forward(-60_000)
      expect((await leaves(false)).changed).toEqual([])
      expect((await head())?.unreachable).toBe(false)
    })

    test('is known from then on where the provider refuses for good', async () => {
      const first = await head()
      if (!first || !(await store.outbox.take(first, clock.now()))) throw new Error('nothing to take')
      await store.outbox.settle(first, { kind: 'failed', reason: 'blocked', unreachableSince: clock.now() })
      expect(await head()).toBeNull()
      const parts = [{ kind: 'text', payload: 'y' }]
      const turn = await turnOf(store, 'c1', clock.now(), { lines: () => [line('more', { parts })] })
      await store.turns.commit(turn)
      expect((await head())?.unreachable).toBe(true)
    })
  })

  test('what is noticed of a channel adds up over processes', async () => {
    const other = await again()
    const at = clock.now()
    await store.channelLogs.add({ channel: 'web', forged: 2, forgedAt: at, trouble: null })
    await other.channelLogs.add({ channel: 'web', forged: 3, forgedAt: at, trouble: { words: 'down', at } })
    await store.channelLogs.add({ channel: 'web', forged: 0, forgedAt: null, trouble: null })
    await arrives(message('hello'))
    expect(await store.channelLogs.read('web')).toEqual({
      lastInboundAt: at,
      forged: 5,
      forgedAt: at,
      trouble: { words: 'down', at },
      waiting: 0,
      unreadable: 0,
    })
    expect(await store.channelLogs.read('other')).toMatchObject({ lastInboundAt: null, forged: 0, trouble: null })
  })

  test('a conversation’s id is the same in every process, and another for each channel, account and person', async () => {
    const id = await store.conversationId('telegram', '1', '23')
    expect(await (await again()).conversationId('telegram', '1', '23')).toBe(id)
    const others = [
      await store.conversationId('telegram', '12', '3'),
      await store.conversationId('other', '1', '23'),
      await store.conversationId('telegram', '1', '24'),
    ]
    expect(new Set([id, ...others]).size).toBe(4)
    expect(id).toMatch(/^[\w-]{32}$/)
  })
}
