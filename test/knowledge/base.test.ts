import { once } from 'node:events'
import { EventEmitter } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { pino } from 'pino'
import type { Answerer } from '../../knowledge/answerer.js'
import { openKnowledgeBase, type KnowledgeBase } from '../../knowledge/base.js'
import type { Content } from '../../knowledge/content.js'
import type { EntryId } from '../../knowledge/entry.js'
import { createParsedTexts } from '../../knowledge/parsed-texts.js'
import { entryText, packFiles, writePack } from './entry-text.js'

const FEE = 'card-fee' as EntryId
const log = pino({ level: 'silent' })

let base: KnowledgeBase | undefined
afterEach(() => base?.close())

/** Opens a base whose trainer tells of each version that it was given, and fails where `fails` says so. */
async function open(folder: string, fails: (content: Content) => boolean = () => false) {
  const trained = new EventEmitter()
  const answererFor = (content: Content): Promise<Answerer> => {
    trained.emit('version', content)
    if (fails(content)) return Promise.reject(new Error('the trainer ran out of memory'))
    return Promise.resolve({ answer: () => Promise.reject(new Error(content.hash)) })
  }
  const opened = await openKnowledgeBase({
    folders: [folder],
    texts: createParsedTexts(null),
    answererFor,
    log,
    settle: 20,
  })
  base = opened
  return { base: opened, nextVersion: () => once(trained, 'version') }
}

describe('the knowledge base', () => {
  test('picks up a changed file without being told', async () => {
    const folder = writePack(packFiles({ 'cards/card-fee.md': entryText() }))
    const { base: opened, nextVersion } = await open(folder)
    const changed = nextVersion()
    writeFileSync(join(folder, 'cards/card-fee.md'), entryText().replace('OMR 10', 'OMR 12'))
    await changed
    await opened.reload()
    expect(JSON.stringify(opened.current().content.entries.get(FEE)?.answer)).toContain('OMR 12')
  })

  test('keeps the last good version of a broken file and says so', async () => {
    const folder = writePack(packFiles({ 'cards/card-fee.md': entryText() }))
    const { base: opened } = await open(folder)
    writeFileSync(join(folder, 'cards/card-fee.md'), 'half a fi')
    await opened.reload()
    const { content, faults } = opened.current()
    expect(JSON.stringify(content.entries.get(FEE)?.answer)).toContain('OMR 10')
    expect(faults).toHaveLength(1)
  })

  test('forgets an entry whose file is gone', async () => {
    const folder = writePack(
      packFiles({ 'cards/card-fee.md': entryText(), 'cards/card-age.md': entryText('card-age') }),
    )
    const { base: opened } = await open(folder)
    rmSync(join(folder, 'cards/card-fee.md'))
    await opened.reload()
    expect([...opened.current().content.entries.keys()]).toEqual(['card-age'])
  })

  test('keeps the last version when a new one cannot be trained', async () => {
    const folder = writePack(packFiles({ 'cards/card-fee.md': entryText() }))
    const { base: opened } = await open(folder, ({ entries }) => entries.size > 1)
    const before = opened.current()
    writeFileSync(join(folder, 'cards/card-age.md'), entryText('card-age'))
    await opened.reload()
    expect(opened.current().content).toBe(before.content)
  })

  test('does not start without any version', async () => {
    const folder = writePack(packFiles({ 'cards/card-fee.md': entryText() }))
    await expect(open(folder, () => true)).rejects.toThrow('the trainer ran out of memory')
  })
})
