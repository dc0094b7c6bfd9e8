import { describe, expect, test } from '@jest/globals'
import { explain } from '../../../knowledge/explain/explain.js'
import { loadWordings, SUBJECTS, trainOn } from '../trained-pack.js'

const parts = trainOn(loadWordings(SUBJECTS))
const context = { language: 'ar', previous: [] } as const

async function explained(message: string) {
  const [first] = await explain(message, context, parts)
  if (!first) throw new Error('nothing explained')
  return first
}

const wordsFor = (evidence: readonly { word: string; weight: number }[]) =>
  evidence.filter(({ weight }) => weight > 0).map(({ word }) => word)

describe('explaining an answer', () => {
  test('gives what the answerer gives', async () => {
    const { verdict } = await explained('بكم البطاقة')
    expect(verdict).toEqual(await parts.answerer.answer('بكم البطاقة', context))
  })

  test('shows what each word became', async () => {
    const { words } = await explained('السلام عليكم، بكم الليسن؟')
    expect(words).toEqual([
      { written: 'بكم', standard: 'كم', list: 'dialect', stem: 'كم', concepts: ['q-how-much'] },
      {
        written: 'الليسن',
        standard: 'رخصه قياده',
        list: 'loanwords',
        stem: 'رخص قياد',
        concepts: expect.arrayContaining(['licence', 'driving']),
      },
    ])
  })

  test('names the words that speak for a candidate, and those against', async () => {
    const { candidates } = await explained('خصم على المخالفات ولا البطاقة')
    const [discount, card] = ['fine-discount', 'card-fee'].map((id) => candidates.find(({ entry }) => entry.id === id))
    expect(wordsFor(discount?.evidence ?? [])).toEqual(expect.arrayContaining(['المخالفات', 'خصم']))
    expect(discount?.evidence).toContainEqual({ word: 'البطاقه', weight: expect.any(Number) })
    expect(discount?.evidence.find(({ word }) => word === 'البطاقه')?.weight).toBeLessThan(0)
    expect(wordsFor(card?.evidence ?? [])).toContain('البطاقه')
  })

  test('shows the nearest wording, whatever its spelling', async () => {
    const { candidates } = await explained('بِكَم تجديد بطاقه')
    expect(candidates[0]).toMatchObject({ entry: { id: 'card-fee' }, nearest: { text: 'بكم تجديد البطاقة' } })
    expect(candidates[0]?.nearest?.likeness).toBeGreaterThan(0.7)
  })

  test('says that a candidate is near for what it does not cover, with that wording', async () => {
    const { candidates } = await explained('where do I renew the card')
    expect(candidates[0]).toMatchObject({
      entry: { id: 'card-fee' },
      notCovered: true,
      nearest: { text: 'where do I renew the card', likeness: 1 },
    })
  })

  test('of a message without a known word has no words for anything', async () => {
    const { verdict, candidates } = await explained('ζζζ')
    expect(verdict.kind).toBe('unknown')
    expect(candidates).toEqual([])
  })

  test('takes a message of two questions apart', async () => {
    const message = 'How much is the card? Is there a discount on traffic fines?'
    const explainedParts = await explain(message, context, parts)
    const { rule } = await parts.answerer.answer(message, context)
    expect(rule).toBe('parts')
    expect(explainedParts.map(({ text, verdict }) => [text, verdict.ranked[0]?.entry.id])).toEqual([
      ['how much is the card', 'card-fee'],
      ['is there a discount on traffic fines', 'fine-discount'],
    ])
  })
})
