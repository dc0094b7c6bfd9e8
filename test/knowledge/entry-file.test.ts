import { describe, expect, test } from '@jest/globals'
import { parseEntryFile } from '../../knowledge/entry-file.js'
import { printFault } from '../../knowledge/fault.js'
import { plainText } from '../../knowledge/rich-text.js'
import { entryText } from './entry-text.js'

const faultsOf = (text: string) => parseEntryFile('pack/topic/card-fee.md', text).faults.map(printFault)

describe('an entry file', () => {
  test('becomes an entry with both answers as rich text', () => {
    const { entry, faults } = parseEntryFile('pack/topic/card-fee.md', entryText())
    expect(faults).toEqual([])
    expect(entry).toMatchObject({ id: 'card-fee', kind: 'service', status: 'live', asOf: '2025-08', covers: [] })
    expect(plainText(entry?.answer?.ar ?? [])).toBe('الرسوم 10 ريالات عمانية.')
    expect(plainText(entry?.answer?.en ?? [])).toBe('The fee is OMR 10.')
  })

  test('has another hash as soon as one character differs', () => {
    const hash = (text: string) => parseEntryFile('a.md', text).entry?.hash
    expect(hash(entryText())).toMatch(/^[0-9a-f]{16}$/)
    expect(hash(entryText())).not.toBe(hash(entryText().replace('OMR 10', 'OMR 11')))
  })

  test('reads Windows line ends and a byte order mark', () => {
    expect(faultsOf(`\uFEFF${entryText().replaceAll('\n', '\r\n')}`)).toEqual([])
  })

  test('without front matter says how a file starts', () => {
    expect(faultsOf('# العربية\nنص')).toEqual([
      expect.stringMatching(/^pack\/topic\/card-fee\.md:1: error: the file starts with/),
    ])
  })

  test('names the line of a field with a wrong value', () => {
    const text = entryText().replace('id: card-fee', 'id: Card Fee')
    expect(faultsOf(text)).toEqual([expect.stringMatching(/card-fee\.md:2: error: id: use small letters/)])
  })

  test('names the line of a misspelt field', () => {
    const text = entryText().replace('owner: content team', 'ower: content team')
    expect(faultsOf(text)).toEqual([expect.stringMatching(/error: unknown field ower: check the spelling/)])
  })

  test('names the line of broken YAML', () => {
    const text = entryText().replace('agency: police', 'agency: [police')
    expect(faultsOf(text)[0]).toMatch(/card-fee\.md:\d+: error: not readable as YAML/)
  })

  test('is not read where a name with * stands for nothing', () => {
    const text = entryText().replace('agency: police', 'agency: *police')
    expect(faultsOf(text)[0]).toMatch(/card-fee\.md:\d+: error: not readable as YAML: a name with \*/)
  })

  test('says which language has no answer', () => {
    const text = entryText().replace(/# English[\s\S]*$/, '')
    expect(faultsOf(text)).toEqual([expect.stringMatching(/error: no answer in English/)])
  })

  test('names the line of Markdown outside the subset', () => {
    const text = entryText().replace('The fee is **OMR 10**.', 'The fee:\n\n<script>alert(1)</script>')
    const lines = text.split('\n')
    const at = lines.findIndex((line) => line.includes('<script>')) + 1
    expect(faultsOf(text)).toEqual([expect.stringContaining(`card-fee.md:${at}: error: a html is not part`)])
  })

  test('refuses a link that is not https, tel or mailto', () => {
    const text = entryText().replace('**OMR 10**', '[here](javascript:alert(1))')
    expect(faultsOf(text)).toEqual([expect.stringMatching(/error: a link starts with https:/)])
  })

  test('refuses a label that does not fit a button', () => {
    const text = entryText().replace('en: Card fee', 'en: The fee for issuing a card')
    expect(faultsOf(text)).toEqual([expect.stringMatching(/error: label\.en: /)])
  })

  test('of kind person has phrasings and no answer', () => {
    const text = entryText().replace('topic: cards', 'kind: person\ntopic: cards')
    expect(faultsOf(text)).toEqual([expect.stringMatching(/error: an entry of kind person has no answer/)])
    const { entry, faults } = parseEntryFile('a.md', text.replace(/# العربية[\s\S]*$/, ''))
    expect(faults).toEqual([])
    expect(entry?.answer).toBeNull()
  })
})
