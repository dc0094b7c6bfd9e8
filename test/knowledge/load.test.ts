import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { EntryId } from '../../knowledge/entry.js'
import { printFault } from '../../knowledge/fault.js'
import { loadPacks } from '../../knowledge/load.js'
import { entryText, packFiles, writePack } from './entry-text.js'

describe('loading packs', () => {
  test('joins the packs: ids, topics and agencies are shared', () => {
    const first = writePack(packFiles({ 'cards/card-fee.md': entryText() }))
    const second = writePack({ 'cards/card-age.md': entryText('card-age') })
    const { content, faults } = loadPacks([first, second])
    expect(faults).toEqual([])
    expect([...content.entries.keys()]).toEqual(['card-fee', 'card-age'])
    expect(content.agencies.get('police')?.name.en).toBe('Police')
  })

  test('hashes what the files hold, not where they stand', () => {
    const files = packFiles({ 'cards/card-fee.md': entryText() })
    const hash = (folder: string) => loadPacks([folder]).content.hash
    const other = writePack(files)
    expect(hash(writePack(files))).toBe(hash(other))
    writeFileSync(join(other, 'topics.yaml'), 'cards: { ar: بطاقات, en: Cards }\n')
    expect(hash(writePack(files))).not.toBe(hash(other))
  })

  test('keeps the last good version of an entry whose file is broken, and says so', () => {
    const folder = writePack(packFiles({ 'cards/card-fee.md': entryText() }))
    const before = loadPacks([folder]).content.entries
    writeFileSync(join(folder, 'cards/card-fee.md'), entryText().replace('topic: cards', 'topic'))
    const lastGood = new Map([...before.values()].map((entry) => [entry.file, entry]))
    const { content, faults } = loadPacks([folder], lastGood)
    expect(content.entries.get('card-fee' as EntryId)).toBe(before.get('card-fee' as EntryId))
    expect(faults.map(printFault).join()).toContain('cards/card-fee.md:')
  })

  test('leaves out a broken entry that never was good, and answers from the others', () => {
    const folder = writePack(packFiles({ 'cards/card-fee.md': entryText(), 'cards/broken.md': 'no front matter' }))
    const { content, faults } = loadPacks([folder])
    expect([...content.entries.keys()]).toEqual(['card-fee'])
    expect(faults).toHaveLength(1)
  })

  test('never answers a draft, and says what it still lacks', () => {
    const draft = entryText()
      .replace('topic: cards', 'status: draft\ntopic: cards')
      .replace(/# English[\s\S]*$/, '')
    const { content, drafts, faults } = loadPacks([writePack(packFiles({ 'cards/card-fee.md': draft }))])
    expect([...content.entries.keys()]).toEqual([])
    expect(drafts).toBe(1)
    expect(faults.map(printFault)).toEqual([expect.stringMatching(/warning: draft: no answer in English/)])
  })

  test('refuses a second entry with the same id and names the first', () => {
    const folder = writePack(packFiles({ 'cards/card-fee.md': entryText(), 'other/card-fee.md': entryText() }))
    expect(loadPacks([folder]).faults.map(printFault)).toEqual([
      expect.stringMatching(/other\/card-fee\.md:2: error: id: card-fee is already the id of .*cards\/card-fee\.md/),
    ])
  })

  test('names the line of a bad row in a table', () => {
    const folder = writePack({ 'topics.yaml': 'cards: { ar: البطاقات, en: Cards }\nrent: { ar: الإيجار }\n' })
    expect(loadPacks([folder]).faults.map(printFault)).toEqual([
      expect.stringMatching(/topics\.yaml:2: error: rent\.en: /),
    ])
  })

  test('says when a folder is not there', () => {
    const folder = writePack({})
    rmSync(folder, { recursive: true })
    expect(loadPacks([folder]).faults.map(printFault)).toEqual([
      expect.stringMatching(/:1: error: the folder cannot be read: ENOENT/),
    ])
  })
})
