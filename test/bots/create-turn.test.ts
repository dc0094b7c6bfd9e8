import { describe, expect, test } from '@jest/globals'
import type { DeskView, TurnInput } from '../../bots/turn.js'
import { QUIET_DESK } from '../../dialogs/desk-view.js'
import type { Activity } from '../../channels/activity.js'
import { createContent, createWorldTurn, MONDAY_TEN } from '../dialogs/world.js'

const content = createContent()
const turn = createWorldTurn(
  () => content,
  () => MONDAY_TEN,
)
const desk: DeskView = QUIET_DESK
const input = (activities: readonly Activity[], state: unknown = null): TurnInput => ({
  activities,
  state,
  desk,
  newReference: () => ({ reference: '7F3K', pin: '4821' }),
})
const message = (text: string): Activity => ({ type: 'message', text })

describe('a turn', () => {
  test.each<[string, Activity]>([
    ['an edit', { type: 'messageUpdate', text: 'كم رسوم الجواز؟' }],
    ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
    ['typing', { type: 'typing' }],
    ['an event', { type: 'event', name: 'handoff.status' }],
    ['the end of a conversation', { type: 'endOfConversation' }],
    ['a kind of tomorrow', { type: 'hologram' }],
    ['somebody leaving', { type: 'conversationUpdate', membersRemoved: [{ id: 'visitor', name: '' }] }],
  ])('answers %s with nothing, and keeps the state as it was', async (_, activity) => {
    const state = { memory: { consent: '1' }, of: 'another release' }
    expect(await turn(input([activity], state))).toEqual({ replies: [], state })
  })

  test('greets whoever arrives, once', async () => {
    const parties = { from: { id: 'v', name: '' }, recipient: { id: 'bot', name: '' } }
    const arrival = { type: 'conversationUpdate', ...parties, membersAdded: [{ id: 'v', name: '' }] } as Activity
    const { replies, state } = await turn(input([arrival]))
    expect(replies).toHaveLength(1)
    expect((await turn(input([arrival], state))).replies).toEqual([])
    const bot = { ...arrival, membersAdded: [{ id: 'bot', name: '' }] }
    expect((await turn(input([bot]))).replies).toEqual([])
  })

  test('answers a message beside them', async () => {
    const { replies } = await turn(input([{ type: 'typing' }, message('رسوم الجواز'), { type: 'messageReaction' }]))
    expect(replies).toHaveLength(1)
  })

  test('reads a button that sends its value without text', async () => {
    const { replies } = await turn(input([{ type: 'message', value: 'رسوم الجواز' }]))
    expect(replies[0]?.text).toContain('رسوم الجواز 20')
  })

  test('addresses nobody: whoever delivers knows where to', async () => {
    const addressed = {
      ...message('رسوم الجواز'),
      id: 'activity-1',
      channelId: 'web',
      serviceUrl: 'https://example.om',
      conversation: { id: 'c', isGroup: false, conversationType: '', name: '' },
      from: { id: 'visitor', name: '' },
      recipient: { id: 'bot', name: '' },
    }
    const { replies } = await turn(input([addressed]))
    expect(Object.keys(replies[0] ?? {}).sort()).toEqual(
      ['channelData', 'locale', 'replyToId', 'suggestedActions', 'text', 'textFormat', 'type'].sort(),
    )
    expect(JSON.parse(JSON.stringify(replies))).toEqual(replies)
  })

  test('can be thrown away and run again: the same input gives the same output', async () => {
    const first = await turn(input([message('ابا موظف')]))
    const again = await turn(input([message('ابا موظف')]))
    expect(again.replies).toEqual(first.replies)
    const stored = JSON.stringify(first.state)
    await turn(input([message('عقد إيجار')], first.state))
    expect(JSON.stringify(first.state)).toBe(stored)
  })

  test('shares nothing with another conversation', async () => {
    const one = await turn(input([message('رسوم الجواز، رقمي 99123456')]))
    const other = await turn(input([message('رسوم الجواز، رقمي 99123456')]))
    expect(other).toEqual(one)
    expect(one.replies[0]?.text).toContain('رقم هاتف')
  })

  test('runs beside turns of other conversations', async () => {
    const questions = ['رسوم الجواز', 'ابا موظف', 'حادث', 'passport fee', 'عن البطاقة', 'السلام عليكم']
    const alone = []
    for (const question of questions) alone.push(await turn(input([message(question)])))
    const together = await Promise.all(questions.map((question) => turn(input([message(question)]))))
    expect(together.map(({ replies }) => replies)).toEqual(alone.map(({ replies }) => replies))
  })
})

describe('a state that cannot be read', () => {
  const waiting = async () => (await turn(input([message('ابا موظف')]))).state

  test.each([
    ['nothing', null],
    ['a number', 7],
    ['text', 'state'],
    ['a list', [1, 2]],
    ['other fields', { conversation: { step: 3 } }],
    ['damaged memory', { memory: 'x', dialogs: { dialogStack: 'y' } }],
    ['wrong kinds', { memory: { language: 'fr', unknowns: -1, offered: [{ label: 1 }], previous: 'x', warned: [] } }],
    ['a dialog that no longer exists', { dialogs: { dialogStack: [{ id: 'survey', state: {} }] } }],
  ])('starts afresh without a word about it: %s', async (_, state) => {
    const fresh = await turn(input([message('رسوم الجواز')]))
    expect((await turn(input([message('رسوم الجواز')], state))).replies).toEqual(fresh.replies)
  })

  test('keeps what can be read', async () => {
    const state = { memory: { consent: '1', language: 'en', unknowns: 'many' } }
    const { replies } = await turn(input([message('12345')], state))
    expect(replies[0]?.text).toContain('I do not have a reliable answer')
  })

  test('drops a question of an older release, and takes the message for a new one', async () => {
    const text = JSON.stringify(await waiting())
    const older = JSON.parse(text.replace('"subject"', '"topic"')) as unknown
    expect(text).toContain('"subject"')
    const { replies } = await turn(input([message('رسوم الجواز')], older))
    expect(replies[0]?.text).toContain('رسوم الجواز 20')
  })

  test('goes on with a question of a release that differs in nothing but its version', async () => {
    const text = JSON.stringify(await waiting())
    const older = JSON.parse(text.replace(/"version":"[^"]*"/, '"version":"other"')) as unknown
    expect(older).not.toEqual(JSON.parse(text))
    const { replies } = await turn(input([message('رسوم الجواز')], older))
    expect(replies).toMatchObject([{ type: 'event', name: 'handoff.initiate', value: { subject: 'رسوم الجواز' } }])
  })
})
