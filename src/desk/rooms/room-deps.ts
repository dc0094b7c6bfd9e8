import type { Logger } from 'pino'
import type { Channel } from '../../../channels/channel.js'
import type { Knowledge } from '../../../knowledge/base.js'
import type { SayNotice } from '../../conversation/say.js'
import type { Bus } from '../../live/bus.js'
import type { Store } from '../../store/store.js'
import type { DeskSettings } from '../contract/administration.js'
import type { Around } from '../around.js'
import type { Targets } from '../views/case-summary.js'
import type { Views } from '../views/views.js'
import type { Callbacks } from '../work/callbacks.js'
import type { ReadingWatch } from '../work/reading-watch.js'
import type { CaseWork } from '../work/case-work.js'

/** What the desk's routes are made with. */
export interface RoomDeps {
  readonly store: Pick<
    Store,
    'ownData' | 'erase' | 'desk' | 'files' | 'access' | 'cases' | 'receipts' | 'channelLogs' | 'stuck' | 'audit'
  >
  readonly around: Around
  readonly work: CaseWork
  readonly callbacks: Callbacks
  readonly views: Views
  readonly channels: ReadonlyMap<string, Channel>
  /** Names of the channels that run on a simulator. */
  readonly simulated: ReadonlySet<string>
  readonly knowledge: () => Knowledge
  readonly targetsOf: (team: string | null) => Targets
  /** The desk's rules as they are in force, set or not. */
  readonly rulesNow: () => DeskSettings
  /** Takes up what was just set. */
  readonly refresh: () => Promise<void>
  readonly bus: Bus
  /** Tells agents that a note names them. */
  readonly mentioned: (news: { conversation: string; by: string; agents: readonly string[] }) => void
  readonly readings: ReadingWatch
  readonly say: SayNotice
  readonly deliver: (conversation: string) => void
  readonly now: () => Date
  readonly log: Logger
}
