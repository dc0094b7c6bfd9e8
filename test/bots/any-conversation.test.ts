import { describe, expect, test } from '@jest/globals'
import {
  array,
  asyncProperty,
  assert,
  constantFrom,
  integer,
  oneof,
  option,
  record,
  string,
  tuple,
  type Arbitrary,
} from 'fast-check'
import type { DeskView } from '../../bots/turn.js'
import { QUIET_DESK } from '../../dialogs/desk-view.js'
import { EVENTS, type Activity, type CallbackRequest, type HandoffRequest } from '../../channels/activity.js'
import { createContent, createWorldTurn, MONDAY_TEN } from '../dialogs/world.js'

const OPEN: DeskView = { ...QUIET_DESK, waiting: 4 }
const TEXTS =
  `كم رسوم البطاقة؟|كم رسوم الجواز؟|البطاقة والجواز|مهلة المخالفين|أبا أسأل عن البطاقة|ضاعت وثيقتي|كم بطاقة العامل
  |ما حال الطقس|تصريح عمل|السلام عليكم|حادث|ابا موظف|موظف عن الجواز|ما حد يرد|وين معاملتي|نعم|لا|إلغاء|تخطي|١|2|الثالث|بكرة ١٠
  |بكرة|الساعة 11|الساعة 20|أمس|السنة الجاية|99123456|+971501234567|رقمي المدني 12345678|English please|بالعربي|पासपोर्ट|🙂||\u200b
  |...|التحدث مع موظف|لم يفدني هذا|غير ذلك|إلغاء الطلب|اتصلوا بي|لا أريد اتصالًا|تغيير الموعد|تخطٍّ|passport fee|a human|accident
  |tomorrow 10|yes|Talk to a person|Call me|بدل فاقد|جواز السفر`.split(/\n? *\|/)

type Step =
  | { readonly kind: 'sends'; readonly activities: readonly Activity[] }
  | { readonly kind: 'opens'; readonly open: boolean }
  | { readonly kind: 'closes' }
  | { readonly kind: 'loses'; readonly entry: string }
  | { readonly kind: 'waits'; readonly hours: number }

const text = oneof(
  { weight: 9, arbitrary: constantFrom(...TEXTS) },
  { weight: 1, arbitrary: string({ unit: 'binary' }) },
)
const contentType = constantFrom(
  'audio/ogg',
  'image/png',
  'application/pdf',
  'application/vnd.microsoft.card.hero',
  'x',
)
const message: Arbitrary<Activity> = oneof(
  { weight: 9, arbitrary: record({ type: constantFrom('message'), text }) },
  record({ type: constantFrom('message'), text, attachments: array(record({ contentType }), { maxLength: 2 }) }),
  record({ type: constantFrom('message') }),
)
const other: Arbitrary<Activity> = record({
  type: constantFrom(
    'typing',
    'event',
    'messageUpdate',
    'messageReaction',
    'endOfConversation',
    'conversationUpdate',
    'x',
  ),
})
const step: Arbitrary<Step> = oneof(
  {
    weight: 12,
    arbitrary: array(message, { minLength: 1, maxLength: 2 }).map((activities): Step => ({
      kind: 'sends',
      activities,
    })),
  },
  array(other, { minLength: 1, maxLength: 2 }).map((activities): Step => ({ kind: 'sends', activities })),
  constantFrom(true, false).map((open): Step => ({ kind: 'opens', open })),
  constantFrom<Step>({ kind: 'closes' }),
  constantFrom('card-lost', 'passport-fee', 'none').map((entry): Step => ({ kind: 'loses', entry })),
  integer({ min: 1, max: 48 }).map((hours): Step => ({ kind: 'waits', hours })),
)

/** The way to a call back, of which chance alone hardly finds the end: walked to some step, with anything in between. */
const CALL: readonly Step[] = ['موظف عن الجواز', 'بكرة ١٠', '99123456', 'نعم'].map((words): Step => ({
  kind: 'sends',
  activities: [{ type: 'message', text: words }],
}))
const call = tuple(
  integer({ min: 1, max: CALL.length }),
  array(option(step, { freq: 4 }), { minLength: 4, maxLength: 4 }),
).map(([length, between]): Step[] => [
  { kind: 'opens', open: false },
  ...CALL.slice(0, length).flatMap((each, i) => [each, between[i] ?? []].flat()),
])
const anySteps = tuple(option(call, { freq: 3, nil: [] }), array(step, { minLength: 1, maxLength: 12 })).map(
  ([first, rest]) => [...first, ...rest],
)

/** Runs the steps as the service would, and checks after each turn what must always hold. */
async function converse(steps: readonly Step[]): Promise<void> {
  let desk: DeskView = OPEN
  let state: unknown = null
  let now = MONDAY_TEN
  let content = createContent()
  let cases = 0
  const turn = createWorldTurn(
    () => content,
    () => now,
  )
  for (const each of steps) {
    if (each.kind === 'opens')
      desk = { ...desk, open: each.open, opensAt: each.open ? null : new Date(now.getTime() + 6e7) }
    if (each.kind === 'closes') desk = { ...desk, holder: 'bot', case: null }
    if (each.kind === 'loses') content = createContent([each.entry])
    if (each.kind === 'waits') now = new Date(now.getTime() + each.hours * 3_600_000)
    if (each.kind !== 'sends') continue
    const newReference = () => ({ reference: `R${(cases += 1)}`, pin: '1234' })
    const output = await turn({ activities: each.activities, state, desk, newReference })
    state = JSON.parse(JSON.stringify(output.state)) as unknown
    expect(state).toEqual(output.state)
    expect(JSON.stringify(state).length).toBeLessThan(20_000)
    check(each.activities, output.replies, desk)
    desk = follow(desk, output.replies)
  }
}

function check(activities: readonly Activity[], replies: readonly Activity[], desk: DeskView): void {
  const spoken = activities.some(({ type }) => type === 'message')
  expect(replies.length > 0).toBe(spoken)
  const initiated = replies.filter(({ name }) => name === EVENTS.handoffInitiate)
  expect(initiated.length).toBeLessThanOrEqual(desk.holder === 'queue' ? 0 : 1)
  for (const reply of replies) {
    if (reply.type !== 'message') continue
    expect(reply.text).not.toBe('')
    const labels = (reply.suggestedActions?.actions ?? []).map(({ title }) => title)
    expect(labels.length).toBeLessThanOrEqual(3)
    expect(new Set(labels).size).toBe(labels.length)
    expect(labels.filter((label) => label.length > 20)).toEqual([])
    const receipts = reply.channelData?.nafidha?.receipts ?? []
    expect(receipts.filter(({ entry }) => entry === 'amnesty' || entry === 'tax')).toEqual([])
  }
  for (const { name, value } of replies) {
    if (name === EVENTS.callbackAgreed) expect((value as CallbackRequest).reference).toBe(desk.case?.reference)
    if (name === EVENTS.handoffInitiate) expect((value as HandoffRequest).subject).not.toMatch(/99123456/)
  }
}

function follow(desk: DeskView, replies: readonly Activity[]): DeskView {
  return replies.reduce((view, { name, value }): DeskView => {
    if (name === EVENTS.handoffInitiate) {
      return { ...view, holder: 'queue', case: { reference: (value as HandoffRequest).reference, place: 5 } }
    }
    const back = name === EVENTS.handoffCancel || name === EVENTS.callbackAgreed
    return back ? { ...view, holder: 'bot', case: null } : view
  }, desk)
}

describe('whatever a citizen sends', () => {
  test('every message gets a reply, nothing throws, no second case is opened, no expired entry is given', async () => {
    await assert(asyncProperty(anySteps, converse), { numRuns: 150, seed: 2026 })
  })
})
