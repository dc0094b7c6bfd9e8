import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'

/**
 * Marks a data folder as in use by this process until it ends, in whatever way: the mark is a lock that the system itself
 * takes away. Gives the way to end it sooner; null where another process has it.
 */
export function occupy(dataDir: string): (() => void) | null {
  mkdirSync(dataDir, { recursive: true })
  const lock = new Libsql(join(dataDir, 'in-use.lock'))
  try {
    lock.exec('pragma busy_timeout = 0')
    lock.exec('begin exclusive')
    return () => lock.close()
  } catch (error) {
    lock.close()
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) return null
    throw error
  }
}
