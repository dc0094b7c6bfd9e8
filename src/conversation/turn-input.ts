import type { TurnInput } from '../../bots/turn.js'
import type { Activity } from '../../channels/activity.js'
import type { Language } from '../../knowledge/language/language.js'
import type { Snapshot } from '../store/conversations.js'
import type { Quarantined } from '../store/turns.js'
import type { DeskAround } from './desk-around.js'

/** The third failure of a turn is its last. */
export const MOST_ATTEMPTS = 3

/** A conversation's pending messages and state, read; what cannot be read is set apart. */
export interface Reading {
  readonly activities: readonly Activity[]
  /** The messages that were read, as they are set apart where no turn with them succeeds. */
  readonly messages: readonly Omit<Quarantined, 'reason'>[]
  readonly state: unknown
  /** This attempt's number, from 1. */
  readonly attempt: number
  readonly unreadable: readonly Quarantined[]
  /** The state was stored, cannot be read, and is left out. */
  readonly badState: readonly Quarantined[]
  /** What the last attempt leaves out to see whether it is to blame: a state that was read. */
  readonly suspect: readonly Quarantined[]
}

/** A state belongs to no one message: it is not put back. */
const STATE = { kind: 'state', providerId: null } as const

export function readSnapshot({ pending, state }: Pick<Snapshot, 'pending' | 'state'>): Reading {
  const read = pending.map(({ providerId, activity: raw }) => ({ providerId, raw, activity: parseActivity(raw) }))
  const attempt = Math.max(0, ...pending.map(({ attempts }) => attempts)) + 1
  const stored = parseState(state)
  const last = attempt >= MOST_ATTEMPTS && state !== null
  return {
    activities: read.flatMap(({ activity }) => activity ?? []),
    messages: read.flatMap(({ activity, ...rest }) => (activity ? { kind: 'message', ...rest } : [])),
    state: last || stored.kind === 'bad' ? null : stored.value,
    attempt,
    unreadable: read.flatMap(({ activity, ...rest }) =>
      activity ? [] : [{ kind: 'activity' as const, reason: 'not JSON', ...rest }],
    ),
    badState: stored.kind === 'bad' ? [{ ...STATE, reason: 'not JSON', raw: state ?? '' }] : [],
    suspect: last && stored.kind === 'good' ? [{ ...STATE, reason: 'turns with it failed', raw: state }] : [],
  }
}

function parseActivity(raw: string): Activity | null {
  try {
    const value: unknown = JSON.parse(raw)
    return typeof value === 'object' && value !== null && 'type' in value ? (value as Activity) : null
  } catch {
    return null
  }
}

function parseState(raw: string | null): { kind: 'good'; value: unknown } | { kind: 'bad' } {
  try {
    return { kind: 'good', value: raw === null ? null : JSON.parse(raw) }
  } catch {
    return { kind: 'bad' }
  }
}

/** The desk as the turn may know it. */
export function deskView(snapshot: Snapshot, around: DeskAround, now: Date): TurnInput['desk'] {
  const { holder, case: open, resolved } = snapshot
  const standing = (team: string | null) => ({
    ...around.opening(team),
    staffed: around.staffed(team),
    hours: around.hours(team),
  })
  const teams = around.teams().map((team) => [team, standing(team)] as const)
  return {
    ...standing(null),
    teams: Object.fromEntries(teams),
    waiting: around.waiting(),
    holder: holder === 'queue' ? 'queue' : 'bot',
    case: open?.place ? { reference: open.reference, place: open.place } : null,
    callback: open?.state === 'callback' ? { reference: open.reference } : null,
    resolved: resolved && {
      reference: resolved.reference,
      survey: resolved.survey,
      rated: resolved.rated,
      reopens: resolved.reopenUntil !== null && resolved.reopenUntil > now,
    },
  }
}

/** What is noted of every inbound activity, whoever holds the conversation. */
export interface Notes {
  readonly language: Language
  readonly personal: boolean
}

export interface Noting {
  /** Null where the text does not tell. */
  readonly detectLanguage: (text: string) => Language | null
  /** Kinds of personal data in a text. */
  readonly noticePersonal: (text: string) => readonly unknown[]
}

export function note(activities: readonly Activity[], known: Language, noting: Noting): Notes {
  const texts = activities.flatMap(({ text }) => text || [])
  return {
    language: texts.reduce<Language>((language, text) => noting.detectLanguage(text) ?? language, known),
    personal: texts.some((text) => noting.noticePersonal(text).length > 0),
  }
}
