import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { loadLexicon } from '../../../knowledge/language/lexicon.js'
import type { Example } from '../../../knowledge/model/example.js'
import { readModel, writeModel } from '../../../knowledge/model/model-file.js'
import type { Model } from '../../../knowledge/model/model.js'
import { train } from '../../../knowledge/model/train.js'
import { ROOT } from '../../../src/root.js'

const { lexicon } = loadLexicon(join(ROOT, 'knowledge/language'))
const ASKED: Readonly<Record<string, readonly string[]>> = {
  fee: ['كم رسوم البطاقة', 'بكم تجديد البطاقة', 'how much is the card', 'سعر البطاقة الشخصية'],
  lost: ['ضاعت بطاقتي', 'فقدت البطاقة ماذا أفعل', 'I lost my card', 'بطاقتي مفقودة'],
  visa: ['كيف أطلب تأشيرة', 'شروط تأشيرة الزيارة', 'how do I get a visa', 'أريد تأشيرة لأمي'],
}
const examples = Object.entries(ASKED).flatMap(([id, texts]) =>
  texts.map((text): Example => ({ id, language: /[a-z]/.test(text) ? 'en' : 'ar', text, role: 'phrasing' })),
)
const taught = (): Model => train({ examples, lexicon, options: { answerMaxWrong: 0.04, clock: () => 0 } })
let model: Model
beforeAll(() => {
  model = taught()
})

describe('a trained model', () => {
  test('finds the entry for words that it was not taught', () => {
    const best = (question: string) => model.rank(question).candidates[0]?.id
    expect(['رسوم بطاقه', 'ضيعت بطاقتي', 'visa for my mother'].map(best)).toEqual(['fee', 'lost', 'visa'])
  })

  test('is the same each time it is trained, bit by bit', () => {
    expect(writeModel(taught(), lexicon).equals(writeModel(model, lexicon))).toBe(true)
  })

  test('ranks the same after it was written and read', () => {
    const read = readModel(writeModel(model, lexicon), lexicon)
    expect(read?.rank('كم سعر التأشيرة')).toEqual(model.rank('كم سعر التأشيرة'))
  })

  test('is not read where a byte was altered', () => {
    const bytes = writeModel(model, lexicon)
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1
    expect(readModel(bytes, lexicon)).toBeNull()
  })

  test('has no candidate and no confidence where nothing is recognised', () => {
    expect(model.rank('🙂 ؟')).toEqual({ candidates: [], confidence: 0 })
  })

  test('learns nothing from golden questions, and sets by them how sure an answer must be', () => {
    const golden = (id: string, text: string): Example => ({ id, language: 'en', text, role: 'golden' })
    const asked = (id: string) => Array.from({ length: 120 }, () => golden(id, 'zebra crossing'))
    const withGolden = train({
      examples: [...examples, ...asked('visa')],
      lexicon,
      options: { answerMaxWrong: 0.04, clock: () => 0 },
    })
    expect(withGolden.rank('zebra crossing')).toEqual(model.rank('zebra crossing'))
    expect(withGolden.parts.report.answered.n).not.toBe(model.parts.report.answered.n)
  })

  test('ranks the same after it was written and read where there are enough phrasings for a network', () => {
    const said = ['البطاقة', 'اليوم', 'لو سمحت', 'عاجلا', 'من فضلكم', 'الآن', 'في مسقط', 'لأخي']
    const many = examples.flatMap((example) =>
      said.flatMap((one) => said.map((other) => ({ ...example, text: `${example.text} ${one} ${other}` }))),
    )
    const rich = train({ examples: many, lexicon, options: { answerMaxWrong: 0.04, clock: () => 0 } })
    expect(rich.parts.learnt.network).not.toBeNull()
    const read = readModel(writeModel(rich, lexicon), lexicon)
    expect(read?.rank('كم سعر التأشيرة')).toEqual(rich.rank('كم سعر التأشيرة'))
    expect(rich.rank('فقدت بطاقة أخي').candidates[0]?.id).toBe('lost')
  })
})
