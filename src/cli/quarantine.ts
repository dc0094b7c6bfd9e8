import { systemClock } from '../clock.js'
import { createLogger } from '../log.js'
import type { SetApart } from '../store/quarantine.js'
import { openStore } from '../open-store.js'
import type { Store } from '../store/store.js'
import { EXIT } from './exit.js'
import { complain, say, settings } from './settings.js'
import { table } from './table.js'

/** Who did it, for the audit. */
const OPERATOR = '[command line]'
const MOST = 200

type Act = (store: Store, id: string) => Promise<number>

/** `list`, or `show`, `replay`, `drop` with an id: messages, requests and states that could not be handled. */
export async function quarantine(_options: unknown, action: string, id?: string): Promise<number> {
  const act = action === 'list' ? list : id === undefined ? undefined : ACTS[action]
  if (act) return withStore((store) => act(store, id ?? ''))
  complain('usage: quarantine list, or quarantine show ID, replay ID, drop ID')
  return EXIT.usage
}

async function withStore(run: (store: Store) => Promise<number>): Promise<number> {
  const config = settings()
  if (typeof config === 'number') return config
  const store = await openStore(config, { log: createLogger('error'), now: systemClock })
  try {
    return await run(store)
  } finally {
    await store.close()
  }
}

async function list({ quarantine: rows }: Store): Promise<number> {
  const found = await rows.list(MOST)
  for (const row of table(found.map(cells))) say(row)
  say(found.length === MOST ? `the newest ${MOST}; older ones are not shown` : `${found.length} set apart`)
  return EXIT.ok
}

const cells = ({ id, at, channel, kind, conversation, reason, replayable }: SetApart): string[] => [
  id,
  at.toISOString().slice(0, 16).replace('T', ' '),
  channel,
  kind,
  conversation ?? '-',
  replayable ? reason : `${reason} (cannot be replayed)`,
]

const show: Act = async ({ quarantine: rows }, id) => {
  const found = await rows.show(id, by())
  if (!found) return nothing(id)
  for (const row of table([cells(found)])) say(row)
  say(found.raw)
  return EXIT.ok
}

const replay: Act = async ({ quarantine: rows }, id) => {
  switch (await rows.replay(id, by())) {
    case 'replayed':
      say('It is pending again: the running service takes it up within a second.')
      return EXIT.ok
    case 'unknown':
      return nothing(id)
    case 'gone':
      complain('Its conversation was erased, or the message waits already: drop it.')
      return EXIT.no
    case 'not-replayable':
      complain(
        'It is no message that a turn could take. "quarantine show" tells what it is; drop it once it is dealt with.',
      )
      return EXIT.no
  }
}

const drop: Act = async ({ quarantine: rows }, id) => {
  if (!(await rows.drop(id, by()))) return nothing(id)
  say('It is deleted.')
  return EXIT.ok
}

const ACTS: Readonly<Record<string, Act>> = { show, replay, drop }

const by = () => ({ who: OPERATOR, at: systemClock() })

function nothing(id: string): number {
  complain(`Nothing is set apart under ${id}. "quarantine list" shows what is.`)
  return EXIT.no
}
