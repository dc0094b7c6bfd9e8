import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { Kysely, sql } from 'kysely'
import Libsql from 'libsql'
import { createLibsqlDialect } from '../libsql-dialect.js'
import { occupy } from '../only-one.js'
import type { Database } from '../schema.js'
import { holdsAnything } from './holds-anything.js'
import { type Draft, type DraftOptions, NOT_EMPTY, RUNNING, sqliteFile } from './draft.js'

const open = (file: string): Kysely<Database> => new Kysely({ dialect: createLibsqlDialect(new Libsql(file)) })

/** A file beside the real one, which takes its name when it is whole. */
export async function openSqliteDraft(dataDir: string, { replace, now }: DraftOptions): Promise<Draft> {
  mkdirSync(dataDir, { recursive: true })
  const file = sqliteFile({ dataDir })
  const release = occupy(dataDir)
  if (!release) throw new Error(RUNNING)
  if (existsSync(file) && !replace && (await isInUse(file))) {
    release()
    throw new Error(NOT_EMPTY)
  }
  const draft = `${file}.restoring`
  const remove = () => ['', '-wal', '-shm', '-journal'].forEach((end) => rmSync(`${draft}${end}`, { force: true }))
  remove()
  const db = open(draft)
  return {
    db,
    async keep() {
      await db.destroy()
      const before = existsSync(file) ? `${file}.before-${now.toISOString().replace(/[:.]/g, '-')}` : null
      if (before) {
        await settle(file)
        renameSync(file, before)
      }
      renameSync(draft, file)
      release()
      return before
    },
    async discard() {
      await db.destroy()
      remove()
      release()
    },
  }
}

async function isInUse(file: string): Promise<boolean> {
  const db = open(file)
  try {
    return await holdsAnything(db)
  } finally {
    await db.destroy()
  }
}

/** Moves the write-ahead log into the file, so that the file alone is all. */
async function settle(file: string): Promise<void> {
  const db = open(file)
  await sql`pragma wal_checkpoint(truncate)`.execute(db)
  await db.destroy()
}
