import { afterEach, expect, test } from '@jest/globals'
import type { Turn } from '../../bots/turn.js'
import { EVENTS } from '../../channels/activity.js'
import { asksForPerson, cleanUp, event, setStage } from '../conversation/scripted.js'

afterEach(cleanUp)

/** Asks for a person, or where a case is: "ask REF1 1234". */
const turn: Turn = async ({ activities, state }) => {
  const [word, reference = '', pin = null] = String(activities[0]?.text).split(' ')
  const replies = word === 'person' ? [asksForPerson('REF1')] : [event(EVENTS.caseAsked, { reference, pin })]
  return { replies, state }
}

test('whoever a case belongs to hears its history; anybody else its state, with the PIN', async () => {
  const stage = await setStage({ turn })
  await stage.say('person', 'mine')
  await stage.say('ask REF1', 'mine')
  expect((await stage.script('mine')).at(-1)).toMatch(/^notice: notice.caseHistory reference=REF1/)
  const last = async (text: string) => {
    await stage.say(text, 'other')
    return (await stage.script('other')).at(-1)
  }
  expect(await last('ask REF1')).toBe('notice: notice.caseNeedsPin reference=REF1')
  expect(await last('ask REF1 9999')).toBe('notice: notice.caseUnknown reference=REF1')
  expect(await last('ask NONE 1234')).toBe('notice: notice.caseUnknown reference=NONE')
  expect(await last('ask REF1 1234')).toBe('notice: notice.caseState reference=REF1 state=caseState.queued')
})

test('a PIN cannot be found by trying', async () => {
  const stage = await setStage({ turn })
  await stage.say('person', 'mine')
  for (let i = 0; i < 5; i += 1) await stage.say(`ask REF1 000${i}`, 'other')
  await stage.say('ask REF1 1234', 'other')
  expect((await stage.script('other')).at(-1)).toBe('notice: notice.caseTooMany')
})
