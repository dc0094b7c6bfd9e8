import type { Colleague, Role } from './session.js'

/** GET /desk/api/canned, POST, PUT and DELETE /desk/api/canned/:id. Variables: {name} {reference} {agent} {team}. */
export interface CannedReply {
  readonly id: string
  /** What is typed after "/" to find it. */
  readonly shortcut: string
  readonly title: string
  readonly text: { readonly ar: string; readonly en: string }
  /** Null: every team's. */
  readonly team: string | null
}

/** GET /desk/api/tags, PUT the whole list. */
export interface Tag {
  readonly id: string
  readonly label: { readonly ar: string; readonly en: string }
}

/** GET /desk/api/teams, PUT /desk/api/teams/:id. Seeded from the hours and teams files of the content. */
export interface Team {
  readonly id: string
  readonly name: { readonly ar: string; readonly en: string }
  readonly hours: TeamHours
  /** Minutes, in which nine of ten cases are to be met. */
  readonly targets: { readonly firstReply: number; readonly resolution: number }
  readonly members: readonly string[]
}

export interface TeamHours {
  /** By weekday, 0 is Sunday: spans of wall-clock time such as 07:30–14:30; none: closed. */
  readonly week: readonly (readonly { readonly from: string; readonly to: string }[])[]
  /** Closed on these days. */
  readonly holidays: readonly { readonly from: string; readonly to: string; readonly name: string }[]
  /** Other hours between two days, such as Ramadan. */
  readonly seasons: readonly {
    readonly from: string
    readonly to: string
    readonly name: string
    readonly week: readonly (readonly { readonly from: string; readonly to: string }[])[]
  }[]
}

/** GET /desk/api/accounts (administrator) */
export interface Account {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly teams: readonly string[]
  readonly languages: readonly ('ar' | 'en')[]
  readonly capacity: number
  readonly secondFactor: boolean
  readonly state: 'invited' | 'active' | 'locked'
  readonly lastSeenAt: string | null
}
/**
 * POST /desk/api/accounts → the invitation link, shown once; PUT /desk/api/accounts/:id with an AccountChange; POST …/reset
 * with a Reset → a link; DELETE locks. A lock, a reset or another role ends the person's sessions. The last administrator
 * stays one: `conflict`.
 */
export interface Invite {
  readonly name: string
  readonly username: string
  readonly role: Role
  readonly teams: readonly string[]
  readonly languages: readonly ('ar' | 'en')[]
  readonly capacity: number
}
export interface AccountChange extends Omit<Invite, 'username'> {
  readonly locked: boolean
}
export interface Reset {
  /** It is lost too: redeeming the link ends it. */
  readonly secondFactor: boolean
}
export interface Link {
  readonly url: string
  readonly expiresAt: string
}

/** GET and PUT /desk/api/settings (administrator); each change leaves an audit row. */
export interface DeskSettings {
  /** Months for which conversations are kept. */
  readonly retentionMonths: number
  readonly consent: { readonly ar: string; readonly en: string; readonly version: string }
  /** Minutes. */
  readonly reopenWithin: number
  readonly agentSilent: number
  readonly autoAssign: boolean
}

/** GET /desk/api/board (supervisor) */
export interface Board {
  readonly at: string
  readonly teams: readonly {
    readonly team: string
    readonly waiting: number
    readonly oldestSeconds: number | null
    readonly claimed: number
    readonly breaches: number
    readonly open: boolean
  }[]
  readonly colleagues: readonly Colleague[]
  /** Cases past a target, longest overdue first. */
  readonly overdue: readonly { readonly reference: string; readonly conversation: string; readonly dueAt: string }[]
}

export interface Series {
  readonly label: string
  readonly value: number
}
/** GET /desk/api/reports?from=DAY&to=DAY (supervisor); /desk/api/reports.csv?table=… holds the same as rows. */
export interface Report {
  readonly from: string
  readonly to: string
  readonly byDay: readonly {
    readonly day: string
    readonly conversations: number
    readonly handoffs: number
    readonly answered: number
    readonly unknown: number
  }[]
  readonly byChannel: readonly Series[]
  readonly byLanguage: readonly Series[]
  readonly reasons: readonly Series[]
  readonly outcomes: readonly Series[]
  /** Seconds. */
  readonly firstReply: { readonly median: number | null; readonly p90: number | null; readonly n: number }
  readonly resolution: { readonly median: number | null; readonly p90: number | null; readonly n: number }
  readonly satisfaction: { readonly mean: number | null; readonly n: number; readonly scores: readonly Series[] }
  readonly topEntries: readonly Series[]
  /** Masked. */
  readonly topUnknown: readonly Series[]
}
export type ReportTable = 'days' | 'cases' | 'satisfaction' | 'entries' | 'unknown' | 'complaints'

/** GET /desk/api/audit?cursor= (administrator) */
export interface AuditPage {
  readonly rows: readonly {
    readonly seq: number
    readonly at: string
    readonly who: string
    readonly what: string
    readonly subject: string
    readonly why: string
  }[]
  readonly next: string | null
  /** The chain of hashes is unbroken. */
  readonly intact: boolean
}

/** GET /desk/api/stuck (supervisor, administrator): what stands still, worst first; empty: everything moves. */
export interface StuckList {
  readonly at: string
  readonly found: readonly StuckThing[]
}

export interface StuckThing {
  readonly kind:
    'unanswered' | 'outbox' | 'unknown' | 'claimed' | 'queued' | 'timers' | 'quarantined' | 'window' | 'audit'
  readonly count: number
  /** Since when; of a window, when it closes. */
  readonly at: string | null
  readonly conversation: string | null
  readonly reference: string | null
  readonly channel: string | null
  /** A person must act now. */
  readonly urgent: boolean
}

/** GET /desk/api/channels (administrator): how each channel is doing. */
export interface ChannelState {
  readonly name: string
  /** The setting that switches it on, where it is off. */
  readonly off: string | null
  readonly simulator: boolean
  /** It has a provider, so that a test can be sent. */
  readonly testable: boolean
  /** What does not work now, and what to do about it; in English, for whoever runs the service. */
  readonly troubles: readonly string[]
  /** In the provider's own terms: whether our address is registered, the state of a template. */
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  readonly lastInboundAt: string | null
  readonly lastError: { readonly at: string; readonly words: string } | null
  readonly signatureFailures: number
  /** Parts that wait to be handed over. */
  readonly waiting: number
  /** Genuine requests that nobody could read. */
  readonly unreadable: number
  /** Linked device: what to scan, as an SVG picture. */
  readonly qr: string | null
}

/** POST /desk/api/channels/:channel/test (administrator): one sentence to somebody who has written there before. */
export interface TestChannel {
  /** What the channel calls the citizen, such as a phone number; a case's reference. */
  readonly to: string
}
/** `reason`: as the provider says it, in English. */
export type ChannelTested =
  | {
      readonly kind: 'sent'
      readonly state: 'waiting' | 'taken' | 'delivered' | 'failed'
      readonly reason: string | null
    }
  | { readonly kind: 'refused'; readonly why: 'no-provider' | 'unknown' | 'unreachable' | 'held' | 'window-closed' }
