import type { Activity } from '../../../channels/activity.js'
import type { Channel, HttpResponse, Inbound, RawRequest } from '../../../channels/channel.js'
import type { Files, StoredFile } from '../../../channels/media/files.js'
import type { ActivityLog, Limits } from '../../../channels/web/ports.js'

interface Kept {
  lines: Activity[]
  known: Set<string>
  ended: boolean
  wakes: Set<(what: 'changed' | 'typing') => void>
  files: Map<string, StoredFile>
}

/** The rooms behind the web channel, in memory: transcript, files, receiver. What a conversation's bot would say, the test says. */
export interface MemoryService {
  readonly log: ActivityLog
  readonly files: Files
  receive(channel: Channel, request: RawRequest): Promise<HttpResponse>
  /** Writes a line of the bot's. */
  say(conversation: string, activity: Activity): void
  showTyping(conversation: string): void
  /** Everything that the channel handed over as new, in order. */
  readonly received: readonly Inbound[]
  /** Conversations whose visitors were writing, each time again. */
  readonly typing: () => readonly string[]
  /** How often the transcript was read. */
  readonly reads: () => number
  /** Writes a line, and the wake-up is lost. */
  sayUnheard(conversation: string, activity: Activity): void
  /** From now on the transcript cannot be read. */
  break(): void
  /** From now on the disk has no room. */
  fill(): void
  /** Called with each new activity of a visitor. */
  onReceived(hear: (inbound: Inbound) => void): void
}

const BOT = { id: 'nafidha', name: '', role: 'bot' } as const

export const noLimits: Limits = { consume: async () => ({ allowed: true }) }

export function createMemoryService(now: () => Date): MemoryService {
  const conversations = new Map<string, Kept>()
  const waiting = new Map<string, Kept['wakes']>()
  const received: Inbound[] = []
  const typed: string[] = []
  const listeners: ((inbound: Inbound) => void)[] = []
  let reads = 0
  let full = false
  let broken = false

  const wakesOf = (id: string) => {
    const wakes = waiting.get(id) ?? new Set()
    waiting.set(id, wakes)
    return wakes
  }
  const open = (id: string): Kept => {
    const kept = conversations.get(id) ?? {
      lines: [],
      known: new Set(),
      ended: false,
      wakes: wakesOf(id),
      files: new Map(),
    }
    conversations.set(id, kept)
    return kept
  }
  const wake = (id: string, what: 'changed' | 'typing') => wakesOf(id).forEach((hear) => hear(what))
  const write = (id: string, activity: Activity, heard = true) => {
    const kept = open(id)
    const line = kept.lines.length + 1
    const stored = { id: `${id}|${line}`, timestamp: now(), conversation: { id }, ...activity }
    kept.lines.push(JSON.parse(JSON.stringify(stored)) as Activity)
    if (activity.type === 'endOfConversation') kept.ended = true
    if (heard) wake(id, 'changed')
  }
  const take = (inbound: Inbound) => {
    const { conversation } = inbound.address
    const kept = open(conversation)
    if (kept.known.has(inbound.providerId)) return
    kept.known.add(inbound.providerId)
    received.push(inbound)
    write(conversation, inbound.activity)
    for (const hear of listeners) hear(inbound)
  }

  return {
    received,
    typing: () => typed,
    reads: () => reads,
    fill: () => void (full = true),
    onReceived: (hear) => void listeners.push(hear),
    say: (id, activity) => write(id, { from: BOT, ...activity }),
    sayUnheard: (id, activity) => write(id, { from: BOT, ...activity }, false),
    break: () => void (broken = true),
    showTyping: (id) => wake(id, 'typing'),
    async receive(channel, request) {
      const { response, activities, typing = [] } = await channel.receive(request)
      typed.push(...typing)
      for (const inbound of activities) take(inbound)
      return response
    },
    log: {
      async status(id) {
        const kept = conversations.get(id)
        return kept ? (kept.ended ? 'ended' : 'open') : 'none'
      },
      async read(id, after, limit) {
        reads += 1
        if (broken) throw new Error('the store is away')
        const activities = conversations.get(id)?.lines.slice(after, after + limit) ?? []
        return { activities, watermark: after + activities.length }
      },
      subscribe(id, hear) {
        wakesOf(id).add(hear)
        return () => void wakesOf(id).delete(hear)
      },
      async erase(id) {
        conversations.delete(id)
        wake(id, 'changed')
      },
    },
    files: {
      async put(id, file) {
        if (full) return 'full'
        const name = `file-${open(id).files.size + 1}`
        open(id).files.set(name, file)
        return { id: name }
      },
      get: async (id, name) => conversations.get(id)?.files.get(name) ?? null,
    },
  }
}
