import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { Activity } from '../../../channels/activity.js'
import { plainWords } from '../../../channels/telegram/marks.js'
import type { WirePart } from '../../../channels/telegram/parts.js'
import { parseHtml } from '../../../channels/telegram/simulator/html.js'
import type { Block, Inline, RichText } from '../../../knowledge/rich-text.js'
import { plainText } from '../../../knowledge/rich-text.js'
import { createChannel } from './telegram.js'

const channel = createChannel()
const render = (activity: Partial<Activity>) => channel.render({ type: 'message', ...activity }) as readonly WirePart[]
const ofTree = (richText: RichText, more: Partial<Activity> = {}) =>
  render({ channelData: { nafidha: { richText } }, ...more })
const htmlOf = (part: WirePart | undefined) => (part && 'html' in part.payload ? part.payload.html : '')
const words = (text: string): Inline => ({ type: 'text', text })
const paragraph = (...children: readonly Inline[]): Block => ({ type: 'paragraph', children })
const photo = { contentType: 'image/jpeg', contentUrl: 'nafidha:file/f1', name: 'x.jpg' }

const inline: fc.Arbitrary<Inline> = fc.letrec<{ inline: Inline }>((tie) => ({
  inline: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string({ unit: 'grapheme', maxLength: 40 }).map(words),
    fc.constantFrom(words('<b>'), words('&amp;'), words('سطر\uE001'), { type: 'break' } as const),
    fc.record({ type: fc.constantFrom('bold', 'italic'), children: fc.array(tie('inline'), { maxLength: 3 }) }),
    fc.record({
      type: fc.constant('link' as const),
      url: fc.constantFrom('https://example.om/?a="b"&c=<d>', 'tel:+96824000000'),
      children: fc.array(tie('inline'), { maxLength: 2 }),
    }),
  ),
})).inline
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.array(inline, { maxLength: 8 }).map((children) => paragraph(...children)),
  fc.record({
    type: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(fc.array(inline, { maxLength: 4 }), { maxLength: 5 }),
  }),
)

describe('what is said on Telegram', () => {
  test('has the marks of its tree, and links where Telegram follows them', () => {
    const tree: RichText = [
      paragraph(words('الرسوم '), { type: 'bold', children: [words('10 & 20')] }),
      {
        type: 'list',
        ordered: false,
        items: [
          [{ type: 'link', url: 'https://rop.gov.om/?a=1&b=2', children: [words('الموقع')] }],
          [{ type: 'link', url: 'tel:+96824000000', children: [words('اتصل')] }],
        ],
      },
    ]
    expect(ofTree(tree).map(htmlOf)).toEqual([
      'الرسوم <b>10 &amp; 20</b>\n\n• <a href="https://rop.gov.om/?a=1&amp;b=2">الموقع</a>\n• اتصل: +96824000000',
    ])
  })

  test('is always readable for Telegram, loses no word, and fits, whatever the tree and wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 60 }), (tree) => {
        const parts = ofTree(tree).map(htmlOf)
        const read = parts.map((html) => {
          const parsed = parseHtml(html)
          if (parsed.kind === 'fault') throw new Error(`${parsed.why}: ${html}`)
          expect(parsed.text.length).toBeLessThanOrEqual(channel.limits.text)
          return parsed.text
        })
        const bare = (text: string) => text.replace(/[\s\u200F\uE000-\uE310]|: \+96824000000/g, '')
        expect(bare(read.join(''))).toBe(bare(plainText(tree)))
      }),
      { numRuns: 150 },
    )
  })

  test('closes its tags before a cut and opens them again after it', () => {
    const long = 'كلمة '.repeat(1_500).trim()
    const parts = ofTree([paragraph({ type: 'bold', children: [words(long)] })]).map(htmlOf)
    expect(parts.length).toBe(2)
    expect(parts.every((html) => html.startsWith('<b>') && html.endsWith('</b>'))).toBe(true)
  })

  test('says that a line is Arabic where it starts with a Latin word', () => {
    expect(render({ text: 'ROP شرطة عمان السلطانية\nOnly English' }).map(htmlOf)).toEqual([
      '\u200FROP شرطة عمان السلطانية\nOnly English',
    ])
  })

  test('has buttons for words and for web links, and none that Telegram would refuse', () => {
    const actions = [
      { type: 'imBack', title: 'نعم', value: 'نعم' },
      { type: 'openUrl', title: 'الموقع', value: 'https://rop.gov.om' },
      { type: 'openUrl', title: 'اتصل', value: 'tel:+96824000000' },
      { type: 'openUrl', title: 'خطر', value: 'javascript:alert(1)' },
    ]
    const [part] = render({ text: 'اختر', suggestedActions: { to: [], actions } })
    expect(part?.payload.buttons).toEqual([
      { text: 'نعم', callback_data: '=نعم' },
      { text: 'الموقع', url: 'https://rop.gov.om' },
    ])
  })

  test('has its words under a file of an agent’s, or after it where they are long', () => {
    const unsent = expect.stringContaining('«x.jpg»')
    expect(render({ text: 'العقد', attachments: [photo] })).toEqual([
      { kind: 'file', payload: { file: 'f1', contentType: 'image/jpeg', name: 'x.jpg', html: 'العقد', unsent } },
    ])
    const kinds = render({ text: 'س'.repeat(2_000), attachments: [photo, photo] }).map(({ kind }) => kind)
    expect(kinds).toEqual(['file', 'file', 'text'])
  })

  test('is nothing for what is no message, and for a file that is nowhere', () => {
    expect(channel.render({ type: 'event', name: 'handoff.initiate' })).toEqual([])
    expect(render({ attachments: [{ ...photo, contentUrl: 'https://evil.example/x.jpg' }] })).toEqual([])
  })
})

test('words without their tags say where links lead', () => {
  const html = '<b>الموقع</b>: <a href="https://rop.gov.om/?a=1&amp;b=2">هنا</a> &lt;x&gt;'
  expect(plainWords(html)).toBe('الموقع: هنا: https://rop.gov.om/?a=1&b=2 <x>')
})
