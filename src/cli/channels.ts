import { readWording } from '../bot.js'
import { createChannels, SWITCHES } from '../channels.js'
import { systemClock } from '../clock.js'
import { type ChannelReport, reportChannels } from '../conversation/channel-report.js'
import { createMemoryLive } from '../live/live.js'
import { createLogger } from '../log.js'
import { openStore } from '../open-store.js'
import { EXIT } from './exit.js'
import { say, settings } from './settings.js'
import { indented, table } from './table.js'

/** How each channel is: on or off, what its provider says, what was noticed of it. Ends with `no` where one has trouble now. */
export async function channels(): Promise<number> {
  const config = settings()
  if (typeof config === 'number') return config
  const log = createLogger('error')
  const now = systemClock
  const store = await openStore(config, { log, now })
  try {
    const { all } = createChannels({ config, store, ...createMemoryLive(), wording: readWording(), log, now })
    const reports = await reportChannels({ channels: all, store })
    for (const report of reports) for (const line of linesOf(report)) say(line)
    for (const [name, setting] of Object.entries(SWITCHES))
      if (!all.has(name)) say(`${name}: off; ${setting} is not set`)
    return reports.some(({ health }) => (health?.troubles.length ?? 0) > 0) ? EXIT.no : EXIT.ok
  } finally {
    await store.close()
  }
}

function linesOf(report: ChannelReport): string[] {
  const { name, health, forged, forgedAt, trouble, waiting, unreadable, lastInboundAt } = report
  const facts = [
    ...(health?.facts ?? []).map(({ name: fact, value }) => [fact, value]),
    ['last message', lastInboundAt ? minuteOf(lastInboundAt) : 'none yet'],
    ['waiting to be sent', String(waiting)],
    ['refused as forged', forgedAt ? `${forged}, last ${minuteOf(forgedAt)}` : '0'],
    ['set aside as unreadable', String(unreadable)],
    ...(trouble ? [['last trouble', `${minuteOf(trouble.at)}  ${trouble.words}`]] : []),
  ]
  const now = (health?.troubles ?? []).map((words) => `TROUBLE: ${words}`)
  return [`${name}: on`, ...indented([...now, ...table(facts)])]
}

const minuteOf = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
