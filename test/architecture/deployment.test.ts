import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse, parseAllDocuments } from 'yaml'
import { ROOT } from '../../src/root.js'
import { ROLES, SETTINGS } from '../../src/settings.js'

const CHART = join(ROOT, '.config/helm/nafidha')
const read = (path: string): string => readFileSync(path, 'utf8')
const rolesOf = (all: readonly string[]): string[] => all.flatMap((roles) => roles.split(',')).toSorted()
const strangers = (names: readonly string[]): string[] => names.filter((name) => !(name in SETTINGS))

/** A template as YAML: without its loops, and with a word for each value. */
const plain = (template: string): string =>
  template.replace(/^\s*\{\{-? (range|end).*\}\}$/gm, '').replace(/\{\{.*?\}\}(?!\})/g, 'value')

interface Compose {
  readonly services: Readonly<Record<string, { readonly environment?: Readonly<Record<string, string>> }>>
}

describe('the compose file', () => {
  const { services } = parse(read(join(ROOT, 'compose.yaml')), { merge: true }) as Compose
  const ours = Object.values(services).flatMap(({ environment = {} }) => (environment['HOST'] ? [environment] : []))

  test('gives every role to one part, and sets nothing that is no setting', () => {
    expect(rolesOf(ours.flatMap((environment) => environment['ROLES'] ?? []))).toEqual([...ROLES].toSorted())
    expect(strangers(ours.flatMap((environment) => Object.keys(environment)))).toEqual([])
  })
})

describe('the chart', () => {
  const values = parse(read(join(CHART, 'values.yaml'))) as {
    readonly settings: Readonly<Record<string, string>>
    readonly parts: Readonly<Record<string, { readonly roles: string }>>
  }

  test('gives every role to one part, and sets nothing that is no setting', () => {
    expect(rolesOf(Object.values(values.parts).map(({ roles }) => roles))).toEqual([...ROLES].toSorted())
    expect(strangers(Object.keys(values.settings))).toEqual([])
  })

  test.each(readdirSync(join(CHART, 'templates')))('has a template that is YAML once it is filled: %s', (name) => {
    const documents = parseAllDocuments(plain(read(join(CHART, 'templates', name))))
    expect(documents.flatMap(({ errors }) => errors.map(({ message }) => message))).toEqual([])
  })
})
