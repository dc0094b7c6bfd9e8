import type { Delivery } from '../direct-line/outbox.js'
import type { Message } from './message.js'

/** The line that says that a conversation is over. */
export interface EndMark {
  readonly kind: 'end'
  readonly key: string
}

export type Item = Message | EndMark
export type Timeline = readonly Item[]

/**
 * Puts a message from the server in its place: once, however often it comes. A visitor's own message is already there
 * from when it was written, and only learns its id and time.
 */
export function place(timeline: Timeline, message: Message): Timeline {
  const known = timeline.some((item) => item.key === message.key)
  return known ? update(timeline, message.key, () => message) : [...timeline, message]
}

export function deliver(timeline: Timeline, key: string, delivery: Delivery): Timeline {
  return update(timeline, key, (message) => ({ ...message, delivery }))
}

function update(timeline: Timeline, key: string, change: (message: Message) => Message): Timeline {
  return timeline.map((item) => (item.kind === 'message' && item.key === key ? change(item) : item))
}

/** The buttons still worth showing: those of the last message that has some, unless a person has written since. */
export function openActions(timeline: Timeline): Message | null {
  const last = timeline.findLast((item) => item.kind === 'end' || isPerson(item) || item.actions.length > 0)
  return last?.kind === 'message' && !isPerson(last) ? last : null
}

const isPerson = ({ origin }: Message): boolean => origin === 'citizen' || origin === 'agent'
