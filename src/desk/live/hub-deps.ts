import type { Logger } from 'pino'
import type { Bus } from '../../live/bus.js'
import type { Wire } from '../../live/wire.js'
import type { Store } from '../../store/store.js'
import type { StandingOf } from '../admission.js'
import type { Around } from '../around.js'
import type { Colleague } from '../contract/session.js'
import type { Views } from '../views/views.js'

export interface HubDeps {
  readonly store: Pick<Store, 'desk'>
  readonly around: Around
  readonly views: () => Views
  readonly standing: StandingOf
  readonly bus: Bus
  readonly wire: Wire
  readonly colleagues: () => readonly Colleague[]
  /** Shows the citizen that somebody writes. */
  readonly showTyping: (conversation: string) => void
  readonly now: () => Date
  readonly log: Logger
}
