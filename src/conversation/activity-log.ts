import type { Activity } from '../../channels/activity.js'
import type { ActivityLog, FreshPage } from '../../channels/web/ports.js'
import type { Bus } from '../live/bus.js'
import type { Store } from '../store/store.js'
import type { FreshLine, StoredLine } from '../store/transcript.js'

export interface ActivityLogDeps {
  readonly store: Pick<Store, 'transcript' | 'erase'>
  readonly bus: Bus
  readonly now: () => Date
}

/** Whoever speaks for the service, and whoever speaks to it, where a channel did not say. */
const SERVICE = { id: 'nafidha', name: '', role: 'bot' } as const
const CITIZEN = { id: 'citizen', name: '', role: 'user' } as const

/**
 * The transcript as a website reads it. Nothing is cached: a status is one look-up by key, and an old one would let a
 * visitor write into a conversation that is over.
 */
export function createActivityLog({ store, bus, now }: ActivityLogDeps): ActivityLog {
  return {
    async status(conversation) {
      const dates = await store.transcript.dates(conversation)
      if (!dates || dates.erasedAt !== null) return 'none'
      return dates.endedAt === null ? 'open' : 'ended'
    },

    async read(conversation, after, limit) {
      const lines = await store.transcript.read(conversation, after, limit)
      return {
        activities: lines.flatMap((line) => readActivity(conversation, line) ?? []),
        watermark: lines.at(-1)?.seq ?? after,
      }
    },

    subscribe: (conversation, wake) =>
      bus.subscribe(conversation, (news, fresh) => {
        if (news !== 'citizen-typing') wake(news, fresh && freshPage(conversation, fresh))
      }),

    async erase(conversation) {
      await store.erase(conversation, now())
      bus.publish(conversation, 'changed')
    },
  }
}

/** Null for a line that cannot be read: it was set apart when its turn came, and its citizen was told. */
function readActivity(conversation: string, line: StoredLine): Activity | null {
  const activity = parse(line.activity)
  return activity && toActivity(conversation, { ...line, activity })
}

/** Undefined where nothing was said. */
function freshPage(conversation: string, lines: readonly FreshLine[]): FreshPage | undefined {
  const [first, last] = [lines[0], lines.at(-1)]
  if (!first || !last) return undefined
  const activities = lines.flatMap((line) => toActivity(conversation, line) ?? [])
  return { after: first.seq - 1, activities, watermark: last.seq }
}

/** Null for a note, which is between agents. */
function toActivity(conversation: string, { seq, origin, activity, at }: FreshLine): Activity | null {
  if (origin === 'note') return null
  return {
    channelId: 'web',
    from: origin === 'citizen' ? CITIZEN : SERVICE,
    ...activity,
    id: activity.id ?? `${conversation}|${String(seq).padStart(7, '0')}`,
    timestamp: new Date(at),
    conversation: { id: conversation, name: '', isGroup: false, conversationType: '' },
  }
}

function parse(stored: string): Activity | null {
  try {
    return JSON.parse(stored) as Activity
  } catch {
    return null
  }
}
