import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import Libsql from 'libsql'
import { FORGOTTEN_WITH_A_CONVERSATION } from '../../src/store/erase.js'
import { BY_LINE } from '../../src/store/retention.js'
import { createStore } from '../../src/store/store.js'
import { silent } from '../contracts/store.js'

/** Without what leads to a person once it is erased; deleted when its time is over. */
const EMPTIED = ['receipts', 'cases', 'case_moves']
/** Only says that something changed, for seconds. */
const PASSING = ['announcements']
/** Shortened by time. */
const BY_TIME = ['inbox']

const dataDir = mkdtempSync(join(tmpdir(), 'nafidha-tables-'))
const tables = new Map<string, readonly string[]>()

beforeAll(async () => {
  await (await createStore({ url: undefined, dataDir, log: silent, now: () => new Date() })).close()
  const database = new Libsql(join(dataDir, 'nafidha.db'))
  const names = database.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[]
  for (const { name } of names) {
    const columns = database.prepare(`select name from pragma_table_info('${name}')`).all() as { name: string }[]
    tables.set(
      name,
      columns.map((column) => column.name),
    )
  }
  database.close()
})

afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const having = (...columns: readonly string[]) =>
  [...tables].filter(([, own]) => columns.every((column) => own.includes(column))).map(([name]) => name)

test('every table that names a conversation is dealt with when it is erased', () => {
  expect(having('conversation').sort()).toEqual([...FORGOTTEN_WITH_A_CONVERSATION, ...EMPTIED, ...PASSING].sort())
})

test('every table of lines is shortened when their time is over', () => {
  expect(having('conversation', 'seq').sort()).toEqual([...BY_LINE, ...BY_TIME].sort())
})
