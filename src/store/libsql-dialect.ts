import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type Libsql from 'libsql'
import { type Direct, goDirectly } from './prepared.js'
import type { Database } from './schema.js'

interface Prepared {
  readonly statement: Libsql.Statement
  readonly givesRows: boolean
}

/** Kysely over one libsql connection, for the message path: its prepared queries have no way through Kysely's layers. */
export function speakLibsql(database: Libsql.Database): Kysely<Database> {
  const statements = keepStatements(database)
  const db = new Kysely<Database>({ dialect: createLibsqlDialect(database, statements) })
  goDirectly(db, createDirect(statements))
  return db
}

/**
 * The connection is handed out without a lock, because every call on it is synchronous: whoever opens a transaction must be
 * the only one who uses this dialect's instance meanwhile (`group-commit.ts` is). A transaction takes the write lock at
 * once, so that it never fails half-way for a lock.
 */
export function createLibsqlDialect(database: Libsql.Database, statements = keepStatements(database)): Dialect {
  return {
    createAdapter: () => new TransactionalSqliteAdapter(),
    createDriver: () => createDriver(database, statements),
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

function createDriver(database: Libsql.Database, statements: Statements): Driver {
  const connection = createConnection(statements)
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

type Statements = (query: string) => Prepared

function keepStatements(database: Libsql.Database): Statements {
  const known = new Map<string, Prepared>()
  return (query) => {
    const before = known.get(query)
    if (before) return before
    const statement = database.prepare(query)
    const made = { statement, givesRows: statement.reader }
    known.set(query, made)
    return made
  }
}

function createDirect(statements: Statements): Direct {
  return {
    all(query, parameters) {
      const { statement, givesRows } = statements(query)
      if (givesRows) return statement.all(parameters)
      statement.run(parameters)
      return []
    },
    one: (query, parameters) => statements(query).statement.get(parameters),
  }
}

function createConnection(statements: Statements): DatabaseConnection {
  return {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { statement, givesRows } = statements(sql)
      if (givesRows) return { rows: statement.all(parameters) as R[] }
      const { changes } = statement.run(parameters)
      return { rows: [], numAffectedRows: BigInt(changes) }
    },
    streamQuery() {
      throw new Error('libsql reads whole results: use execute, with a limit')
    },
  }
}
