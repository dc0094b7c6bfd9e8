import type { Notice } from '../../conversation/notices.js'
import type { Holder } from '../schema.js'
import type { MoveKind } from './case-moves.js'
import type { CaseState } from './tables.js'

/** Somebody at the desk. */
export interface Mover {
  readonly id: string
  readonly name: string
}

/** What is wanted of a case. `force`: a supervisor may, whoever holds it. */
export type Move =
  | { readonly kind: 'claim'; readonly by: Mover }
  /** By the desk itself, or by a supervisor. `capacity`: no more than so many at once; null: whatever the load. */
  | { readonly kind: 'assign'; readonly agent: Mover; readonly by: string; readonly capacity: number | null }
  | { readonly kind: 'take-over'; readonly by: Mover }
  | { readonly kind: 'transfer'; readonly by: Mover; readonly force: boolean; readonly agent: Mover }
  | {
      readonly kind: 'to-team'
      readonly by: Mover
      readonly force: boolean
      readonly team: string
      /** Its name, for the citizen. */
      readonly teamName: { readonly ar: string; readonly en: string }
    }
  /** The agent vanished or stayed silent too long. */
  | { readonly kind: 'return'; readonly agent: string }
  | { readonly kind: 'give-back'; readonly by: Mover; readonly force: boolean }
  | {
      readonly kind: 'resolve'
      readonly by: Mover
      readonly force: boolean
      readonly outcome: string
      readonly tags: readonly string[]
    }
  /** Somebody reached the citizen by telephone. */
  | { readonly kind: 'called'; readonly by: Mover }
  /** By an agent; the citizen's own reopening is a turn's. */
  | { readonly kind: 'reopen'; readonly by: Mover }
  /** Waited too long in the queue. */
  | { readonly kind: 'give-up' }
  /** By the command line. */
  | { readonly kind: 'close' }
  | { readonly kind: 'block'; readonly by: Mover; readonly force: boolean; readonly reason: string }

/** A case and its conversation as the transaction sees them. */
export interface Standing {
  readonly reference: string
  readonly holder: Holder
  readonly state: CaseState
  readonly agent: string | null
  readonly team: string | null
  readonly closed: boolean
  /** The conversation has another case that is open. */
  readonly other: boolean
}

/** What a move comes to. */
export interface Plan {
  readonly holder: Holder
  readonly state: CaseState
  readonly agent: string | null
  readonly team: string | null
  readonly recorded: MoveKind
  /** What the citizen is told; null: nothing changes for them. `place`: in the queue, where the move leads there. */
  readonly notice: ((place: number) => Notice) | null
  /** The citizen is asked how satisfied they are. */
  readonly survey: boolean
}

export type Refused =
  /** Somebody holds it; null: nobody, but not whoever asks either. */
  | { readonly kind: 'taken' | 'not-holder'; readonly agent: string | null }
  /** It is as wanted already. */
  | { readonly kind: 'already' }
  /** Closed, or with that agent's hands full, or not open to that move. */
  | { readonly kind: 'closed' | 'full' | 'conflict' }

export const isPlan = (planned: Plan | Refused): planned is Plan => 'recorded' in planned

/** The design's table of holders, for what the desk does. Pure. */
export function plan(standing: Standing, move: Move): Plan | Refused {
  if (move.kind === 'reopen') return reopen(standing, move.by)
  if (standing.closed) return { kind: 'closed' }
  switch (move.kind) {
    case 'claim':
    case 'assign':
      return claim(standing, move.kind === 'claim' ? move.by : move.agent)
    case 'take-over':
      return standing.state === 'claimed' ? handTo(standing, move.by) : claim(standing, move.by)
    case 'transfer':
      return heldBy(standing, move) ?? handTo(standing, move.agent)
    case 'to-team':
      return toTeam(standing, move)
    case 'return':
      return giveUpAgent(standing, move.agent)
    case 'give-back':
      return heldBy(standing, move) ?? toBot(standing, { state: 'closed', recorded: 'given-back', kind: 'resolved' })
    case 'resolve':
      return heldBy(standing, move) ?? toBot(standing, { state: 'resolved', recorded: 'resolved', kind: 'resolved' })
    case 'called':
      return called(standing, move.by)
    case 'give-up':
      return giveUpWaiting(standing)
    case 'close':
      return toBot(standing, { state: 'closed', recorded: 'closed', kind: 'closed' })
    case 'block':
      return heldBy(standing, move) ?? toBot(standing, { state: 'closed', recorded: 'blocked', kind: 'blocked' })
  }
}

const stay = ({ holder, state, agent, team }: Standing) => ({ holder, state, agent, team, survey: false })

/** Null where whoever asks holds it, or may all the same. */
function heldBy({ state, agent }: Standing, { by, force }: { by: Mover; force: boolean }): Refused | null {
  if (state !== 'claimed') return force ? null : { kind: 'not-holder', agent: null }
  return agent === by.id || force ? null : { kind: 'not-holder', agent }
}

function claim(standing: Standing, { id, name }: Mover): Plan | Refused {
  if (standing.state === 'claimed') return standing.agent === id ? { kind: 'already' } : taken(standing)
  const notice = (): Notice => ({ kind: 'joined', name })
  return { ...stay(standing), holder: 'agent', state: 'claimed', agent: id, recorded: 'claimed', notice }
}

const taken = ({ agent }: Standing): Refused => ({ kind: 'taken', agent })

function handTo(standing: Standing, { id, name }: Mover): Plan | Refused {
  if (standing.state !== 'claimed') return claim(standing, { id, name })
  if (standing.agent === id) return { kind: 'already' }
  return { ...stay(standing), agent: id, recorded: 'transferred', notice: () => ({ kind: 'joined', name }) }
}

/** A case that waits only changes its line: nothing that the citizen was told becomes wrong. */
function toTeam(standing: Standing, move: Move & { kind: 'to-team' }): Plan | Refused {
  const { team, teamName } = move
  if (standing.state !== 'claimed') {
    if (!move.force) return { kind: 'not-holder', agent: null }
    return { ...stay(standing), team, recorded: 'rerouted', notice: null }
  }
  const notice = (place: number): Notice => ({ kind: 'toTeam', team: teamName, place })
  return heldBy(standing, move) ?? { ...toQueue(standing), team, recorded: 'to-team', notice }
}

const toQueue = (standing: Standing) => ({ ...stay(standing), holder: 'queue', state: 'queued', agent: null }) as const

function giveUpAgent(standing: Standing, agent: string): Plan | Refused {
  if (standing.state !== 'claimed' || standing.agent !== agent) return { kind: 'conflict' }
  return { ...toQueue(standing), recorded: 'returned', notice: (place) => ({ kind: 'requeued', place }) }
}

function giveUpWaiting(standing: Standing): Plan | Refused {
  if (standing.state !== 'queued') return { kind: 'conflict' }
  const { reference } = standing
  const notice = (): Notice => ({ kind: 'waitedLong', reference })
  return { ...stay(standing), holder: 'bot', state: 'callback', recorded: 'gave-up', notice }
}

/** After a telephone call nothing is said in writing, and the bot holds already. */
function called(standing: Standing, { id }: Mover): Plan | Refused {
  if (standing.state !== 'callback') return { kind: 'conflict' }
  return { ...stay(standing), state: 'resolved', agent: id, recorded: 'called', notice: null }
}

function toBot(
  standing: Standing,
  way: { state: 'resolved' | 'closed'; recorded: MoveKind; kind: 'resolved' | 'closed' | 'blocked' },
): Plan {
  const { reference } = standing
  const notice = (): Notice => (way.kind === 'blocked' ? { kind: 'blocked' } : { kind: way.kind, reference })
  const { state, recorded } = way
  return { ...stay(standing), holder: 'bot', state, recorded, notice, survey: way.kind === 'resolved' }
}

function reopen(standing: Standing, { id, name }: Mover): Plan | Refused {
  const { closed, state, other, holder } = standing
  if (!closed) return state === 'claimed' && standing.agent === id ? { kind: 'already' } : taken(standing)
  if (other || holder !== 'bot' || state === 'cancelled') return { kind: 'conflict' }
  const notice = (): Notice => ({ kind: 'welcomeBack', reference: standing.reference, name, place: 0 })
  return { ...stay(standing), holder: 'agent', state: 'claimed', agent: id, recorded: 'reopened', notice }
}
