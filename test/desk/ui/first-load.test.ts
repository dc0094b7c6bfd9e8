import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import { ROOT } from '../../../src/root.js'
import { describeDesk } from './desk-page.js'

/** Bytes that signing in and opening the inbox may cost, scripts and styles together. */
const BUDGET = 320_000

interface Part {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
  readonly isEntry?: boolean
}

const dist = join(ROOT, 'dist/desk')

/** What the browser fetches before it can show the inbox: the entry, what it imports, and their styles. */
function firstFiles(): string[] {
  const parts = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Part>
  const seen = new Set<string>()
  const files = new Set<string>()
  const walk = (name: string): void => {
    const part = parts[name]
    if (!part || seen.has(name)) return
    seen.add(name)
    for (const file of [part.file, ...(part.css ?? [])]) files.add(file)
    part.imports?.forEach(walk)
  }
  for (const [name, part] of Object.entries(parts)) if (part.isEntry) walk(name)
  return [...files]
}

describeDesk('the first load of the desk', () => {
  test(`costs no more than ${BUDGET} bytes compressed`, () => {
    const sizes = firstFiles().map((file) => [file, gzipSync(readFileSync(join(dist, file))).length] as const)
    expect(sizes.length).toBeGreaterThan(1)
    const total = sizes.reduce((sum, [, size]) => sum + size, 0)
    expect({ total, sizes, fits: total <= BUDGET }).toMatchObject({ fits: true })
  })

  test('holds no inline script or style, and nothing from elsewhere', () => {
    const html = readFileSync(join(dist, 'index.html'), 'utf8')
    expect(html.match(/<script(?![^>]*\bsrc=)/g)).toBeNull()
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|https?:\/\//)
    expect(html.match(/(?:src|href)="(?!\/desk\/assets\/)/g)).toBeNull()
  })
})
