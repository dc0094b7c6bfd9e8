import { systemClock } from '../clock.js'
import { openBackup } from '../store/copy/backup-file.js'
import type { Draft } from '../store/copy/draft.js'
import { openDraft } from '../store/copy/places.js'
import type { CopySource } from '../store/copy/rows.js'
import { holdBack } from '../store/copy/set-apart.js'
import { fill } from '../store/copy/target.js'
import { total, orComplain } from './backup.js'
import { EXIT } from './exit.js'
import { say, settings } from './settings.js'

type Options = Readonly<Record<string, unknown>>

/**
 * Puts a backup in the place of the database, which must be empty unless `--replace` is said. What was under way is held
 * back, because it may have been done since; `--resume` goes on with it.
 */
export async function restore(options: Options, file: string): Promise<number> {
  const config = settings()
  if (typeof config === 'number') return config
  return orComplain(async () => {
    const source = await openBackup(file)
    try {
      const place = { url: config.DATABASE_URL, dataDir: config.DATA_DIR }
      const draft = await openDraft(place, { replace: options['replace'] === true, now: systemClock() })
      await fillOrDiscard(draft, source, async (rows) => {
        say(`${rows} rows restored, as of ${source.at.toISOString()}.`)
        if (options['resume'] !== true) tell(await holdBack(draft.db, systemClock()))
      })
      const before = await draft.keep()
      if (before) say(`What was there before is kept as ${before}: delete it when it is no longer needed.`)
    } finally {
      await source.close()
    }
    return EXIT.ok
  })
}

/** Half a database is none. */
export async function fillOrDiscard(
  draft: Draft,
  source: CopySource,
  then: (rows: number) => Promise<void>,
): Promise<void> {
  try {
    await then(total(await fill(draft.db, source)))
  } catch (error) {
    await draft.discard()
    throw error
  }
}

function tell({ messages, parts }: { messages: number; parts: number }): void {
  say(
    `${messages} messages without an answer are set apart: "nafidha quarantine list" shows them, replay answers them.`,
  )
  say(`${parts} parts that were not yet sent count as failed: agents see theirs and can write again.`)
  say('Everybody at the desk signs in again.')
}
