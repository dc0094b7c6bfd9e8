import { join } from 'node:path'
import { createContext, Script } from 'node:vm'
import { describe, expect, test } from '@jest/globals'
import { ROOT } from '../../src/root.js'
import { adversaries, literals, makers, type Expression } from './regular-expressions.js'
import { tried } from './size.js'

const LENGTH = 100_000
/** Each is tried with short texts first: what costs a hundred walks over those is tried with the long ones. */
const SHORT = 10_000
const SUSPICIOUS = 100
/**
 * How much dearer than one plain walk over the same text matching may be. Work that grows with the square of a text of
 * this length is dearer by tens of thousands; what is linear stays below a hundred, by the processor's own clock.
 */
const DEARER = 2_000
/** Milliseconds after which a search is broken off: it is not linear. */
const BREAK = 2_000

const spent = (run: () => void): number => {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

const bench = createContext({ expression: /x/g, text: '' })
const replace = new Script('text.replace(expression, "")')

/** Microseconds of the processor for replacing every match in the text; Infinity where it was broken off. */
function cost({ source, flags }: Expression, text: string): number {
  Object.assign(bench, { text, expression: new RegExp(source, flags.includes('g') ? flags : `${flags}g`) })
  try {
    return spent(() => void replace.runInContext(bench, { timeout: BREAK }))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    return Infinity
  }
}

const WALK: Expression = { file: '', source: '[^\\s\\S]', flags: '' }
/** The quietest of some, so that neither a first compilation nor a neighbour on the machine makes walks look dear. */
const quietest = (text: string): number => Math.min(...Array.from({ length: 10 }, () => cost(WALK, text)))
const walkOver = (length: number): number =>
  Math.max(...['a', 'ا', ' '].map((unit) => quietest(unit.repeat(length))), length / 5_000)
const WALKS = new Map([SHORT, LENGTH].map((length) => [length, walkOver(length)]))

/** How many plain walks the dearest text for an expression costs. */
const worst = (expression: Expression, length: number): number =>
  Math.max(...adversaries(expression.source, length).map((text) => cost(expression, text))) / (WALKS.get(length) ?? 1)

/** Those that modules make of pieces when they are loaded, besides those that are written out. */
async function made(): Promise<readonly Expression[]> {
  const found: Expression[] = []
  const plain = globalThis.RegExp
  globalThis.RegExp = new Proxy(plain, {
    construct(target, parts: [string, string?]) {
      const expression = new target(...parts)
      const file = /\n.*\n.*?((?:src|channels|bots|dialogs|knowledge)\/[\w/.-]+\.tsx?)/.exec(
        new Error().stack ?? '',
      )?.[1]
      if (file) found.push({ file, source: expression.source, flags: expression.flags })
      return expression
    },
  })
  try {
    for (const file of makers()) await import(join(ROOT, file))
  } finally {
    globalThis.RegExp = plain
  }
  return found
}

describe('every regular expression of ours', () => {
  test('takes time in proportion to the text, also for 100,000 characters made against it', async () => {
    const pieced = await made()
    expect(pieced.length).toBeGreaterThan(5)
    const all = [...literals(), ...pieced]
    expect(all.length).toBeGreaterThan(300)
    const slow = all
      .filter((expression) => worst(expression, SHORT) > SUSPICIOUS)
      .map((expression) => ({ expression, walks: worst(expression, LENGTH) }))
      .filter(({ walks }) => walks > DEARER)
      .map(({ expression: { file, source, flags }, walks }) => `${file}: /${source}/${flags} costs ${walks} walks`)
    tried(
      'S11',
      `${all.length} expressions × about 120 texts of ${SHORT.toLocaleString('en')} characters, the dear ones again with ${LENGTH.toLocaleString('en')}`,
    )
    expect(slow).toEqual([])
  }, 600_000)

  test('would be found out if it did not: the square of a text is far dearer', () => {
    const squares = { [String.raw`\s+$`]: ' ', '[a-z]+@': 'a', '<[^>]*>': '<' }
    for (const [source, unit] of Object.entries(squares))
      for (const [length, dearer] of [
        [SHORT, SUSPICIOUS],
        [LENGTH, DEARER],
      ] as const) {
        const spentOn = cost({ file: '', source, flags: '' }, `${unit.repeat(length)}!`)
        expect(spentOn / (WALKS.get(length) ?? 1)).toBeGreaterThan(dearer)
      }
  }, 600_000)
})
