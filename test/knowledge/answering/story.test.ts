import { describe, expect, test } from '@jest/globals'
import { loadWordings, SUBJECTS, trainOn } from '../trained-pack.js'

const { answerer } = trainOn(loadWordings(SUBJECTS))
const ask = (message: string) => answerer.answer(message, { language: 'ar', previous: [] })

describe('a long story', () => {
  test.each([
    [
      'السلام عليكم، أنا من ولاية صحم وأشتغل في شركة من عشر سنين، وأمس كنا جالسين مع الأهل في البيت نتعشى والجو حلو. أبا أعرف كم أدفع للبطاقة؟ وجزاكم الله خير',
      'card-fee',
      'card',
    ],
    [
      'Good morning. We moved from Ruwi to Azaiba last summer because the children changed school, and all was fine so far. How long is a driving licence valid? Thank you in advance.',
      'licence-validity',
      'valid',
    ],
  ])('is judged by what asks in it', async (message, id) => {
    const { ranked, asked } = await ask(message)
    expect(ranked[0]?.entry.id).toBe(id)
    expect(asked).toBeDefined()
    expect(asked).not.toMatch(/صحم|ruwi/i)
  })

  test('is no story where it is short: nothing of it is left out', async () => {
    expect((await ask('كم أدفع للبطاقة')).asked).toBeUndefined()
  })
})

describe('two questions in one message', () => {
  test.each([
    ['كم رسوم البطاقة؟ وكم سنة صلاحية الرخصة؟', ['card-fee', 'licence-validity']],
    ['كم سنة صلاحية الرخصة وبكم البطاقة', ['licence-validity', 'card-fee']],
    ['how much is the card and how many sick days do I get', ['card-fee', 'sick-leave']],
  ])('are both answered, in their order: %s', async (message, ids) => {
    const verdict = await ask(message)
    expect(verdict).toMatchObject({ kind: 'answer', rule: 'parts' })
    expect(verdict.entries.map(({ id }) => id)).toEqual(ids)
  })

  test.each([
    ['مرضت أسبوع ورقدت في المستشفى، كم أيام الإجازة المرضية'],
    ['how much is the card and what does the card cost'],
    ['كم رسوم البطاقة وكيف الطقس باكر في بيروت'],
  ])('are not seen where there is one, or where one is unclear: %s', async (message) => {
    expect((await ask(message)).entries.length).toBeLessThan(2)
  })
})
