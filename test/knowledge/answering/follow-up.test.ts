import { describe, expect, test } from '@jest/globals'
import type { EntryId } from '../../../knowledge/entry.js'
import { loadWordings, trainOn } from '../trained-pack.js'

const { answerer } = trainOn(
  loadWordings({
    'card-fee': {
      ar: ['كم رسوم بطاقة المقيم', 'بكم بطاقة المقيم لسنة', 'سعر بطاقة المقيم', 'كم أدفع لبطاقة المقيم سنتين'],
      en: ['resident card fee', 'how much is the resident card', 'price of a resident card for one year'],
    },
    'card-replacement': {
      ar: ['بدل فاقد لبطاقة المقيم', 'ضاعت بطاقة المقيم', 'فقدت بطاقتي كم البدل', 'طاحت البطاقة مني وضاعت'],
      en: ['lost resident card', 'replace a lost card', 'I lost my card', 'my card was lost or stolen'],
    },
    'card-documents': {
      ar: ['وثائق بطاقة المقيم', 'الأوراق المطلوبة لبطاقة المقيم', 'أيش أجيب معي للبطاقة', 'مستندات البطاقة'],
      en: ['documents for the resident card', 'which papers for the card', 'what do I bring for the card'],
    },
    'sick-leave': {
      ar: ['كم إجازة المرض', 'راتبي وأنا مريض', 'أيام الإجازة المرضية', 'إذا مرضت كم يدفعون'],
      en: ['sick leave pay', 'am I paid when I am ill', 'how many sick days', 'salary during sickness'],
    },
  }),
)

const after = (question: string) => ({
  language: 'ar' as const,
  previous: ['card-fee' as EntryId],
  previousQuestion: question,
})
const FEE = { ar: after('كم رسوم بطاقة المقيم لسنة؟'), en: after('how much is the resident card for one year?') }

describe('a follow-up', () => {
  test.each([
    ['ولثلاث سنين؟', 'card-fee', FEE.ar],
    ['وحال سنتين', 'card-fee', FEE.ar],
    ['and for 3 years?', 'card-fee', FEE.en],
    ['ولو ضاعت؟', 'card-replacement', FEE.ar],
    ['and if I lose it?', 'card-replacement', FEE.en],
    ['وأيش الأوراق؟', 'card-documents', FEE.ar],
    ['what papers?', 'card-documents', FEE.en],
  ])('leans on what was answered: %s', async (question, id, context) => {
    const verdict = await answerer.answer(question, context)
    expect(verdict.kind).toBe('answer')
    expect(verdict.entries.map((entry) => entry.id)).toEqual([id])
  })

  test.each([
    ['كم سعر الذهب؟', FEE.ar],
    ['متى يلعب المنتخب', FEE.ar],
    ['what about the weather?', FEE.en],
    ['and the best beach?', FEE.en],
    ['👍', FEE.ar],
  ])('does not take the last answer for a question about something else: %s', async (question, context) => {
    expect((await answerer.answer(question, context)).rule).not.toBe('follow-up')
  })

  test('does not bend a new question that is clear by itself', async () => {
    const verdict = await answerer.answer('كم أيام الإجازة المرضية', FEE.ar)
    expect(verdict.entries.map((entry) => entry.id)).toEqual(['sick-leave'])
  })

  test('needs something to lean on', async () => {
    const verdict = await answerer.answer('ولثلاث سنين؟', { language: 'ar', previous: [] })
    expect(verdict.rule).not.toBe('follow-up')
  })
})

describe('a message that names no service', () => {
  const NOTHING = { language: 'ar' as const, previous: [] }

  test.each(['what documents', 'وثائق', 'الأوراق المطلوبة', 'how much?', 'كم رسوم'])(
    'is asked back about: %s',
    async (question) => expect((await answerer.answer(question, NOTHING)).kind).not.toBe('answer'),
  )
})
