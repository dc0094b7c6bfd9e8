import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { compileSentence, fill } from '../../dialogs/sentence.js'
import { createWording, loadWording } from '../../dialogs/wording.js'
import { SENTENCES, type SentenceKey } from '../../dialogs/wording-keys.js'
import { LABEL_LENGTH } from '../../knowledge/entry.js'
import { LANGUAGES, type Language } from '../../knowledge/language/language.js'
import { parseRichText } from '../../knowledge/rich-text.js'
import { ROOT } from '../../src/root.js'
import { wording } from './world.js'

const folder = join(ROOT, 'dialogs/wording')
const files = {
  ar: readFileSync(join(folder, 'ar.yaml'), 'utf8'),
  en: readFileSync(join(folder, 'en.yaml'), 'utf8'),
  others: readFileSync(join(folder, 'others.yaml'), 'utf8'),
}
const faultsOf = (changed: Partial<typeof files>): string => {
  try {
    createWording({ ...files, ...changed })
  } catch (error) {
    return String(error)
  }
  return 'none'
}

describe('the wording', () => {
  test('is read from its folder, with or without a slash at the end', () => {
    for (const address of [pathToFileURL(folder), pathToFileURL(`${folder}/`)]) {
      expect(loadWording(address).say('ar', 'label.yes')).toBe('نعم')
    }
  })

  test('says who is missing where a folder is not there', () => {
    expect(() => loadWording(pathToFileURL(join(tmpdir(), 'nafidha-no-wording')))).toThrow(/ar\.yaml/)
  })

  test('reports every fault at once: a missing key, an unknown one, placeholders that differ', () => {
    const faults = faultsOf({
      ar: files.ar.replace('goOn: حسنًا. اكتب سؤالك متى شئت.', 'goOff: حسنًا.').replace('{service}', '{name}'),
      en: files.en.replace('{source}, {asOf}', '{source}'),
      others: 'ur: معاف کیجیے',
    })
    expect(faults).toContain('ar.yaml: text.goOn is missing')
    expect(faults).toContain('ar.yaml: text.goOff: no dialog knows this key')
    expect(faults).toContain('ar.yaml: welcome.greeting: nobody tells it {name}')
    expect(faults).toContain('en.yaml: answer.dated: it does not say {asOf}')
    expect(faults).toContain('others.yaml')
  })

  test('takes plain sentences only', () => {
    const goOn = (text: string) => faultsOf({ en: files.en.replace(/goOn: .*/, `goOn: ${text}`) })
    expect(goOn('"**All right**"')).toContain('en.yaml: text.goOn: write plain text')
    expect(goOn('"- All right"')).toContain('en.yaml: text.goOn: write one paragraph')
    expect(goOn('3')).toContain('en.yaml: text.goOn: write a sentence')
    expect(goOn('"All right')).toContain('en.yaml: ')
  })

  test('keeps every button short enough for every channel', () => {
    const labels = (Object.keys(SENTENCES) as SentenceKey[]).filter((key) => key.startsWith('label.'))
    for (const language of LANGUAGES) {
      const long = labels.map((key) => sayBare(language, key)).filter((label) => label.length > LABEL_LENGTH)
      expect(long).toEqual([])
    }
  })

  test('has no two buttons with the same words', () => {
    const labels = (Object.keys(SENTENCES) as SentenceKey[]).filter((key) => key.startsWith('label.'))
    for (const language of LANGUAGES) {
      const written = labels.map((key) => sayBare(language, key))
      expect(new Set(written).size).toBe(written.length)
    }
  })

  test('is Arabic in the Arabic file and none in the English one', () => {
    const own = (Object.keys(SENTENCES) as SentenceKey[]).filter(
      (key) => !/^(label\.(arabic|english)|time\.(range|hours|spans))$/.test(key),
    )
    expect(own.filter((key) => !/\p{Script=Arabic}/u.test(sayBare('ar', key)))).toEqual([])
    expect(own.filter((key) => /\p{Script=Arabic}/u.test(sayBare('en', key)))).toEqual([])
  })

  test('is plain Markdown: no sentence turns into a list or a heading', () => {
    for (const key of Object.keys(SENTENCES) as SentenceKey[]) {
      for (const language of LANGUAGES) expect(parseRichText(sayBare(language, key)).faults).toEqual([])
    }
  })

  test('falls back to both our languages for one that nobody wrote a sentence in', () => {
    expect(wording.inOtherLanguage('ta')).toContain('Arabic and English')
    expect(wording.inOtherLanguage('hi')).toContain('अरबी')
  })

  test('files in another folder stand in for these', () => {
    const other = mkdtempSync(join(tmpdir(), 'wording-'))
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(other, `${name}.yaml`), text.replace('Yes', 'Yeah'))
    expect(loadWording(pathToFileURL(other)).say('en', 'label.yes')).toBe('Yeah')
  })
})

/** The sentence with its placeholders' names in place of values. */
function sayBare(language: Language, key: SentenceKey): string {
  const say = wording.say as (language: Language, key: SentenceKey, params: Record<string, string>) => string
  return say(language, key, Object.fromEntries(SENTENCES[key].map((name) => [name, name])))
}

describe('a sentence that counts', () => {
  const ahead = (language: Language, waiting: number) => wording.say(language, 'person.ahead', { waiting })

  test('reads naturally in Arabic', () => {
    expect([0, 1, 2, 3, 11, 100].map((waiting) => ahead('ar', waiting).split('، ')[1])).toEqual([
      'ولا أحد قبلك في الانتظار.',
      'وقبلك في الانتظار شخص واحد.',
      'وقبلك في الانتظار شخصان.',
      'وقبلك في الانتظار 3 أشخاص.',
      'وقبلك في الانتظار 11 شخصًا.',
      'وقبلك في الانتظار 100 شخص.',
    ])
  })

  test('reads naturally in English', () => {
    expect([0, 1, 2].map((waiting) => ahead('en', waiting).split('. ')[1])).toEqual([
      'Nobody is waiting before you.',
      'One person is waiting before you.',
      '2 people are waiting before you.',
    ])
  })

  test('says "you are next" for the first place', () => {
    expect(wording.say('ar', 'notice.place', { place: 1 })).toBe('دورك هو التالي.')
    expect(wording.say('en', 'notice.place', { place: 2 })).toBe('Your place in the queue is now 2.')
  })

  test('needs a form for every other number', () => {
    expect(compileSentence({ by: 'n', one: 'one' }, ['n'])).toMatch(/other/)
  })
})

describe('what stands in a sentence', () => {
  test('is put in as it is, marks of Markdown included', () => {
    const sentence = compileSentence('hello {name}', ['name'])
    if (typeof sentence === 'string') throw new Error(sentence)
    expect(fill(sentence, 'en', { name: '*{name}* [x](y)' })).toEqual([{ type: 'text', text: 'hello *{name}* [x](y)' }])
  })

  test('is led by a left-to-right mark where it is a code inside Arabic', () => {
    expect(wording.say('ar', 'notice.cancelled', { reference: '7F3K' })).toContain('\u200e7F3K')
    expect(wording.say('en', 'notice.cancelled', { reference: '7F3K' })).not.toContain('\u200e')
  })

  test('may be a link', () => {
    const link = { type: 'link', url: 'https://example.om', children: [{ type: 'text', text: 'here' }] } as const
    expect(wording.write('en', 'answer.source', { source: link })).toEqual({
      type: 'paragraph',
      children: [{ type: 'text', text: 'Source: ' }, link, { type: 'text', text: '.' }],
    })
  })
})
