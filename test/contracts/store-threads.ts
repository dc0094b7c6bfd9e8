import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Store } from '../../src/store/store.js'
import { arrival, createClock, inbound, line, speech, type StoreMaker, turnOf } from './store.js'

const SALMA = { id: 'salma', name: 'Salma' }

/** What agents read of a conversation, and find. Run by every engine. */
export function threadsKeepTheirPromises(maker: StoreMaker): void {
  let clock: ReturnType<typeof createClock>
  let store: Store
  let again: () => Promise<Store>
  beforeEach(async () => {
    clock = createClock()
    ;({ store, again } = await maker.fresh(clock.now))
  })

  const openCase = async (conversation: string, reference: string) => {
    await store.inbox.receive(arrival(clock.now(), [inbound(conversation, 'm1', clock.now())]))
    const one = { reference, pinHash: 'hash', reason: 'asked', language: 'ar', subject: '', urgent: false } as const
    const steps = [{ kind: 'open', case: one }] as const
    await store.turns.commit(await turnOf(store, conversation, clock.now(), { steps, nextHolder: 'queue' }))
  }
  const claim = (reference: string) => store.desk.move(reference, { kind: 'claim', by: SALMA }, speech(clock.now()))

  describe('a thread', () => {
    test('tells what changed since a version: new lines, and old ones whose checkpoint moved', async () => {
      await openCase('a', 'REF1')
      const parts = [{ kind: 'text', payload: 'one' }]
      await claim('REF1')
      await store.desk.messages.send({
        conversation: 'a',
        author: 'salma',
        clientId: 'c1',
        at: clock.now(),
        line: () => line('hello', { origin: 'agent', parts }),
        window: () => null,
      })
      const before = await store.desk.thread.since('a', 0)
      expect((await store.desk.thread.since('a', before.version)).lines).toEqual([])
      const head = await store.outbox.head('a')
      if (!head) throw new Error('nothing to deliver')
      await store.outbox.take(head, clock.now())
      await store.outbox.settle(head, { kind: 'accepted', id: 'r1' })
      const after = await store.desk.thread.since('a', before.version)
      expect(after.lines).toMatchObject([{ author: 'salma', clientId: 'c1', checkpoint: 'accepted' }])
      expect(after.version).toBeGreaterThan(before.version)
    })

    test('is read from its end, and from any line on back', async () => {
      await openCase('a', 'REF1')
      const seqs = async (before: number | null, limit: number) => {
        const page = await store.desk.thread.before('a', before, limit)
        return [page.lines.map(({ seq }) => seq), page.hasEarlier]
      }
      const last = (await store.desk.thread.conversation('a'))?.lastSeq ?? 0
      expect(await seqs(null, 1)).toEqual([[last], true])
      expect(await seqs(last, 10)).toEqual([Array.from({ length: last - 1 }, (_, i) => i + 1), false])
    })

    test('stands as its open case does, and a message of the agent’s leaves no draft of theirs', async () => {
      await openCase('a', 'REF1')
      const { lists, acts, messages } = store.desk
      expect(await lists.current({ conversation: 'a' })).toEqual({ state: 'queued', agent: null, team: null })
      await claim('REF1')
      const held = { state: 'claimed', agent: 'salma', team: null }
      expect(await lists.current({ conversation: 'a' })).toEqual(held)
      expect(await lists.current({ reference: 'REF1' })).toEqual(held)
      await store.inbox.receive(arrival(clock.now(), [inbound('b', 'm1', clock.now())]))
      expect(await lists.current({ conversation: 'b' })).toBe('no-case')
      expect([await lists.current({ conversation: 'c' }), await lists.current({ reference: 'NONE' })]).toEqual([
        null,
        null,
      ])
      for (const agent of ['salma', 'hamed']) await acts.draft.put('a', { agent, text: 'hel', at: clock.now() })
      const said = { author: 'salma', clientId: 'c1', at: clock.now(), line: () => line('hello'), window: () => null }
      await messages.send({ conversation: 'a', ...said })
      expect([await acts.draft.get('a', 'salma'), await acts.draft.get('a', 'hamed')]).toEqual(['', 'hel'])
    })

    test('is found by its words, folded, and not once it is erased', async () => {
      await openCase('a', 'REF1')
      const looked = { conversation: 'a', upTo: 2, lines: [{ seq: 1, at: 1, folded: 'تجديد البطاقه بطاقه' }] }
      await store.desk.search.index([looked])
      const find = (words: readonly string[], teams: readonly string[] | null = null) =>
        store.desk.search.find({ agent: 'hamed', teams }, { words, before: null, limit: 10 })
      expect(await find(['بطاق', 'تجديد'])).toMatchObject([{ conversation: 'a', seq: 1 }])
      expect(await find(['بطاقه', 'جواز'])).toEqual([])
      expect(await find(['بطاقه'], ['police'])).toHaveLength(1)
      await store.erase('a', clock.now())
      expect(await find(['بطاقه'])).toEqual([])
      await store.desk.search.index([{ ...looked, upTo: 3 }])
      expect(await find(['بطاقه'])).toEqual([])
    })

    test('is made findable by one process at a time', async () => {
      const done: string[] = []
      const other = await again()
      await store.desk.search.round(async () => {
        done.push('first')
        await other.desk.search.round(async () => void done.push('meanwhile'))
      })
      await other.desk.search.round(async () => void done.push('afterwards'))
      // One process serves a SQLite: there is no other that could be about it.
      expect(done).toEqual(maker.shared ? ['first', 'afterwards'] : ['first', 'meanwhile', 'afterwards'])
    })
  })
}
