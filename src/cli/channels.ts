import { createFormat } from '../../dialogs/format.js'
import { readWording } from '../bot.js'
import { createChannels, SWITCHES } from '../channels.js'
import { systemClock } from '../clock.js'
import { type ChannelReport, reportChannels } from '../conversation/channel-report.js'
import { type ChannelTested, createChannelTest, type TestRefusal } from '../conversation/channel-test.js'
import { createNotices } from '../conversation/notices.js'
import { createSayNotice } from '../conversation/say.js'
import { TIME_ZONE } from '../knowledge.js'
import { createMemoryLive } from '../live/live.js'
import { createLogger } from '../log.js'
import { openStore } from '../open-store.js'
import { EXIT } from './exit.js'
import { complain, say, settings } from './settings.js'
import { indented, table } from './table.js'

/** Who did it, for the audit. */
const OPERATOR = '[command line]'

type Options = Readonly<Record<string, unknown>>

/**
 * How each channel is: on or off, what its provider says, what was noticed of it. Ends with `no` where one has trouble now.
 * With `test` and `to` a sentence is sent to try one; the running service hands it over.
 */
export async function channels({ test, to }: Options): Promise<number> {
  if ((test === undefined) !== (to === undefined)) {
    complain('usage: channels, or channels --test CHANNEL --to WHO')
    return EXIT.usage
  }
  const config = settings()
  if (typeof config === 'number') return config
  const log = createLogger('error')
  const now = systemClock
  const store = await openStore(config, { log, now })
  try {
    const wording = readWording()
    const { all } = createChannels({ config, store, ...createMemoryLive(), wording, log, now })
    if (typeof test === 'string' && typeof to === 'string') {
      const format = createFormat({ wording, timeZone: TIME_ZONE })
      const speaker = createSayNotice(all, createNotices({ wording, formatTime: format.moment }))
      const tryOut = createChannelTest({ store, channels: all, say: speaker, deliver: () => undefined, now })
      return tell(await tryOut({ channel: test, to, who: OPERATOR }))
    }
    const reports = await reportChannels({ channels: all, store })
    for (const report of reports) for (const line of linesOf(report)) say(line)
    for (const [name, setting] of Object.entries(SWITCHES))
      if (!all.has(name)) say(`${name}: off; ${setting} is not set`)
    return reports.some(({ health }) => (health?.troubles.length ?? 0) > 0) ? EXIT.no : EXIT.ok
  } finally {
    await store.close()
  }
}

const REFUSED: Readonly<Record<TestRefusal, string>> = {
  'no-provider': 'This channel is off, or has no provider to try.',
  unknown: 'Nobody of that name has written on this channel. Write to it first, then try again.',
  unreachable: 'They have blocked the service or left the messenger.',
  held: 'An agent speaks with them: nobody else writes there now.',
  'window-closed': 'They wrote too long ago for a free message. Have them write, or send a template from their case.',
}
const SENT = {
  waiting: 'Written, but not handed over yet. Does the service run? "nafidha channels" shows the channel’s trouble.',
  taken: 'The provider has taken it.',
  delivered: 'The provider has delivered it.',
  failed: 'It was not delivered',
} as const

function tell(tested: ChannelTested): number {
  if (tested.kind === 'refused') {
    complain(REFUSED[tested.why])
    return EXIT.no
  }
  const { state, reason } = tested
  say(state === 'failed' ? `${SENT.failed}: ${reason ?? 'no reason was given'}` : SENT[state])
  return state === 'taken' || state === 'delivered' ? EXIT.ok : EXIT.no
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
