import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Store } from '../../src/store/store.js'
import { arrival, createClock, inbound, message, type StoreMaker, turnOf } from './store.js'

const CASE = {
  reference: 'NF-ABC',
  pinHash: 'h',
  reason: 'asked',
  subject: 's',
  language: 'ar',
  urgent: false,
} as const
const PNG = { name: 'a.png', contentType: 'image/png', bytes: new Uint8Array([1, 2, 3]) }

/** What a person may ask for is found, and what is erased is gone. Run by every engine. */
export function ownDataIsFoundAndErased(maker: StoreMaker): void {
  let clock: ReturnType<typeof createClock>
  let store: Store
  beforeEach(async () => {
    clock = createClock()
    ;({ store } = await maker.fresh(clock.now))
  })

  const tell = (conversation: string, recipient: string, channel = 'whatsapp') => {
    const { address, ...rest } = inbound(conversation, `m-${conversation}`, clock.now(), message('سري'))
    return store.inbox.receive(arrival(clock.now(), [{ ...rest, address: { ...address, recipient } }], { channel }))
  }
  const openCase = async (conversation: string) =>
    store.turns.commit(
      await turnOf(store, conversation, clock.now(), { nextHolder: 'queue', steps: [{ kind: 'open', case: CASE }] }),
    )

  describe('own data', () => {
    test('is found by any name that the channel has for a person, and by no part of one', async () => {
      await tell('c1', 'OM.user1 96899123456')
      await tell('c2', '96899123456')
      await tell('c3', '968991234567')
      await tell('c4', '96899123456', 'telegram')
      const found = (name: string) => store.ownData.conversationsOf({ kind: 'recipient', channel: 'whatsapp', name })
      expect([...(await found('96899123456'))].sort()).toEqual(['c1', 'c2'])
      expect(await found('OM.user1')).toEqual(['c1'])
      expect(await found('9689912')).toEqual([])
      expect(await found('%')).toEqual([])
    })

    test('is found by the reference of a case, however it is written, and by the id of a conversation', async () => {
      await tell('c1', 'x')
      await openCase('c1')
      expect(await store.ownData.conversationsOf({ kind: 'id', id: 'nf-abc' })).toEqual(['c1'])
      expect(await store.ownData.conversationsOf({ kind: 'id', id: 'c1' })).toEqual(['c1'])
      expect(await store.ownData.conversationsOf({ kind: 'id', id: 'c' })).toEqual([])
    })

    test('holds what was said, cases, answers and files', async () => {
      await tell('c1', 'x')
      await openCase('c1')
      await store.files.put('c1', PNG)
      const kept = await store.ownData.keptOf('c1')
      expect(kept?.lines.map(({ origin }) => origin)).toEqual(['citizen', 'bot'])
      expect(kept?.cases).toMatchObject([{ reference: 'NF-ABC' }])
      expect([...(kept?.files[0]?.bytes ?? [])]).toEqual([1, 2, 3])
    })

    test('is gone once it is erased, and the audit tells only that it was', async () => {
      await tell('c1', '96899123456')
      await openCase('c1')
      await store.files.put('c1', PNG)
      await store.erase('c1', clock.now(), { who: '[command line]' })
      const kept = await store.ownData.keptOf('c1')
      expect(kept).toMatchObject({ lines: [], files: [], conversation: { recipient: '', state: null } })
      expect(kept?.cases).toMatchObject([{ subject: '', state: 'cancelled' }])
      expect(JSON.stringify(kept)).not.toContain('سري')
      expect(await store.ownData.conversationsOf({ kind: 'id', id: 'c1' })).toEqual([])
      const { rows } = await store.audit.page(null)
      expect(rows).toMatchObject([{ who: '[command line]', what: 'conversation.erased', subject: 'c1', why: '' }])
    })

    test('erasing what does not exist leaves no trace', async () => {
      await store.erase('nobody', clock.now())
      expect((await store.audit.page(null)).rows).toEqual([])
    })

    test('in a request that could not be read is deleted by name', async () => {
      const rejected = [{ reason: 'odd', raw: '{"from":"96899123456"}' }]
      await store.inbox.receive(arrival(clock.now(), [], { channel: 'whatsapp', rejected }))
      const drop = (name: string) => store.ownData.dropUnread({ kind: 'recipient', channel: 'whatsapp', name })
      expect(await drop('9689')).toBe(0)
      expect(await drop('96899999999')).toBe(0)
      expect(await drop('96899123456')).toBe(1)
    })
  })

  test('a file is read as the bytes that were sent', async () => {
    const put = await store.files.put('c1', PNG)
    const file = await store.files.get('c1', (put as { id: string }).id)
    expect(ArrayBuffer.isView(file?.bytes)).toBe(true)
    expect([...(file?.bytes ?? [])]).toEqual([1, 2, 3])
  })
}
