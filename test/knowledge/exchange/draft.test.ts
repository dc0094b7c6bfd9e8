import { describe, expect, test } from '@jest/globals'
import { draftOf } from '../../../knowledge/exchange/draft.js'
import type { Imported } from '../../../knowledge/exchange/imported.js'
import { parseEntryFile } from '../../../knowledge/entry-file.js'
import { printFault } from '../../../knowledge/fault.js'

const item: Imported = {
  line: 2,
  question: { en: 'How much is a resident card for one year?' },
  answer: { en: 'OMR 5.' },
  phrasings: { ar: [], en: ['card: "price"', 'yes'] },
  source: { title: { en: 'Police' }, url: 'https://rop.gov.om' },
  asOf: '2025-08',
}
const defaults = { topic: 'resident-card', agency: 'rop' }

describe('a draft', () => {
  test('is an entry file that is not answered until it is whole', () => {
    const { path, text } = draftOf(item, defaults)
    expect(path).toBe('resident-card/how-much-is-a-resident-card-for-one.md')
    const { entry, draft, faults } = parseEntryFile(path, text)
    expect({ entry, draft }).toEqual({ entry: null, draft: true })
    expect(faults.map(printFault).join('\n')).toMatch(/warning: draft: question\.ar/)
  })

  test('keeps every wording, whatever YAML makes of it', () => {
    expect(draftOf(item, defaults).text).toContain('\n    - \'card: "price"\'\n    - yes\n')
  })

  test('cuts the label at a word', () => {
    expect(draftOf(item, defaults).text).toContain('label:\n  en: How much is a')
  })

  test('of an Arabic question has the same name each time', () => {
    const arabic = { ...item, question: { ar: 'كم الرسوم؟' }, answer: { ar: 'خمسة' } }
    expect(draftOf(arabic, defaults).path).toMatch(/^resident-card\/imported-[0-9a-f]{8}\.md$/)
    expect(draftOf(arabic, defaults).path).toBe(draftOf(arabic, defaults).path)
  })
})
