import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { neutralWords, renderTree, renderWords } from '../../../channels/whatsapp/marks.js'
import { parseRichText } from '../../../knowledge/rich-text.js'

const WHOLE = { limit: 4_096, last: 4_096 }
const render = (markdown: string, limits = WHOLE) => renderTree(parseRichText(markdown).tree, limits)

describe('rich text on WhatsApp', () => {
  test('has bold, italic, lists and links in WhatsApp’s own marks', () => {
    expect(render('**الرسوم** و _المدة_:\n\n- عشرة ريالات\n- يومان\n\n1. ادفع\n2. احجز')).toEqual([
      '*الرسوم* و _المدة_:\n\n- عشرة ريالات\n- يومان\n\n1. ادفع\n2. احجز',
    ])
    expect(render('[موقع الشرطة](https://rop.gov.om/a_b_c) [+96824569392](tel:+96824569392)')).toEqual([
      'موقع الشرطة +96824569392\nhttps://rop.gov.om/a_b_c',
    ])
  })

  test('has the one address of a sentence below it, and several beside their names', () => {
    expect(render('المصدر: [شرطة عمان](https://rop.gov.om/x)، محدّث في 3 نوفمبر.')).toEqual([
      'المصدر: شرطة عمان، محدّث في 3 نوفمبر.\nhttps://rop.gov.om/x',
    ])
    expect(render('- [أ](https://a.om/)\n\n[ب](https://b.om/) أو [ج](https://c.om/)')).toEqual([
      '- أ: https://a.om/\n\nب: https://b.om/ أو ج: https://c.om/',
    ])
    expect(render('[www.rop.gov.om](https://www.rop.gov.om)')).toEqual(['https://www.rop.gov.om'])
  })

  test('shows the Arabic letters of an address, and nothing else of it otherwise', () => {
    const url = 'https://a.om/%d8%b4%d9%83%d9%88%d9%89-%2F%20?q=%D8%B9&r=%ZZ%d8'
    expect(render(`[شكوى](${url})`)).toEqual(['شكوى\nhttps://a.om/شكوى-%2F%20?q=ع&r=%ZZ%d8'])
  })

  test('has no mark that would show as a star: none glued to a letter, none around a space, none over two lines', () => {
    expect(render('و**كلمة** مهمة')).toEqual(['وكلمة مهمة'])
    expect(render('**[أ](https://a.om/) و[ب](https://b.om/x)** [ج](https://c.om/)')).toEqual([
      'أ: https://a.om/ وب: https://b.om/x ج: https://c.om/',
    ])
    expect(render('**سطر أول\\\nسطر ثان** نص')).toEqual(['*سطر أول*\n*سطر ثان* نص'])
  })

  test('closes what is open where a long text is cut, and opens it again', () => {
    const parts = render(`**${'كلمة '.repeat(60).trim()}**`, { limit: 100, last: 100 })
    expect(parts.length).toBeGreaterThan(2)
    for (const part of parts) expect(part).toMatch(/^\*كلمة( كلمة)*\*$/)
    expect(parts.every((part) => part.length <= 100)).toBe(true)
  })

  test('ends in a short text where buttons are to follow, with as few texts as can be', () => {
    const parts = renderWords('كلمة '.repeat(300), { limit: 4_096, last: 1_024 })
    expect(parts).toHaveLength(2)
    expect(parts.at(-1)?.length).toBeLessThanOrEqual(1_024)
  })
})

describe('words that are no rich text', () => {
  test('stay words: nothing becomes bold, struck out, code or a quotation', () => {
    expect(neutralWords('*x* _y_ ~z~ `c` ```d```')).not.toMatch(/[*_~`]/)
    expect(neutralWords('> قال')).toBe('› قال')
  })

  test('keep their addresses, and marks that mean nothing where they stand', () => {
    const text = 'https://a.om/x_y_z?q=*1* first_last@rop.gov.om snake_case 5*3'
    expect(neutralWords(text)).toBe(text)
  })

  test('lose no character to a cut, and none is over the limit', () => {
    const squeezed = (text: string) => text.replace(/\s+/g, '')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), fc.integer({ min: 60, max: 200 }), (text, limit) => {
        const parts = renderWords(text, { limit, last: 60 })
        expect(squeezed(parts.join(''))).toBe(squeezed(neutralWords(text)))
        expect(parts.every((part, i) => part.length <= (i === parts.length - 1 ? 60 : limit))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
