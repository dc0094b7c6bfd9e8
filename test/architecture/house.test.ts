import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { ROOT } from '../../src/root.js'

/** Which rooms a room may import from. The house of the design, as data. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  src: ['src', 'bots', 'dialogs', 'channels', 'knowledge'],
  bots: ['bots', 'dialogs', 'knowledge', 'channels/activity.ts'],
  dialogs: ['dialogs', 'knowledge', 'channels/activity.ts'],
  channels: ['channels', 'knowledge/language', 'knowledge/rich-text.ts'],
  knowledge: ['knowledge'],
}
const TOP_LEVEL = [
  'bots',
  'channels',
  'dialogs',
  'docs',
  'knowledge',
  'src',
  'test',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'README.md',
  'LICENSE',
  'Dockerfile',
  'compose.yaml',
]
const FORBIDDEN_FOLDERS = ['utils', 'helpers', 'common', 'types', 'core', 'interfaces']
const LONGEST_FILE = 300
/** Sentences, not code: as long as there is something to say. */
const WORDING = /(^|\/)wording\//

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file && existsSync(join(ROOT, file)))
const code = tracked.filter((file) => /\.(ts|tsx|mjs|js|css)$/.test(file))
const modules = code.filter((file) => /\.(ts|tsx)$/.test(file) && !file.endsWith('.d.ts'))

const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

function importsOf(file: string): { specifier: string; target: string | null }[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  return [...text.matchAll(IMPORT)].map((match) => {
    const specifier = match[1] ?? match[2] ?? ''
    return { specifier, target: specifier.startsWith('.') ? resolveImport(file, specifier) : null }
  })
}

function resolveImport(from: string, specifier: string): string | null {
  const base = posix.join(posix.dirname(from), specifier)
  const candidates = [base.replace(/\.js$/, '.ts'), base.replace(/\.js$/, '.tsx'), base, `${base}.ts`, `${base}.tsx`]
  return candidates.find((candidate) => modules.includes(candidate)) ?? null
}

const room = (file: string) => file.split('/')[0] ?? ''
const graph = new Map(modules.map((file) => [file, importsOf(file)]))

describe('the house', () => {
  test('holds exactly the top-level rooms and files of the design', () => {
    const top = [...new Set(tracked.map(room))].filter((name) => !name.startsWith('.'))
    expect(top.filter((name) => !TOP_LEVEL.includes(name))).toEqual([])
    expect(TOP_LEVEL.filter((name) => !top.includes(name))).toEqual([])
  })

  test('imports only downwards, type-only imports included', () => {
    const upward = [...graph].flatMap(([file, imports]) => {
      const allowed = MAY_IMPORT[room(file)]
      if (!allowed) return []
      return imports
        .filter(({ target }) => target && !allowed.some((place) => target === place || target.startsWith(`${place}/`)))
        .map(({ target }) => `${file} imports ${target}`)
    })
    expect(upward).toEqual([])
  })

  test('keeps the Bot Framework behind bots and dialogs, its schema behind channels/activity.ts', () => {
    const offenders = [...graph].flatMap(([file, imports]) =>
      imports
        .filter(({ specifier }) => /^bot(builder|framework)/.test(specifier) && room(file) !== 'test')
        .filter(({ specifier }) =>
          specifier === 'botframework-schema'
            ? file !== 'channels/activity.ts'
            : !['bots', 'dialogs'].includes(room(file)),
        )
        .map(({ specifier }) => `${file} imports ${specifier}`),
    )
    expect(offenders).toEqual([])
  })

  test('has no circles, type-only imports included', () => {
    expect(circles()).toEqual([])
  })

  test('reads the environment in one place', () => {
    const readers = modules.filter(
      (file) => room(file) !== 'test' && /process\.env\b/.test(readFileSync(join(ROOT, file), 'utf8')),
    )
    expect(readers).toEqual(['src/config.ts'])
  })

  test(`holds no code file over ${LONGEST_FILE} lines`, () => {
    const long = code
      .filter((file) => !WORDING.test(file))
      .map((file) => ({ file, lines: readFileSync(join(ROOT, file), 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > LONGEST_FILE)
    expect(long).toEqual([])
  })

  test('has no drawer for odds and ends and no barrel file', () => {
    const drawers = tracked.filter((file) =>
      dirname(file)
        .split('/')
        .some((part) => FORBIDDEN_FOLDERS.includes(part)),
    )
    const barrels = modules.filter((file) => /(^|\/)index\.tsx?$/.test(file))
    expect([...drawers, ...barrels]).toEqual([])
  })

  test('names files in kebab case', () => {
    const odd = modules.filter(
      (file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.tsx?$/.test(relative(dirname(file), file)),
    )
    expect(odd).toEqual([])
  })
})

/** Each circle once, as a path that ends where it starts. */
function circles(): string[] {
  const done = new Set<string>()
  const found: string[] = []
  const walk = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file)
    if (at >= 0) found.push([...path.slice(at), file].join(' → '))
    if (at >= 0 || done.has(file)) return
    for (const { target } of graph.get(file) ?? []) if (target) walk(target, [...path, file])
    done.add(file)
  }
  for (const file of modules) walk(file, [])
  return found
}
