import { afterEach, describe, expect, test } from '@jest/globals'
import type { TurnInput } from '../../bots/turn.js'
import { EVENTS } from '../../channels/activity.js'
import { QUIET_DESK } from '../../dialogs/desk-view.js'
import { message } from '../contracts/store.js'
import { asksForPerson, cleanUp, echo, event, says, setStage } from './scripted.js'

afterEach(cleanUp)

describe('asking for a person', () => {
  test('opens one case and says reference, PIN and place, in place of the event', async () => {
    const stage = await setStage({
      turn: async () => ({ replies: [says('before'), asksForPerson('REF1'), says('after')], state: null }),
    })
    await stage.say('a person please')
    expect(await stage.script()).toEqual([
      'citizen: a person please',
      'bot: before',
      'notice: notice.queued reference=REF1 pin=1234 place=1',
      'bot: after',
    ])
    await stage.say('again')
    expect((await stage.desk.list()).map(({ reference }) => reference)).toEqual(['REF1'])
    expect((await stage.script()).slice(-2)).toEqual(['bot: before', 'bot: after'])
  })

  test('says when the desk opens where it is closed', async () => {
    const none = { sunday: [], monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [] }
    const week = { ...none, tuesday: [['07:30', '14:30'] as [string, string]] }
    const stage = await setStage({
      hours: { timeZone: 'Asia/Muscat', week, holidays: [], seasons: [] },
      turn: async () => ({ replies: [asksForPerson('REF1')], state: null }),
    })
    await stage.say('a person please')
    expect((await stage.script()).at(-1)).toBe(
      'notice: notice.queuedClosed reference=REF1 pin=1234 opensAt=2026-11-24T03:30:00.000Z',
    )
  })

  test('masks the subject, and keeps the PIN only as a hash', async () => {
    const stage = await setStage({
      turn: async () => ({ replies: [asksForPerson('REF1', { subject: 'call 99123456' })], state: null }),
    })
    await stage.say('a person please')
    expect(await stage.desk.list()).toMatchObject([{ reference: 'REF1', subject: 'call ••••••••', state: 'queued' }])
  })

  test('takes another reference where the first is in use', async () => {
    const references = ['REF1', 'REF1', 'REF2']
    const stage = await setStage({
      newReference: () => ({ reference: references.shift() ?? 'NONE', pin: '1234' }),
      turn: async ({ newReference }) => ({ replies: [asksForPerson(newReference().reference)], state: null }),
    })
    await stage.say('a person', 'a')
    await stage.say('a person', 'b')
    expect((await stage.script('b')).at(-1)).toBe('notice: notice.queued reference=REF2 pin=1234 place=2')
  })

  test('shows the turn where the citizen stands', async () => {
    const seen: TurnInput['desk'][] = []
    const stage = await setStage({
      turn: async ({ desk }) => {
        seen.push(desk)
        return { replies: seen.length === 1 ? [asksForPerson('REF1')] : [], state: null }
      },
    })
    await stage.say('a person')
    await stage.say('well?')
    expect(seen).toEqual([QUIET_DESK, { ...QUIET_DESK, holder: 'queue', case: { reference: 'REF1', place: 1 } }])
  })

  test('is undone by the citizen, with one notice', async () => {
    const stage = await setStageWithCase()
    stage.replyWith(event(EVENTS.handoffCancel))
    await stage.say('never mind')
    expect((await stage.script()).at(-1)).toBe('notice: notice.cancelled reference=REF1')
    expect(await stage.store.conversations.snapshot('c1')).toMatchObject({ holder: 'bot', case: null })
    await stage.say('never mind')
    expect((await stage.script()).filter((line) => line.includes('cancelled'))).toHaveLength(1)
  })

  test('is not answered twice where the case is closed while the turn runs', async () => {
    const stage = await setStageWithCase()
    let turns = 0
    const service = stage.makeService({
      turn: async (input) => {
        turns += 1
        if (turns === 1) await stage.desk.close('REF1')
        return echo(input)
      },
    })
    await stage.receive(message('still there?'))
    stage.clock.forward(300)
    await service.settle()
    expect(turns).toBe(2)
    expect((await stage.script()).slice(-2)).toEqual(['notice: notice.closed reference=REF1', 'bot: echo still there?'])
  })

  test('ends when the citizen ends the chat', async () => {
    const stage = await setStageWithCase()
    stage.replyWith()
    await stage.receive({ type: 'endOfConversation' })
    stage.clock.forward(300)
    await stage.settle()
    expect(await stage.desk.list()).toEqual([])
  })

  test('becomes a callback, and goes back to the queue under its reference', async () => {
    const stage = await setStageWithCase()
    const at = '2026-11-24T11:00:00.000Z'
    stage.replyWith(event(EVENTS.callbackAgreed, { reference: 'REF1', at, phone: '+96899123456' }))
    await stage.say('call me')
    expect((await stage.script()).at(-1)).toBe(`notice: notice.callback reference=REF1 at=${at} phone=+96899123456`)
    expect(await stage.desk.list()).toMatchObject([{ state: 'callback', callback: { phone: '+••••••••456' } }])
    expect((await stage.store.conversations.snapshot('c1'))?.holder).toBe('bot')
    stage.replyWith(asksForPerson('REF9', { pin: '9876' }))
    await stage.say('a person after all')
    expect((await stage.script()).at(-1)).toBe('notice: notice.queued reference=REF1 pin=9876 place=1')
    expect(await stage.desk.list()).toMatchObject([{ reference: 'REF1', state: 'queued', callback: null }])
  })

  test('is closed from the command line while the service runs, and the citizen is told', async () => {
    const stage = await setStageWithCase()
    const heard: string[] = []
    stage.bus.subscribe('c1', (news) => heard.push(news))
    expect(await stage.desk.close('ref1 ')).toBe('closed')
    expect(await stage.desk.close('REF1')).toBe('unknown')
    expect(heard).toEqual([])
    await stage.settle()
    expect(heard).toContain('changed')
    expect(stage.channel.texts().at(-1)).toBe('notice.closed reference=REF1')
    stage.replyWith(says('hello again'))
    await stage.say('hello')
    expect((await stage.script()).at(-1)).toBe('bot: hello again')
  })

  test('is told of a better place, at most once a minute', async () => {
    const stage = await setStage({
      turn: async ({ activities }) => ({ replies: [asksForPerson(String(activities[0]?.text))], state: null }),
    })
    for (const id of ['A1', 'B2', 'C3']) await stage.say(id, id)
    await stage.desk.close('A1')
    await stage.settle()
    expect(await stage.script('C3')).toHaveLength(2)
    stage.clock.forward(60_000)
    await stage.settle()
    await stage.desk.close('B2')
    await stage.settle()
    expect((await stage.script('C3')).slice(1)).toEqual([
      'notice: notice.queued reference=C3 pin=1234 place=3',
      'notice: notice.place place=2',
    ])
    stage.clock.forward(60_000)
    await stage.settle()
    expect((await stage.script('C3')).at(-1)).toBe('notice: notice.place place=1')
  })
})

/** A conversation that waits in the queue as REF1, with a bot whose next replies are set. */
async function setStageWithCase() {
  let replies = [asksForPerson('REF1')]
  const stage = await setStage({ turn: async () => ({ replies, state: null }) })
  await stage.say('a person please')
  return { ...stage, replyWith: (...next: typeof replies) => void (replies = next) }
}
