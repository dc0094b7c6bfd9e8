import { describe, expect, test } from '@jest/globals'
import { join } from 'node:path'
import { createAnswerer } from '../../knowledge/create-answerer.js'
import { frontMatter, type Entry, type EntryId } from '../../knowledge/entry.js'
import { loadLexicon } from '../../knowledge/language/lexicon.js'
import { examplesOf } from '../../knowledge/model/examples-of.js'
import { train } from '../../knowledge/model/train.js'
import { ROOT } from '../../src/root.js'

const TODAY = new Date('2026-11-23T08:00:00Z')

function entry(id: string, given: { ar: string[]; en: string[] } & Partial<Entry>): Entry {
  const { ar, en, ...rest } = given
  const fields = frontMatter.parse({
    id,
    topic: 'cards',
    agency: 'rop',
    label: { ar: id.slice(0, 20), en: id.slice(0, 20) },
    question: { ar: ar[0], en: en[0] },
    phrasings: { ar, en },
  })
  return { ...fields, id: id as EntryId, followUps: [], answer: null, hash: id, file: `${id}.md`, ...rest }
}

const entries = [
  entry('card-fee', {
    ar: ['كم رسوم البطاقة', 'بكم تجديد البطاقة', 'سعر البطاقة المدنية', 'كم أدفع للبطاقة'],
    en: ['card fee', 'how much is the card', 'price of a new id card', 'what does the card cost'],
    notCovered: {
      ar: ['وين أجدد البطاقة', 'أقرب مركز للبطاقة'],
      en: ['where do I renew the card', 'nearest card office'],
    },
  }),
  entry('licence-validity', {
    ar: ['كم مدة رخصة القيادة', 'متى تنتهي الليسن', 'كم سنة صلاحية الرخصة', 'الرخصة لكم سنة'],
    en: [
      'how long is a driving licence valid',
      'licence validity',
      'when does my licence expire',
      'years of driving licence',
    ],
  }),
  entry('sick-leave', {
    ar: ['كم إجازة المرض', 'راتبي وأنا مريض', 'أيام الإجازة المرضية', 'إذا مرضت كم يدفعون'],
    en: ['sick leave pay', 'am I paid when I am ill', 'how many sick days', 'salary during sickness'],
  }),
  entry('old-offer', {
    ar: ['تخفيض المخالفات', 'خصم على المخالفات المرورية', 'عرض المخالفات', 'كم الخصم على المخالفات'],
    en: ['traffic fine discount', 'is there a discount on fines', 'fines offer', 'cheaper traffic fines'],
    validUntil: '2026-10-31',
  }),
]
const content = {
  entries: new Map(entries.map((one) => [one.id, one])),
  agencies: new Map([['rop', { id: 'rop', name: { ar: 'شرطة عمان السلطانية', en: 'Royal Oman Police' } }]]),
}
const { lexicon } = loadLexicon(join(ROOT, 'knowledge/language'))
const model = train({ examples: examplesOf(content), lexicon, options: { answerMaxWrong: 0.04 } })
const answerer = createAnswerer({ model, content, settings: { now: () => TODAY, timeZone: 'Asia/Muscat' } })
const ask = (question: string) => answerer.answer(question, { language: 'ar', previous: [] })

describe('the answerer', () => {
  test.each([
    ['بكم البطاقة', 'card-fee'],
    ['how much does the id card cost?', 'card-fee'],
    ['السلام عليكم، كم سنة صلاحية رخصة القيادة؟', 'licence-validity'],
    ['how many days of sick leave', 'sick-leave'],
  ])('ranks the right entry first: %s', async (question, id) => {
    const { ranked, confidence } = await ask(question)
    expect(ranked[0]?.entry.id).toBe(id)
    expect(ranked[0]?.confidence).toBe(confidence)
  })

  test('finds nothing in a message without a known word', async () => {
    expect(await ask('ზღვა 👍')).toMatchObject({ kind: 'unknown', entries: [], confidence: 0, rule: 'nothing-found' })
  })

  test('says whom to ask where a curator listed the question as not covered', async () => {
    expect(await ask('وين أجدد البطاقة')).toMatchObject({
      kind: 'unknown',
      rule: 'not-covered',
      askInstead: { id: 'rop' },
    })
  })

  test('never gives an expired entry as an answer or an option', async () => {
    const verdict = await ask('is there a discount on traffic fines')
    expect(verdict).toMatchObject({ kind: 'unknown', rule: 'expired' })
  })
})
