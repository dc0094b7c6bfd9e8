import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { ROOT } from '../../src/root.js'

const FOLDERS = ['dialogs', 'dialogs/prompts', 'bots']
const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`),
).filter((file) => file !== 'dialogs/route.ts')

/** The code without comments, and without messages of errors, which no citizen sees. */
const codeOf = (file: string): string =>
  readFileSync(join(ROOT, file), 'utf8')
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
    .replace(/new Error\([^]*?\)/g, '')

describe('the dialogs', () => {
  test('are found', () => expect(files).toContain('dialogs/main.ts'))

  test.each(files)('%s holds no Arabic: what is said stands in the wording', (file) => {
    expect(codeOf(file).match(/\p{Script=Arabic}+/gu)).toBeNull()
  })

  test.each(files)('%s holds no sentence', (file) => {
    const literals = [...codeOf(file).matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/g)].map(
      ([, a, b, c]) => a ?? b ?? c ?? '',
    )
    const faultTexts = new Set(['dialogs/sentence.ts', 'dialogs/wording.ts'])
    const sentences = literals.filter((literal) => /\p{L}{2,} \p{L}+ \p{L}+/u.test(literal.replace(/\$\{[^}]*\}/g, '')))
    expect(faultTexts.has(file) ? [] : sentences).toEqual([])
  })
})
