import type { Logger } from 'pino'
import type { Bus } from '../live/bus.js'
import { DESK_TOPIC } from '../live/topics.js'
import type { Store } from '../store/store.js'
import type { SayNotice } from './say.js'

export interface TimersDeps {
  readonly store: Pick<Store, 'timers' | 'cases' | 'erase'>
  readonly say: SayNotice
  readonly bus: Bus
  /** The conversation has parts to deliver. */
  readonly deliver: (conversation: string) => void
  readonly now: () => Date
  readonly log: Logger
}

/** Does what the clock asks for: tells those who wait of a better place, erases what its citizen wants erased, and passes on what another process changed. */
export function createTimers({ store, say, bus, deliver, now, log }: TimersDeps): () => Promise<void> {
  const tellPlace = async (conversation: string): Promise<void> => {
    const told = await store.cases.tellPlace(conversation, {
      at: now(),
      say: ({ place, ...to }) => say({ kind: 'place', place }, to),
    })
    if (!told) return
    bus.publish(conversation, 'changed')
    deliver(conversation)
  }
  const erase = async (conversation: string): Promise<void> => {
    await store.erase(conversation, now(), { who: '[citizen]', why: 'asked for in the chat' })
    bus.publish(conversation, 'changed')
    bus.publish(DESK_TOPIC, 'changed')
  }
  return async () => {
    for (const conversation of await store.timers.duePlaces(now()))
      await tellPlace(conversation).catch((error: unknown) => {
        log.error({ err: error, conversation }, 'a place in the queue could not be told')
      })
    for (const conversation of await store.timers.dueErasures(now()))
      await erase(conversation).catch((error: unknown) => {
        log.error({ err: error, conversation }, 'a conversation could not be erased; it is tried again')
      })
    for (const conversation of await store.timers.announced(now())) bus.publish(conversation, 'changed')
  }
}
