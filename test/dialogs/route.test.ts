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

describe('where a message belongs', () => {
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
