import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from '@swc/core'
import { ROOT } from '../../src/root.js'

export interface Expression {
  readonly file: string
  readonly source: string
  readonly flags: string
}

const ROOMS = /^(src|channels|bots|dialogs|knowledge)\//

const tracked = execFileSync('git', ['ls-files', '*.ts', '*.tsx'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((file) => ROOMS.test(file))

/** Every regular expression that product code writes out, each once. */
export function literals(): readonly Expression[] {
  const found = new Map<string, Expression>()
  for (const file of tracked) {
    const tree = parseSync(readFileSync(join(ROOT, file), 'utf8'), {
      syntax: 'typescript',
      tsx: file.endsWith('x'),
      target: 'es2022',
    })
    walk(tree, (node) => {
      if (node['type'] !== 'RegExpLiteral') return
      const [source, flags] = [String(node['pattern']), String(node['flags'])]
      found.set(`/${source}/${flags}`, { file, source, flags })
    })
  }
  return [...found.values()]
}

/** Files that make expressions out of text. */
export const makers = (): readonly string[] =>
  tracked.filter((file) => /\bnew RegExp\(|(?<![\w.])RegExp\(/.test(readFileSync(join(ROOT, file), 'utf8')))

function walk(node: unknown, visit: (node: Record<string, unknown>) => void): void {
  if (node === null || typeof node !== 'object') return
  if (Array.isArray(node)) return node.forEach((each) => walk(each, visit))
  visit(node as Record<string, unknown>)
  for (const child of Object.values(node)) walk(child, visit)
}

/** What makes matching slow: long runs that nearly match, and then do not. */
const ALWAYS = [...'a0 \t\n-.,\'"@<([*_/ا١']
const PAIRS = [
  'a ',
  'a.',
  '0 ',
  '0.',
  'a@',
  '[a',
  '*a',
  '<a',
  '\n ',
  '0-',
  'ا ',
  'اـ',
  'a-',
  'a/',
  '0,',
  'a\n',
  '](',
  '+0',
]
const ENDS = ['', '\u0000', '!', 'a']

/** Texts of `length` units made for this expression: of its own characters and pieces, repeated, each with a bad end. */
export function adversaries(source: string, length: number): readonly string[] {
  const own = source.replace(/\\u\{?[0-9a-f]+\}?|\\p\{\w+\}|\\./gi, ' ').replace(/[$^|()[\]{}?*+\\]/g, ' ')
  const pieces = own.split(/\s+/).filter((piece) => piece.length > 1)
  const seeds = new Set([...ALWAYS, ...PAIRS, ...[...own].slice(0, 20), ...pieces.slice(0, 6), own.replace(/\s/g, '')])
  seeds.delete('')
  return [...seeds].flatMap((seed) => {
    const run = seed.repeat(Math.ceil(length / seed.length)).slice(0, length)
    return seed.length === 1 ? ENDS.map((end) => run + end) : [`${run}\u0000`]
  })
}
