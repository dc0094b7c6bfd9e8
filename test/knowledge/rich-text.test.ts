import { describe, expect, test } from '@jest/globals'
import { parseRichText, plainText } from '../../knowledge/rich-text.js'

describe('rich text', () => {
  test('holds paragraphs, lists, bold, italic, links and breaks', () => {
    const { tree, faults } = parseRichText(
      '**ten** _rials_  \nat [ROP](https://rop.gov.om)\n\n- one\n- two\n\n1. first',
    )
    expect(faults).toEqual([])
    expect(tree).toEqual([
      {
        type: 'paragraph',
        children: [
          { type: 'bold', children: [{ type: 'text', text: 'ten' }] },
          { type: 'text', text: ' ' },
          { type: 'italic', children: [{ type: 'text', text: 'rials' }] },
          { type: 'break' },
          { type: 'text', text: 'at ' },
          { type: 'link', url: 'https://rop.gov.om', children: [{ type: 'text', text: 'ROP' }] },
        ],
      },
      { type: 'list', ordered: false, items: [[{ type: 'text', text: 'one' }], [{ type: 'text', text: 'two' }]] },
      { type: 'list', ordered: true, items: [[{ type: 'text', text: 'first' }]] },
    ])
    expect(plainText(tree)).toBe('ten rials\nat ROP\n\n• one\n• two\n\n1. first')
  })

  test.each([
    ['a heading', '# big', 'big'],
    ['HTML', '<b onclick="x">bold</b>', '<b onclick="x">bold</b>'],
    ['an image', 'see ![x](https://a.om/x.png)', 'see '],
    ['code', 'run `rm`', 'run rm'],
    ['a quote', '> quoted', 'quoted'],
  ])('takes %s as a fault and keeps its words as plain text', (_name, markdown, words) => {
    const { tree, faults } = parseRichText(markdown)
    expect(faults.length).toBeGreaterThan(0)
    expect(plainText(tree)).toBe(words)
    expect(JSON.stringify(tree)).not.toContain('"type":"html"')
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', 'http://a.om', '//a.om'])('keeps no link to %s', (url) => {
    const { tree, faults } = parseRichText(`[go](${url})`)
    expect(faults).toHaveLength(1)
    expect(JSON.stringify(tree)).not.toContain('"link"')
  })

  test.each(['> '.repeat(5_000), '1. '.repeat(5_000), '- x\n'.repeat(2_000), '*_'.repeat(5_000)])(
    'made to be slow is kept as it was written, and told: %#',
    (markdown) => {
      const { tree, faults } = parseRichText(markdown)
      expect(faults).toHaveLength(1)
      expect(tree).toEqual([{ type: 'paragraph', children: [{ type: 'text', text: markdown }] }])
    },
  )
})
