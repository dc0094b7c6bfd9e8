import { describe, expect, test } from '@jest/globals'
import { createRouter } from '../../dialogs/route.js'
import type { Answerer, Verdict } from '../../knowledge/answerer.js'
import type { Entry, EntryId } from '../../knowledge/entry.js'

const service = { id: 'black-points' as EntryId, kind: 'service' } as Entry
const given = (verdict: Partial<Verdict>): Answerer => ({
  answer: () =>
    Promise.resolve({
      kind: 'answer',
      entries: [service],
      ranked: [{ entry: service, confidence: verdict.confidence ?? 0.95 }],
      confidence: 0.95,
      rule: 'threshold',
      ...verdict,
    }),
})
const { route } = createRouter({ entries: () => new Map([[service.id, service]]) })
const kindOf = async (text: string, verdict: Partial<Verdict>) =>
  (await route(text, { language: 'ar', previous: [] }, given(verdict))).kind

/** What is only learnt: the answerer finds this entry likeliest, so sure. */
const learnt = (text: string, entry: Entry, confidence: number) =>
  kindOf(text, { kind: 'clarify', entries: [], ranked: [{ entry, confidence }], confidence })
const child = { id: 'urgent-child' as EntryId, kind: 'urgent' } as Entry
const farewell = { id: 'farewell' as EntryId, kind: 'smalltalk' } as Entry

describe('where a message belongs', () => {
  test('somebody who is only named is in no danger', async () => {
    expect(await learnt('and my kids?', child, 0.5)).toBe('verdict')
    expect(await learnt('وأولادي؟', child, 0.5)).toBe('verdict')
    expect(await learnt('my kids are crying next door all night', child, 0.5)).toBe('urgent')
  })

  test('nobody says goodbye with a question, or is in danger for not wanting to wait', async () => {
    expect(await learnt('الله معكم', farewell, 0.7)).toBe('smalltalk')
    expect(await learnt('هل الله معكم', farewell, 0.7)).toBe('verdict')
    expect(await learnt("I don't want to wait anymore", child, 0.5)).toBe('verdict')
  })

  test('an answer beyond doubt comes before an own record', async () => {
    expect(await kindOf('At how many black points will my licence be suspended?', {})).toBe('verdict')
    expect(await kindOf('how many black points do I have', { kind: 'clarify', confidence: 0.6 })).toBe('person')
  })

  test('who asks how to complain is told, however angry', async () => {
    const clear: Partial<Verdict> = { kind: 'clarify', confidence: 0.6 }
    expect(await kindOf('موظفكم صرخ علي وطردني، كيف أقدم شكوى', clear)).toBe('verdict')
    expect(await kindOf('موظفكم صرخ علي وطردني', clear)).toBe('person')
  })

  test('who asks for a person gets one, whatever else is clear', async () => {
    expect(await kindOf('كم رسوم الرخصة، أبا أكلم موظف', {})).toBe('person')
  })

  test('a story with a clear question is judged by the question and the end', async () => {
    const story =
      'Yesterday I called all day and nobody picked up, then I went there and the office was closed. When is a licence suspended?'
    expect(await kindOf(story, { kind: 'clarify', confidence: 0.7, asked: 'when is a licence suspended' })).toBe(
      'verdict',
    )
    const end = `${story} I want to speak to a human.`
    expect(await kindOf(end, { confidence: 0.7, asked: 'when is a licence suspended' })).toBe('person')
  })
})
