import { existsSync } from 'node:fs'
import Libsql from 'libsql'
import { bytesOf } from '../files.js'
import { type CopySource, isCopied, PAGE, plainRow, type Row, ROWID, USUAL_PAGE } from './rows.js'

/** Rejects, with what to do, where there is no such database. The service may go on writing: it is not held up. */
export async function openSqliteSource(file: string): Promise<CopySource> {
  if (!existsSync(file)) throw new Error(`there is no database ${file}: set DATA_DIR to the folder of the service`)
  const database = new Libsql(file)
  database.exec('pragma busy_timeout = 5000')
  database.exec('begin')
  const all = <T>(query: string, ...values: unknown[]): T[] => database.prepare(query).all(...values) as T[]
  const named = (query: string) => all<{ name: string }>(query).map(({ name }) => name)
  return {
    migrations: named('select name from kysely_migration order by name'),
    tables: named(`select name from sqlite_master where type = 'table' order by name`).filter(isCopied),
    async *rows(table) {
      const page = PAGE[table] ?? USUAL_PAGE
      const query = `select rowid as "${ROWID}", * from "${table}" where rowid > ? order by rowid limit ${page}`
      for (let last = -1; ;) {
        const rows = all<Row>(query, last)
        if (rows.length === 0) return
        last = Number(rows.at(-1)?.[ROWID])
        yield rows.map((row) => plainRow(table, withBuffers(row)))
      }
    },
    verify: async () => undefined,
    async close() {
      database.exec('rollback')
      database.close()
    },
  }
}

const isBytes = (value: unknown): value is ArrayBuffer => typeof value === 'object' && value !== null

function withBuffers(row: Row): Row {
  if (!Object.values(row).some(isBytes)) return row
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, isBytes(value) ? bytesOf(value) : value]))
}
