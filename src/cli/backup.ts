import { systemClock } from '../clock.js'
import { writeBackup } from '../store/copy/backup-file.js'
import { openSource } from '../store/copy/places.js'
import { EXIT } from './exit.js'
import { complain, say, settings } from './settings.js'

type Options = Readonly<Record<string, unknown>>

/** Everything that the database held at this moment, in one file; the service may go on meanwhile. */
export async function backup(_: Options, file: string): Promise<number> {
  const config = settings()
  if (typeof config === 'number') return config
  return orComplain(async () => {
    const source = await openSource({ url: config.DATABASE_URL, dataDir: config.DATA_DIR })
    try {
      const counts = await writeBackup(source, file, systemClock())
      say(`${file}: ${total(counts)} rows of ${Object.keys(counts).length} tables.`)
    } finally {
      await source.close()
    }
    say('It holds personal data, password hashes and keys: keep it as safe as the database.')
    return EXIT.ok
  })
}

export const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

/** What is wrong is said in a line, and nothing was done. */
export async function orComplain(run: () => Promise<number>): Promise<number> {
  try {
    return await run()
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error))
    return EXIT.usage
  }
}
