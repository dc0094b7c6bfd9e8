import { Client } from 'pg'
import { getTypeParser } from '../postgres.js'
import { type CopySource, isCopied, PAGE, plainRow, type Row, USUAL_PAGE } from './rows.js'

/** Reads in one transaction that sees one moment. Rejects, with what to do, where the server cannot be reached. */
export async function openPostgresSource(url: string): Promise<CopySource> {
  const client = new Client({ connectionString: url, application_name: 'nafidha-copy', types: { getTypeParser } })
  await client.connect()
  await client.query('begin isolation level repeatable read read only')
  const named = async (query: string) => (await client.query<{ name: string }>(query)).rows.map(({ name }) => name)
  const tables = await named(
    `select tablename as name from pg_tables where schemaname = current_schema() order by tablename`,
  )
  if (!tables.includes('kysely_migration')) {
    await client.end()
    throw new Error('the database holds nothing of Nafidha')
  }
  return {
    migrations: await named('select name from kysely_migration order by name'),
    tables: tables.filter(isCopied),
    async *rows(table) {
      await client.query(`declare copied no scroll cursor for select * from "${table}"`)
      for (;;) {
        const { rows } = await client.query<Row>(`fetch ${PAGE[table] ?? USUAL_PAGE} from copied`)
        if (rows.length === 0) break
        yield rows.map((row) => plainRow(table, row))
      }
      await client.query('close copied')
    },
    verify: async () => undefined,
    async close() {
      await client.query('rollback')
      await client.end()
    },
  }
}
