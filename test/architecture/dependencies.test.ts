import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { ROOT } from '../../src/root.js'

interface Locked {
  readonly resolved?: string
  readonly integrity?: string
  readonly license?: string
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
  /** Part of the package around it. */
  readonly inBundle?: boolean
}

const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>
}
const all = Object.entries(lock.packages).filter(([path, { inBundle }]) => path !== '' && !inBundle)
const running = all.filter(([, { dev }]) => dev !== true)
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

const PERMISSIVE = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'Python-2.0']
/** Looked at by hand: docs/decisions/0002-dependencies.md says what was found. */
const LOOKED_AT = ['node-webpmux', 'busboy', 'cldrjs', 'async', 'streamsearch']

describe('what is installed', () => {
  // The lock names an address only for what does not come from the registry: .npmrc has it leave out the others.
  test('comes from the registry alone, each package by its hash', () => {
    const strange = all.filter(
      ([, { resolved, integrity }]) => resolved !== undefined || !integrity?.startsWith('sha512-'),
    )
    expect(strange.map(([path]) => path)).toEqual([])
  })

  test('runs no script of its own: npm is told so, and nothing that runs needs one', () => {
    expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m)
    const scripted = running.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path))
    expect(scripted.sort()).toEqual(['botbuilder-dialogs', 'puppeteer'])
  })

  test('may be used and passed on: permissive licences, but for what was looked at', () => {
    const others = running.filter(
      ([path, { license }]) => !PERMISSIVE.includes(license ?? '') && !LOOKED_AT.includes(nameOf(path)),
    )
    expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
  })
})
