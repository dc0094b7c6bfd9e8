import { systemClock } from '../clock.js'
import { openDraft, openSource } from '../store/copy/places.js'
import { occupy } from '../store/only-one.js'
import { orComplain } from './backup.js'
import { EXIT } from './exit.js'
import { fillOrDiscard } from './restore.js'
import { complain, say, settings } from './settings.js'

type Options = Readonly<Record<string, unknown>>

/** From SQLite in DATA_DIR to an empty Postgres, with everything that is under way. The service must be off. */
export async function move(options: Options): Promise<number> {
  const config = settings()
  if (typeof config === 'number') return config
  const to = String(options['to'])
  if (!/^postgres(ql)?:\/\/\S+$/.test(to)) return wrong('--to is not a Postgres address')
  const release = occupy(config.DATA_DIR)
  if (!release) return wrong('the service runs: stop it first, so that nothing is written behind our back')
  try {
    return await orComplain(() => copy(config.DATA_DIR, to))
  } finally {
    release()
  }
}

async function copy(dataDir: string, to: string): Promise<number> {
  const source = await openSource({ url: undefined, dataDir })
  try {
    const draft = await openDraft({ url: to, dataDir }, { replace: false, now: systemClock() })
    await fillOrDiscard(draft, source, async (rows) => {
      say(`${rows} rows of ${source.tables.length} tables are there, counted table by table.`)
    })
    await draft.keep()
  } finally {
    await source.close()
  }
  say('Set DATABASE_URL to the new address and start. The SQLite file is as it was: keep it until all is well.')
  return EXIT.ok
}

function wrong(words: string): number {
  complain(words)
  return EXIT.usage
}
