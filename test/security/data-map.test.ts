import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { expect, test } from '@jest/globals'
import { ROOT } from '../../src/root.js'
import { createStore } from '../../src/store/store.js'
import { silent } from '../contracts/store.js'

const map = readFileSync(join(ROOT, 'docs/privacy.md'), 'utf8')
const named = new Set([...(map.split('## A person')[0]?.matchAll(/`([a-z][a-z_]+)`/g) ?? [])].map(([, name]) => name))

/** Tables that SQLite makes for its search: they belong to `search_words`. */
const OF_SEARCH = /^search_words_|^sqlite_/

test('the data map of docs/privacy.md names every table that there is', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'nafidha-map-'))
  await (await createStore({ url: undefined, dataDir, log: silent, now: () => new Date() })).close()
  const database = new Libsql(join(dataDir, 'nafidha.db'))
  const tables = (database.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => !OF_SEARCH.test(name))
  database.close()
  rmSync(dataDir, { recursive: true, force: true })
  expect(tables.length).toBeGreaterThan(30)
  expect(tables.filter((name) => !named.has(name))).toEqual([])
})

test('and every place beside the database where something is put', () => {
  for (const place of ['secrets.json', 'models', 'whatsapp-linked', 'Redis', 'logs', '/metrics', 'backups', 'browser'])
    expect(map).toContain(place)
})
