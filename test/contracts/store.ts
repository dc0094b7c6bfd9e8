import type { Activity } from '../../channels/activity.js'
import type { Inbound } from '../../channels/channel.js'
import { createLogger } from '../../src/log.js'
import { watchfulEar } from '../overheard.js'
import type { Arrival } from '../../src/store/inbox.js'
import { type Line, lineOf, type Spoken } from '../../src/store/lines.js'
import type { Speech } from '../../src/store/desk/moves.js'
import type { Store } from '../../src/store/store.js'
import type { TurnCommit } from '../../src/store/turns.js'

/** How a suite gets a store: a new one on a new place, or one more on the same place. */
export interface StoreMaker {
  /** Several processes serve one place. */
  readonly shared: boolean
  fresh(now: () => Date): Promise<{ store: Store; again(): Promise<Store> }>
}

/** Says nothing, and hears whether anything is said that no log may hold. */
export const silent = createLogger('trace', watchfulEar)

/** A clock that stands until it is moved. */
export function createClock(start = '2026-11-23T08:00:00Z') {
  let at = new Date(start).getTime()
  return {
    now: () => new Date(at),
    /** Milliseconds. */
    forward(by: number) {
      at += by
    },
  }
}

export const message = (text: string, rest: Partial<Activity> = {}): Activity => ({ type: 'message', text, ...rest })

export const inbound = (
  conversation: string,
  providerId: string,
  at: Date,
  activity = message(providerId),
): Inbound => ({
  address: { conversation, account: 'ministry', recipient: `phone-of-${conversation}` },
  providerId,
  at,
  activity,
})

export const arrival = (at: Date, activities: readonly Inbound[], rest: Partial<Arrival> = {}): Arrival => ({
  channel: 'web',
  gather: 300,
  revives: false,
  statuses: [],
  rejected: [],
  activities,
  at,
  ...rest,
})

export const line = (text: string, rest: Partial<Spoken> = {}): Line =>
  lineOf({ origin: 'bot', activity: message(text), parts: null, receipts: [], ...rest })

/** Notices and notes by their kind. */
export const speech = (at: Date, rest: Partial<Speech> = {}): Speech => ({
  say: ({ kind }) => line(kind, { origin: 'notice' }),
  note: null,
  at,
  ...rest,
})

/** Takes a conversation's pending messages as a turn would, and says `said`. */
export async function turnOf(
  store: Store,
  conversation: string,
  at: Date,
  rest: Partial<TurnCommit> = {},
): Promise<TurnCommit> {
  const snapshot = await store.conversations.snapshot(conversation)
  if (!snapshot) throw new Error(`no conversation ${conversation}`)
  return {
    conversation,
    channel: snapshot.channel,
    version: snapshot.version,
    holder: snapshot.holder,
    handled: snapshot.pending.map(({ providerId }) => providerId),
    became: 'done',
    state: '{}',
    nextHolder: snapshot.holder,
    language: snapshot.language,
    personal: false,
    consent: null,
    ends: false,
    steps: [],
    feedback: [],
    lines: () => [line('answer')],
    question: 'question',
    quarantine: [],
    at,
    ...rest,
  }
}
