import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { parseRichText, plainText, toMarkdown } from '../../knowledge/rich-text.js'

const roundTrip = (markdown: string) => parseRichText(toMarkdown(parseRichText(markdown).tree)).tree

describe('rich text as Markdown', () => {
  test.each([
    ['a paragraph', 'رسوم البطاقة 10 ريال عماني.'],
    ['paragraphs', 'الرسوم 10 ريال.\n\nالمدة يومان.'],
    ['bold and italic', 'الرسوم **10 ريال عماني** و*المدة* يومان'],
    ['bold inside italic', 'a *b **c** d* e'],
    ['a link with brackets in its address', '[ROP](<https://www.rop.gov.om/a(b)?q=1&r=2>)'],
    ['a phone link', 'اتصل على [9999](tel:9999)'],
    ['a list', '- جواز السفر\n- **صورة** شخصية'],
    ['a numbered list', '1. Open the site\n2. Pay'],
    ['a hard break', 'First line\\\nsecond line'],
    ['a hard break in an item', '- First line\\\n  second line\n- next'],
  ])('reads back as it was: %s', (_, markdown) => {
    expect(roundTrip(markdown)).toEqual(parseRichText(markdown).tree)
  })

  test.each([
    '# not a heading',
    '- not a list',
    '1. not a list',
    '2) not either',
    '> no quotation',
    '*no* _mark_ `code`',
  ])('keeps plain words plain: %s', (words) => {
    const tree = [{ type: 'paragraph', children: [{ type: 'text', text: words }] }] as const
    expect(parseRichText(toMarkdown(tree)).tree).toEqual(tree)
  })

  test('keeps the words of any one-line text', () => {
    const words = fc.stringMatching(/^[a-zء-ي0-9#>*_`~|<&[\]()!+=.\\-]+( [a-zء-ي0-9#>*_`~|<&[\]()!+=.\\-]+)*$/)
    fc.assert(
      fc.property(words, (text) => {
        const { tree, faults } = parseRichText(toMarkdown([{ type: 'paragraph', children: [{ type: 'text', text }] }]))
        expect({ words: plainText(tree), faults }).toEqual({ words: text, faults: [] })
      }),
      { numRuns: 500 },
    )
  })

  test('puts the spaces at the edge of a bold text outside the marks', () => {
    const tree = [
      { type: 'paragraph', children: [{ type: 'bold', children: [{ type: 'text', text: ' a ' }] }] },
    ] as const
    expect(toMarkdown(tree)).toBe(' **a** ')
  })
})
