import type { Message } from './message.js'
import type { Timeline } from './timeline.js'

/** Something to tell the visitor that is no message; its words are in the wording. */
export type Note = 'ended' | 'erased' | 'notDone' | 'fileTooLarge'

export interface ChatState {
  readonly timeline: Timeline
  /** The service has been out of reach for a noticeable time. */
  readonly unreachable: boolean
  readonly open: boolean
  readonly draft: string
  /** Somebody at the other end is writing. */
  readonly typing: boolean
  /** Replies that came while the panel was closed. */
  readonly unread: number
  /** The last replies that came while the panel was open, each to be read out once. */
  readonly spoken: readonly Message[]
  /** The browser says that it has no network. */
  readonly offline: boolean
  /** The conversation goes on. */
  readonly live: boolean
  /** There is something on the server to download or delete. */
  readonly kept: boolean
  /** Stays until the visitor goes on. */
  readonly note: Note | null
}

/** Before anything has happened. */
export const START: ChatState = {
  timeline: [],
  unreachable: false,
  open: false,
  draft: '',
  typing: false,
  unread: 0,
  spoken: [],
  offline: false,
  live: false,
  kept: false,
  note: null,
}
