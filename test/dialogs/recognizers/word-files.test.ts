import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import * as circumstance from '../../../dialogs/recognizers/concepts/circumstance.js'
import * as disaster from '../../../dialogs/recognizers/concepts/disaster.js'
import * as harm from '../../../dialogs/recognizers/concepts/harm.js'
import * as people from '../../../dialogs/recognizers/concepts/people-words.js'
import * as smalltalk from '../../../dialogs/recognizers/concepts/smalltalk-words.js'
import { readWords } from '../../../dialogs/recognizers/word-files.js'
import { wordsOf } from '../../../dialogs/recognizers/words.js'
import { ROOT } from '../../../src/root.js'

describe('the files of what a message may be heard by', () => {
  test.each(Object.entries({ circumstance, disaster, harm, people, smalltalk }))(
    'every list of %s is listened for, under its name',
    (file, concepts) => {
      const names = Object.keys(concepts).map((name) => name.toLowerCase().replaceAll('_', '-'))
      expect([...readWords(file).names].sort()).toEqual(names.sort())
    },
  )

  test.each(['answers', 'manners', 'languages', 'own-data'])('every list of %s is listened for', (file) => {
    const folder = join(ROOT, 'dialogs/recognizers')
    const readers = readdirSync(folder, { withFileTypes: true })
      .filter((each) => each.isFile())
      .map(({ name }) => readFileSync(join(folder, name), 'utf8'))
      .filter((text) => text.includes(`readWords('${file}')`))
    const heard = readers.flatMap((text) => [...text.matchAll(/written\('([\w-]+)'\)/g)].map(([, name]) => name))
    expect([...readWords(file).names].sort()).toEqual(heard.sort())
  })

  test('a list hears the phrases of both languages, and Latin letters only where it is spoken', () => {
    const { spoken, written } = readWords('disaster')
    for (const text of ['أبي الشرطة', 'call the police']) expect(written('police').isIn(wordsOf(text))).toBe(true)
    const arabizi = wordsOf('abi shurty al7een')
    expect(spoken('police').isIn(arabizi)).toBe(true)
    expect(written('police').isIn(arabizi)).toBe(false)
  })

  test('a list that is not there stops the start and is named', () => {
    expect(() => readWords('harm').written('joy')).toThrow('harm.yaml has no list "joy"')
  })
})
