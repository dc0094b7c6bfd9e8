import { describe, expect, test } from '@jest/globals'
import { spansOf } from '../../../channels/try/spans.js'
import { readMarks } from '../../../channels/try/whatsapp-marks.js'

const shown = (wire: string) => {
  const { text, marks } = readMarks(wire)
  return spansOf(text, marks)
}

describe('what a WhatsApp phone makes of signs', () => {
  test('shows bold, italic, struck and code words without their signs', () => {
    expect(shown('رسوم *10 ريالات* و _قديم_ و ~باطل~ و `رمز`')).toEqual([
      { text: 'رسوم ' },
      { text: '10 ريالات', bold: true },
      { text: ' و ' },
      { text: 'قديم', italic: true },
      { text: ' و ' },
      { text: 'باطل', struck: true },
      { text: ' و ' },
      { text: 'رمز', code: true },
    ])
  })

  test('leaves signs alone that stand inside words or before a space', () => {
    for (const text of ['snake_case_name', '2*3*4', '* شيء *', 'نجمة * واحدة']) expect(shown(text)).toEqual([{ text }])
  })

  test('keeps the places of outer marks when inner ones go', () => {
    expect(shown('*قبل _وسط_ بعد* ثم')).toEqual([
      { text: 'قبل ', bold: true },
      { text: 'وسط', bold: true, italic: true },
      { text: ' بعد', bold: true },
      { text: ' ثم' },
    ])
  })

  test('links addresses and numbers, without the full stop behind them', () => {
    expect(shown('انظر https://rop.gov.om/a. أو 24560099')).toEqual([
      { text: 'انظر ' },
      { text: 'https://rop.gov.om/a', url: 'https://rop.gov.om/a' },
      { text: '. أو ' },
      { text: '24560099', url: 'tel:24560099' },
    ])
  })
})
