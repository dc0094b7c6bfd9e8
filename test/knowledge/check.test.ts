import { describe, expect, test } from '@jest/globals'
import { check } from '../../knowledge/check.js'
import { printFault } from '../../knowledge/fault.js'
import { loadPacks } from '../../knowledge/load.js'
import { entryText, packFiles, writePack } from './entry-text.js'

const TODAY = new Date('2026-11-23T08:00:00Z')

/** Faults of a pack with one entry, without the warning that two phrasings are few. */
function faultsOf(change: (text: string) => string, more: Readonly<Record<string, string>> = {}): string[] {
  const folder = writePack(packFiles({ 'cards/card-fee.md': change(entryText()), ...more }))
  return check(loadPacks([folder]), TODAY)
    .map(printFault)
    .filter((line) => !line.includes('citizens ask in more ways'))
}

describe('checking packs', () => {
  test('finds nothing wrong with a sound entry', () => {
    expect(faultsOf((text) => text)).toEqual([])
  })

  test('finds names that nothing bears', () => {
    const faults = faultsOf((text) =>
      text.replace('agency: police', 'agency: polise\nteam: night\nfollowUps: [card-age]'),
    )
    expect(faults).toEqual([
      expect.stringMatching(/card-fee\.md:4: error: agency: polise is not known/),
      expect.stringMatching(/card-fee\.md:5: error: team: night is not known/),
      expect.stringMatching(/card-fee\.md:6: error: followUps: card-age is not known/),
    ])
  })

  test('finds an answer without its source and date', () => {
    const faults = faultsOf((text) => text.replace(/source: .*\nasOf: .*\nconfidence: .*\n/, ''))
    expect(faults).toEqual(
      ['source', 'asOf', 'confidence'].map((field) => expect.stringMatching(new RegExp(`error: ${field} is missing`))),
    )
  })

  test('asks for a source as soon as a small-talk answer holds a figure', () => {
    const smallTalk = (text: string) =>
      text
        .replace('topic: cards', 'kind: smalltalk\ntopic: cards')
        .replace(/source: .*\nasOf: .*\nconfidence: .*\n/, '')
    expect(faultsOf(smallTalk)).toHaveLength(3)
    const plain = (text: string) => smallTalk(text).replace('10 ريالات عمانية', 'مجانية').replace('OMR 10', 'nothing')
    expect(faultsOf(plain)).toEqual([])
  })

  test('finds an answer that is too long, caution included', () => {
    const long = 'Go to the counter. '.repeat(31)
    expect(faultsOf((text) => text.replace('The fee is', `${long}The fee is`))).toEqual([
      expect.stringMatching(/card-fee\.md:21: error: the en answer and caution have 607 characters; 600 is the most/),
    ])
  })

  test('warns of an answer that WhatsApp may cut, links and source included', () => {
    const link = `[here](https://example.om/${'a'.repeat(700)})`
    expect(faultsOf((text) => text.replace('The fee is', `${link} The fee is`))).toEqual([
      expect.stringMatching(
        /warning: with its links and source the en answer has 782 characters: WhatsApp may cut it in two/,
      ),
    ])
  })

  test('warns of a sentence that is too long, and of a text of long words', () => {
    const long = 'so that you must come back to us at the counter and ask '.repeat(3)
    expect(faultsOf((text) => text.replace('The fee is', `${long}The fee is`))).toEqual([
      expect.stringMatching(/warning: a sentence of the en answer has 44 words: make it two/),
    ])
    const heavy = 'Applicants presenting insufficient documentation require supplementary authorisation. '.repeat(3)
    expect(faultsOf((text) => text.replace('The fee is', `${heavy}The fee is`))).toEqual([
      expect.stringMatching(/warning: the en answer is hard to read: \d+ words a sentence, \d+ % long words/),
    ])
  })

  test('warns of a figure that only one language gives, however it is written', () => {
    const faults = faultsOf((text) => text.replace('OMR 10', 'OMR 10, or 1,500 for ٢٥ days'))
    expect(faults).toEqual([
      expect.stringMatching(/warning: the ar answer does not say 1500, 25, which the other language does/),
    ])
    expect(faultsOf((text) => text.replace('OMR 10', 'OMR 10 within 2 days'))).toEqual([])
  })

  test('warns of a review that is overdue and of an entry that is no longer valid', () => {
    const faults = faultsOf((text) =>
      text.replace('reviewBy: 2099-01-01', 'reviewBy: 2026-11-22\nvalidUntil: 2026-11-22'),
    )
    expect(faults).toEqual([
      expect.stringMatching(/warning: reviewBy: was due on 2026-11-22/),
      expect.stringMatching(/warning: validUntil: ended on 2026-11-22; the entry is no longer answered/),
    ])
  })

  test('finds a phrasing that leads to two entries, whatever its spelling', () => {
    const other = entryText('card-age').replace('بكم البطاقة card-age', 'بِكَم البطاقه  card-fee؟')
    expect(faultsOf((text) => text, { 'cards/card-age.md': other })).toEqual([
      expect.stringMatching(/card-fee\.md:\d+: error: .* also stands in card-age: one phrasing leads to one entry/),
    ])
  })

  test('finds a golden question that is trained on', () => {
    const golden = (text: string) => text.replace('owner:', 'golden: { ar: [بكم البطاقة card-fee], en: [] }\nowner:')
    expect(faultsOf(golden)).toEqual([expect.stringMatching(/error: .* a golden question is kept out of training/)])
  })

  test('warns of phrasings of two entries that hardly differ', () => {
    const near = (text: string) => text.replace(/en: \[card fee .*\]/, 'en: [how much must I pay for a new one today]')
    const other = near(entryText('card-age')).replace('today]', 'now]')
    expect(faultsOf(near, { 'cards/card-age.md': other })).toEqual([
      expect.stringMatching(/warning: "how much must .* today" is nearly "how much must .* now" of card-age/),
    ])
  })
})
