import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { loadLexicon } from '../../knowledge/language/lexicon.js'
import { loadPacks } from '../../knowledge/load.js'
import { createParsedTexts } from '../../knowledge/parsed-texts.js'
import { ROOT } from '../../src/root.js'
import { entryText, packFiles, writePack } from './entry-text.js'

const newFile = () => join(mkdtempSync(join(tmpdir(), 'nafidha-texts-')), 'models', 'texts.json')
const never = () => {
  throw new Error('it was read again')
}

describe('parsed texts', () => {
  test('are read once in a process', () => {
    const texts = createParsedTexts(null)
    expect(texts.of('one', () => ({ a: 1 }))).toEqual({ a: 1 })
    expect(texts.of('one', never)).toEqual({ a: 1 })
  })

  test('are kept for the next start, and forgotten once nobody asks for them', async () => {
    const file = newFile()
    const first = createParsedTexts(file)
    first.of('one', () => [1])
    first.of('two', () => [2])
    await first.save()
    const second = createParsedTexts(file)
    expect(second.of('one', never)).toEqual([1])
    await second.save()
    expect(readFileSync(file, 'utf8')).not.toContain('[2]')
  })

  test('do not keep what could not be read', () => {
    const texts = createParsedTexts(null)
    expect(texts.of('bad', () => null)).toBeNull()
    expect(texts.of('bad', () => 'mended')).toBe('mended')
  })

  test('survive a file that is cut short or of another release', async () => {
    const file = newFile()
    await saved(file)
    for (const broken of ['{"format":1,"tex', JSON.stringify({ format: 0, texts: [['x', 1]] }), '']) {
      writeFileSync(file, broken)
      expect(createParsedTexts(file).of('one', () => 'read anew')).toBe('read anew')
    }
  })

  test('give the same entries, word lists and lines as reading them', async () => {
    const file = newFile()
    const folder = writePack(packFiles({ 'cards/card-fee.md': entryText() }))
    const lists = join(ROOT, 'knowledge/language')
    const before = createParsedTexts(file)
    const read = { packs: loadPacks([folder], new Map(), before), lexicon: loadLexicon(lists, before).lexicon }
    await before.save()
    const after = createParsedTexts(file)
    const kept = { packs: loadPacks([folder], new Map(), after), lexicon: loadLexicon(lists, after).lexicon }
    expect(kept.packs.content).toEqual(read.packs.content)
    const line = ({ files }: typeof read.packs) => [...files.values()].map((entry) => entry.lineOf(['source', 'url']))
    expect(line(kept.packs)).toEqual(line(read.packs))
    expect(kept.lexicon.hash).toBe(read.lexicon.hash)
    expect(kept.lexicon.words).toEqual(read.lexicon.words)
  })
})

async function saved(file: string): Promise<void> {
  const texts = createParsedTexts(file)
  texts.of('one', () => 'kept')
  await texts.save()
}
