import { randomUUID } from 'node:crypto'
import { EVENTS, type Activity } from '../../channels/activity.js'
import { QUIET_DESK } from '../../dialogs/desk-view.js'
import { createBot } from '../bot.js'
import type { Config } from '../config.js'
import { newReference } from '../conversation/case-reference.js'
import { openKnowledge } from '../knowledge.js'
import { systemClock } from '../clock.js'
import { createLogger } from '../log.js'

/** A conversation in a terminal: the real bot, with nothing stored and nobody at the desk. */
export interface Talk {
  /** What the bot answers, as lines to print. Empty where it has nothing to say. */
  say(text: string): Promise<readonly string[]>
  close(): Promise<void>
}

export async function openTalk(config: Config): Promise<Talk> {
  const log = createLogger('error')
  const now = systemClock
  const knowledge = await openKnowledge({ config, log, now, follow: false })
  const bot = createBot({ config, knowledge, rules: () => null, log, now })
  let state: unknown = null
  return {
    async say(text) {
      const turn = await bot.turn({ activities: [messageOf(text, now())], state, desk: QUIET_DESK, newReference })
      state = turn.state
      return turn.replies.flatMap(linesOf)
    },
    close: async () => {
      await Promise.all([bot.close(), knowledge.close()])
    },
  }
}

const messageOf = (text: string, timestamp: Date): Activity => ({
  type: 'message',
  id: randomUUID(),
  timestamp,
  channelId: 'terminal',
  from: { id: 'citizen', name: '' },
  recipient: { id: 'nafidha', name: '' },
  conversation: { id: 'terminal', name: '', isGroup: false, conversationType: 'personal' },
  text,
})

function linesOf(activity: Activity): string[] {
  if (activity.type === 'event' && activity.name === EVENTS.handoffInitiate)
    return ['[here a case would be opened, and the citizen told its reference, PIN and place]']
  if (activity.type !== 'message' || !activity.text) return []
  const buttons = activity.suggestedActions?.actions.map(({ title }) => `[${title}]`) ?? []
  return [activity.text, ...(buttons.length > 0 ? [buttons.join(' ')] : [])]
}
