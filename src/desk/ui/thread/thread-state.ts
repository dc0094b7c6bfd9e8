import type { ConversationView, LineFile, LinesPage, SendMessage, ThreadLine } from '../../contract/inbox.js'
import type { Failure } from '../api/request.js'

/** A line on its way: shown at once, and gone when the service shows the line with the same `clientId`. */
export interface PendingLine {
  readonly clientId: string
  readonly kind: 'message' | 'note'
  readonly text: string
  readonly files: readonly LineFile[]
  readonly mentions: readonly string[]
  readonly template: SendMessage['template'] | null
  readonly at: string
  /** Null while it is on its way. */
  readonly failure: Failure | null
}

export interface ThreadState {
  /** The conversation without its lines; null until it is loaded. */
  readonly view: ConversationView | null
  readonly failure: Failure | null
  /** By `seq`, each once. */
  readonly lines: readonly ThreadLine[]
  readonly version: number
  readonly hasEarlier: boolean
  readonly pending: readonly PendingLine[]
  /** What was shown of a masked line, by `seq`. */
  readonly revealed: Readonly<Record<number, string>>
}

export type ThreadEvent =
  | { readonly kind: 'loaded'; readonly view: ConversationView }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'changed'; readonly page: LinesPage }
  | { readonly kind: 'earlier'; readonly page: LinesPage }
  | { readonly kind: 'viewers'; readonly viewers: ConversationView['viewers'] }
  | { readonly kind: 'sending'; readonly line: PendingLine }
  | { readonly kind: 'unsent'; readonly clientId: string; readonly failure: Failure }
  | { readonly kind: 'dropped'; readonly clientId: string }
  | { readonly kind: 'revealed'; readonly seq: number; readonly text: string }

export const NOTHING_YET: ThreadState = {
  view: null,
  failure: null,
  lines: [],
  version: 0,
  hasEarlier: false,
  pending: [],
  revealed: {},
}

export function nextThread(state: ThreadState, event: ThreadEvent): ThreadState {
  switch (event.kind) {
    case 'loaded':
      return loaded(state, event.view)
    case 'failed':
      return { ...state, failure: event.failure }
    case 'changed':
      return settle({
        ...state,
        lines: merge(state.lines, event.page.lines),
        version: Math.max(state.version, event.page.version),
      })
    case 'earlier':
      return { ...state, lines: merge(event.page.lines, state.lines), hasEarlier: event.page.hasEarlier }
    case 'viewers':
      return state.view ? { ...state, view: { ...state.view, viewers: event.viewers } } : state
    case 'sending':
      return {
        ...state,
        pending: [...state.pending.filter(({ clientId }) => clientId !== event.line.clientId), event.line],
      }
    case 'unsent':
      return {
        ...state,
        pending: state.pending.map((line) =>
          line.clientId === event.clientId ? { ...line, failure: event.failure } : line,
        ),
      }
    case 'dropped':
      return { ...state, pending: state.pending.filter(({ clientId }) => clientId !== event.clientId) }
    case 'revealed':
      return { ...state, revealed: { ...state.revealed, [event.seq]: event.text } }
  }
}

/** A look at the whole never takes back what a newer look at the lines has shown. */
function loaded(state: ThreadState, view: ConversationView): ThreadState {
  const first = state.view === null
  const stale = view.version < state.version
  return settle({
    ...state,
    view,
    failure: null,
    lines: stale ? merge(view.lines, state.lines) : merge(state.lines, view.lines),
    version: Math.max(state.version, view.version),
    hasEarlier: first ? view.hasEarlier : state.hasEarlier,
  })
}

/** Takes away what was on its way and has arrived. */
function settle(state: ThreadState): ThreadState {
  const arrived = new Set(state.lines.map(({ clientId }) => clientId))
  return { ...state, pending: state.pending.filter(({ clientId }) => !arrived.has(clientId)) }
}

/** Both, in order; of two with the same `seq` the one of `newer`. */
function merge(older: readonly ThreadLine[], newer: readonly ThreadLine[]): readonly ThreadLine[] {
  if (newer.length === 0) return older
  const bySeq = new Map(older.map((line) => [line.seq, line]))
  for (const line of newer) bySeq.set(line.seq, line)
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}
