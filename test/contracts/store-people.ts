import { beforeEach, describe, expect, test } from '@jest/globals'
import type { PersonNames } from '../../channels/whatsapp/people.js'
import type { Store } from '../../src/store/store.js'
import { createClock, type StoreMaker } from './store.js'

/** Who is who, over all names of a person. Run by every engine. */
export function peopleAreTold(maker: StoreMaker): void {
  const who = (rest: Partial<PersonNames>): PersonNames => ({ account: 'ours', userId: null, phone: null, ...rest })
  const salma = { userId: 'OM.1', phone: '96891111111' }

  describe('people', () => {
    let store: Store
    let again: () => Promise<Store>
    beforeEach(async () => {
      ;({ store, again } = await maker.fresh(createClock().now))
    })
    const conversation = (rest: Partial<PersonNames>) => store.people.conversationOf(who(rest))

    test('keep their conversation, in every process', async () => {
      const first = await conversation(salma)
      expect(await conversation(salma)).toBe(first)
      expect(await (await again()).people.conversationOf(who(salma))).toBe(first)
      expect(await conversation({ userId: 'OM.2', phone: '96892222222' })).not.toBe(first)
      expect(await store.people.conversationOf({ ...who(salma), account: 'another' })).not.toBe(first)
    })

    test('whose number was all that was known keep their conversation when their user id comes, and when it is alone', async () => {
      const first = await conversation({ phone: salma.phone })
      expect(await conversation(salma)).toBe(first)
      expect(await conversation({ userId: salma.userId })).toBe(first)
      expect(await conversation({ phone: salma.phone })).toBe(first)
    })

    test('who got the phone number of another do not get their conversation', async () => {
      const hers = await conversation(salma)
      const his = await conversation({ userId: 'OM.9', phone: salma.phone })
      expect(his).not.toBe(hers)
      expect(await conversation({ phone: salma.phone })).toBe(his)
      expect(await conversation({ userId: salma.userId })).toBe(hers)
    })

    test('are not to be read from the name of their conversation', async () => {
      const name = await conversation(salma)
      expect(name).not.toContain(salma.phone)
      expect(name).not.toContain(salma.userId)
    })

    test('are one however often they come at once', async () => {
      const names = await Promise.all(Array.from({ length: 20 }, () => conversation(salma)))
      expect(new Set(names).size).toBe(1)
    })
  })
}
