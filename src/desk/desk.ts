import type { Logger } from 'pino'
import type { Channel } from '../../channels/channel.js'
import type { Wording } from '../../dialogs/wording.js'
import type { KnowledgeBase } from '../../knowledge/base.js'
import type { Config } from '../config.js'
import type { SayNotice } from '../conversation/say.js'
import { CONSENT_VERSION } from '../bot.js'
import { TIME_ZONE } from '../knowledge.js'
import type { Bus } from '../live/bus.js'
import type { Wire } from '../live/wire.js'
import type { Store } from '../store/store.js'
import { type Around, createAround } from './around.js'
import { createHub } from './live/hub.js'
import type { DeskRooms } from './open-door.js'
import { toColleague } from './rooms/inbox-routes.js'
import { deskRoutes } from './rooms/rooms.js'
import { createRules } from './rules.js'
import { createStaff } from './staff.js'
import { createStanding } from './standing.js'
import { createTargets } from './targets.js'
import { createTeamHours } from './team-hours.js'
import { createViews, type Views } from './views/views.js'
import { createCallbacks } from './work/callbacks.js'
import { type CaseWork, createCaseWork } from './work/case-work.js'
import { createDeskClock, type DeskClock, type Duties } from './work/desk-clock.js'
import { createReadingWatch } from './work/reading-watch.js'
import { createShowTyping } from './work/typing.js'

export interface DeskDeps {
  readonly store: Store
  readonly knowledge: Pick<KnowledgeBase, 'current'>
  readonly channels: ReadonlyMap<string, Channel>
  /** Names of those that run on a simulator. */
  readonly simulated: ReadonlySet<string>
  readonly say: SayNotice
  readonly wording: Wording
  readonly bus: Bus
  readonly wire: Wire
  /** Makes what was said since the last time findable. */
  readonly index: () => Promise<void>
  /** What of the desk's own work is done here. */
  readonly duties: Duties
  /** The conversation has parts to deliver. */
  readonly deliver: (conversation: string) => void
  readonly config: Pick<Config, 'RETENTION_MONTHS'>
  readonly now: () => Date
  readonly log: Logger
}

/** Where people work: who is there, what they do, and what the desk does by itself. */
export interface Desk {
  readonly around: Around
  readonly rooms: DeskRooms
  readonly work: CaseWork
  readonly clock: DeskClock
  stop(): Promise<void>
}

export async function openDesk(deps: DeskDeps): Promise<Desk> {
  const { store, knowledge, now } = deps
  const hours = await createTeamHours({ store, content: () => knowledge.current().content, timeZone: TIME_ZONE })
  const targets = createTargets(store)
  const around = createAround({ store, staff: createStaff(store), hoursOf: hours.hoursOf, now })
  const kept = [store.desk.settings, hours, targets]
  const refresh = async (): Promise<void> => void (await Promise.all(kept.map((each) => each.refresh())))
  await refresh()
  await around.refresh()
  const work = createCaseWork({ ...deps, around })
  const standing = createStanding(store, around)
  const colleagues = () => around.all().map(toColleague)
  const showTyping = createShowTyping(deps)
  const hub = createHub({ ...deps, around, standing, colleagues, showTyping, views: () => views })
  const views: Views = createViews({
    ...deps,
    around,
    content: () => knowledge.current().content,
    targetsOf: targets.of,
    viewers: hub.viewers,
  })
  const clock = createDeskClock({ ...deps, around, work, connected: hub.connected, refresh })
  const routes = deskRoutes({
    ...deps,
    around,
    work,
    views,
    refresh,
    rulesNow: createRules({ ...deps, retentionMonths: deps.config.RETENTION_MONTHS, consentVersion: CONSENT_VERSION }),
    targetsOf: targets.of,
    callbacks: createCallbacks(store, work),
    knowledge: knowledge.current,
    mentioned: hub.mentioned,
    readings: createReadingWatch(now),
  })
  return {
    around,
    rooms: { routes, standing, hub, atWork: atWork(around) },
    work,
    clock,
    async stop() {
      hub.stop()
      await clock.stop()
    },
  }
}

const atWork =
  (around: Around): DeskRooms['atWork'] =>
  async (account) => {
    const found = around.all().find(({ worker }) => worker.id === account)
    return found
      ? { presence: found.presence, load: found.load }
      : { presence: { state: 'offline', reason: null }, load: 0 }
  }
