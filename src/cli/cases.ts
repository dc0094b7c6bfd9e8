import { createFormat, type Format } from '../../dialogs/format.js'
import { readWording } from '../bot.js'
import { createChannels } from '../channels.js'
import { createCaseDesk, type CaseDesk } from '../conversation/cases.js'
import { createNotices } from '../conversation/notices.js'
import { createSayNotice } from '../conversation/say.js'
import { TIME_ZONE } from '../knowledge.js'
import { createMemoryLive } from '../live/live.js'
import { systemClock } from '../clock.js'
import { createLogger } from '../log.js'
import { openStore } from '../open-store.js'
import { EXIT } from './exit.js'
import { complain, say, settings } from './settings.js'

interface Desk {
  readonly cases: CaseDesk
  readonly format: Format
}

/** `list`: who waits for a person. `close REFERENCE`: ends a case; the running service tells the citizen at once. */
export async function cases(_options: unknown, action: string, reference?: string): Promise<number> {
  const run = action === 'list' ? list : action === 'close' && reference ? close(reference) : null
  if (run) return withDesk(run)
  complain('usage: cases list, or cases close REFERENCE')
  return EXIT.usage
}

async function withDesk(run: (desk: Desk) => Promise<number>): Promise<number> {
  const config = settings()
  if (typeof config === 'number') return config
  const log = createLogger('error')
  const now = systemClock
  const store = await openStore(config, { log, now })
  try {
    const wording = readWording()
    const { all } = createChannels({ config, store, ...createMemoryLive(), wording, log, now })
    const format = createFormat({ wording, timeZone: TIME_ZONE })
    const writeNotice = createNotices({ wording, formatTime: format.moment })
    return await run({ format, cases: createCaseDesk({ store, say: createSayNotice(all, writeNotice), now }) })
  } finally {
    await store.close()
  }
}

async function list({ cases: desk, format }: Desk): Promise<number> {
  const open = await desk.list()
  for (const { reference, urgent, language, reason, team, subject, openedAt, callback } of open) {
    const since = openedAt.toISOString().slice(0, 16).replace('T', ' ')
    const call = callback && `call ${callback.phone} ${format.moment(callback.at, 'en')}`
    const facts = [since, language, reason, team ?? 'no team', call, subject && `“${subject}”`].filter(Boolean)
    say(`${reference}${urgent ? ' URGENT' : ''}  ${facts.join(' · ')}`)
  }
  say(`${open.length} open`)
  return EXIT.ok
}

const close =
  (reference: string) =>
  async ({ cases: desk }: Desk): Promise<number> => {
    if ((await desk.close(reference)) === 'closed') {
      say(`${reference.trim().toUpperCase()} is closed, and the citizen is told.`)
      return EXIT.ok
    }
    complain(`There is no open case ${reference}. "cases list" shows the open ones.`)
    return EXIT.no
  }
