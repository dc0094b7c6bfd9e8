import { createOpening } from '../conversation/hours.js'
import type { DeskAround } from '../conversation/desk-around.js'
import type { Opening } from '../conversation/hours.js'
import type { Store } from '../store/store.js'
import type { StoredPresence } from '../store/desk/presence.js'
import type { Staff, Worker } from './staff.js'
import type { TeamHoursOf } from './team-hours.js'

export interface AroundDeps {
  readonly store: Pick<Store, 'desk'>
  readonly staff: Staff
  /** The hours that a team keeps; null: the desk's own. */
  readonly hoursOf: TeamHoursOf
  readonly now: () => Date
}

/** Who is at the desk, as everybody may ask at any moment. */
export interface Around extends DeskAround {
  /** Reads what changed, here or in another process. */
  refresh(): Promise<void>
  /** Everybody who works with citizens, there or not. */
  all(): readonly Present[]
  /** Of anybody who ever had an account; null: nobody by that id. */
  nameOfAny(id: string): string | null
}

export interface Present {
  readonly worker: Worker
  readonly presence: Pick<StoredPresence, 'state' | 'reason'>
  readonly load: number
}

/** Claims that make an estimate of the wait, and how far back they are looked for, in milliseconds. */
const CLAIMS = 5
const LOOK_BACK = 2 * 60 * 60_000
/** Milliseconds between two reckonings of it. */
const PACE_EVERY = 30_000
/** Minutes: nobody knows it better. */
const STEP = 5

const OFFLINE = { state: 'offline', reason: null } as const

export function createAround({ store, staff, hoursOf, now }: AroundDeps): Around {
  let present: readonly Present[] = []
  let names: ReadonlyMap<string, string> = new Map()
  let used = false
  let teams: readonly string[] = []
  let waiting = 0
  const pace = createPaceOfClaims(store, now)
  const openings = new Map<string | null, () => Opening>()

  return {
    async refresh() {
      const [everybody, presences, loads, kept, queued] = await Promise.all([
        staff.all(),
        store.desk.presence.all(),
        store.desk.lists.loads(),
        store.desk.teams.list(),
        store.desk.lists.queued(),
        pace.refresh(),
      ])
      waiting = queued
      used = presences.length > 0
      teams = kept.map(({ id }) => id)
      names = new Map(everybody.map(({ id, name }) => [id, name]))
      present = presentOf(everybody, presences, loads)
    },
    all: () => present,
    nameOfAny: (id) => names.get(id) ?? null,
    teams: () => teams,
    waiting: () => waiting,
    opening(team) {
      const known = openings.get(team) ?? createOpening(() => hoursOf(team), now)
      openings.set(team, known)
      return known()
    },
    hours: hoursOf,
    staffed(team) {
      if (!used) return true
      const serves = ({ worker }: Present) => team === null || worker.teams.includes(team)
      return present.some((each) => each.presence.state === 'online' && serves(each))
    },
    nameOf(agent) {
      const found = present.find(({ worker, presence }) => worker.id === agent && presence.state === 'online')
      return found?.worker.name ?? null
    },
    minutesFor: pace.minutesFor,
  }
}

function presentOf(
  everybody: Awaited<ReturnType<Staff['all']>>,
  presences: readonly StoredPresence[],
  loads: ReadonlyMap<string, number>,
): readonly Present[] {
  const known = new Map(presences.map((each) => [each.agent, each]))
  return everybody
    .filter(({ works }) => works)
    .map((worker) => ({ worker, presence: known.get(worker.id) ?? OFFLINE, load: loads.get(worker.id) ?? 0 }))
}

/** How fast the queue moves: the time between the claims of late. */
function createPaceOfClaims(store: AroundDeps['store'], now: () => Date) {
  let known: { readonly at: number; readonly apart: number | null } = { at: -Infinity, apart: null }
  return {
    async refresh(): Promise<void> {
      const at = now().getTime()
      if (at - known.at < PACE_EVERY) return
      known = { at, apart: await store.desk.acts.pace({ since: new Date(at - LOOK_BACK), atLeast: CLAIMS }) }
    },
    minutesFor(place: number): number | null {
      if (known.apart === null) return null
      return Math.max(STEP, Math.ceil((place * known.apart) / 60_000 / STEP) * STEP)
    },
  }
}
