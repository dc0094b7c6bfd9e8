import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type Libsql from 'libsql'

interface Prepared {
  readonly statement: Libsql.Statement
  readonly givesRows: boolean
}

/**
 * Kysely over one libsql connection. The connection is handed out without a lock, because every call on it is
 * synchronous: whoever opens a transaction must be the only one who uses this dialect's instance meanwhile
 * (`group-commit.ts` is). A transaction takes the write lock at once, so that it never fails half-way for a lock.
 */
export function createLibsqlDialect(database: Libsql.Database): Dialect {
  return {
    createAdapter: () => new TransactionalSqliteAdapter(),
    createDriver: () => createDriver(database),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

/** SQLite does roll back tables; Kysely's own adapter does not make use of it. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

function createDriver(database: Libsql.Database): Driver {
  const connection = createConnection(database)
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    releaseConnection: async () => undefined,
    beginTransaction: async () => void database.exec('begin immediate'),
    commitTransaction: async () => void database.exec('commit'),
    // A full disk has SQLite roll back by itself.
    rollbackTransaction: async () => void (database.inTransaction && database.exec('rollback')),
    destroy: async () => void database.close(),
  }
}

function createConnection(database: Libsql.Database): DatabaseConnection {
  const known = new Map<string, Prepared>()
  const prepared = (query: string): Prepared => {
    const before = known.get(query)
    if (before) return before
    const statement = database.prepare(query)
    const made = { statement, givesRows: statement.reader }
    known.set(query, made)
    return made
  }
  return {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { statement, givesRows } = prepared(sql)
      if (givesRows) return { rows: statement.all(parameters) as R[] }
      const { changes } = statement.run(parameters)
      return { rows: [], numAffectedRows: BigInt(changes) }
    },
    streamQuery() {
      throw new Error('libsql reads whole results: use execute, with a limit')
    },
  }
}
