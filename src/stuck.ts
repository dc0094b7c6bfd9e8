import { type Channel, replyWindowEnd } from '../channels/channel.js'
import type { Store } from './store/store.js'
import type { AuditVerdict } from './store/audit.js'
import type { Backlog, StandingCase, Waiting } from './store/stuck.js'

/** What can stand still. */
export type StuckKind =
  'unanswered' | 'outbox' | 'unknown' | 'claimed' | 'queued' | 'timers' | 'quarantined' | 'window' | 'audit'

/** One thing that does not move as it should, and where to look. */
export interface Stuck {
  readonly kind: StuckKind
  readonly count: number
  /** Since when; for a window, when it closes; null: not known. */
  readonly at: Date | null
  readonly conversation: string | null
  readonly reference: string | null
  readonly channel: string | null
  /** A person must act; else it is only to be looked at. */
  readonly urgent: boolean
}

export interface StuckDeps {
  readonly store: Pick<Store, 'stuck' | 'audit'>
  readonly channels: ReadonlyMap<string, Channel>
  readonly now: () => Date
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
/** Milliseconds after which what waits counts as stuck. */
export const PATIENCE = {
  /** A turn, the longest one and its retries included. */
  unanswered: MINUTE,
  /** A part and its retries; a provider may ask for more. */
  outbox: 2 * MINUTE,
  timers: MINUTE,
  claimed: 10 * MINUTE,
  queued: 15 * MINUTE,
  /** Before a reply window closes over an open case. */
  window: 2 * 60 * MINUTE,
} as const
/** Milliseconds for which a verdict on the whole audit is good: it reads every row. */
const AUDIT_GOOD = 10 * MINUTE

export interface StuckFinder {
  /** Worst first; empty: everything moves. */
  find(): Promise<readonly Stuck[]>
}

/** Finds what stands still. One for the desk's page, the doctor and whoever else asks. */
export function createStuckFinder({ store, channels, now }: StuckDeps): StuckFinder {
  const audit = remembered(() => store.audit.verify(), now)
  return {
    async find() {
      const at = now()
      const found = [
        ...stuckIn(await store.stuck.backlog(at), at),
        ...(await closingWindows({ store, channels, now })),
        ...brokenAudit(await audit()),
      ]
      return found.sort((a, b) => Number(b.urgent) - Number(a.urgent) || timeOf(a) - timeOf(b))
    },
  }
}

const timeOf = ({ at }: Stuck): number => at?.getTime() ?? 0
const NOTHING = { count: 1, at: null, conversation: null, reference: null, channel: null, urgent: true } as const

function stuckIn(backlog: Backlog, now: Date): readonly Stuck[] {
  const since = (kind: keyof typeof PATIENCE) => now.getTime() - PATIENCE[kind]
  const late = (kind: 'unanswered' | 'outbox' | 'timers', { since: at, ...rest }: Waiting): readonly Stuck[] =>
    at && at.getTime() < since(kind) ? [{ ...NOTHING, ...rest, kind, at }] : []
  const cases = (kind: 'claimed' | 'queued', all: readonly StandingCase[]): readonly Stuck[] =>
    all
      .filter((one) => one.since.getTime() < since(kind))
      .map(({ conversation, reference, since: at }) => ({
        ...NOTHING,
        kind,
        at,
        conversation,
        reference,
        urgent: false,
      }))
  return [
    ...late('unanswered', backlog.unanswered),
    ...backlog.outbox.flatMap(({ channel, ...rest }) => late('outbox', rest).map((one) => ({ ...one, channel }))),
    ...(backlog.unknown > 0 ? [{ ...NOTHING, kind: 'unknown' as const, count: backlog.unknown, urgent: false }] : []),
    ...cases('claimed', backlog.claimed),
    ...cases('queued', backlog.queued),
    ...late('timers', backlog.timers),
    ...backlog.quarantined.map(({ count }) => ({ ...NOTHING, kind: 'quarantined' as const, count, urgent: false })),
  ]
}

/** An agent who has not answered by then can only send a template. */
async function closingWindows({ store, channels, now }: StuckDeps): Promise<readonly Stuck[]> {
  const at = now().getTime()
  const closing = [...channels.values()].map(async ({ name, limits }) => {
    const { replyWindow } = limits
    if (replyWindow === null) return []
    const wrote = { after: new Date(at - replyWindow), before: new Date(at - replyWindow + PATIENCE.window) }
    const cases = await store.stuck.closing(name, wrote)
    return cases.map(({ since, ...one }): Stuck => {
      return { ...NOTHING, ...one, kind: 'window', at: replyWindowEnd(limits, since), urgent: false }
    })
  })
  return (await Promise.all(closing)).flat()
}

const brokenAudit = (verdict: AuditVerdict): readonly Stuck[] =>
  verdict.kind === 'intact' ? [] : [{ ...NOTHING, kind: 'audit' }]

/** Asks once in a while. */
function remembered<T>(ask: () => Promise<T>, now: () => Date): () => Promise<T> {
  let known: { readonly at: number; readonly value: Promise<T> } | null = null
  return () => {
    const at = now().getTime()
    if (!known || at - known.at > AUDIT_GOOD) {
      known = { at, value: ask() }
      known.value.catch(() => (known = null))
    }
    return known.value
  }
}
