import type { Content, Hours, Week } from '../../knowledge/content.js'
import type { StoredTeam } from '../store/desk/desk-store.js'
import type { Store } from '../store/store.js'
import type { TeamHours } from './contract/administration.js'

/** The hours that a team keeps; the desk's own for null or a team that has none. Null: always open. */
export type TeamHoursOf = (team: string | null) => Hours | null

/** The team whose hours hold where no team is named. */
export const DESK_TEAM = 'general'
/** Minutes within which nine of ten cases of a team are to be met, until somebody sets others. */
export const TARGETS = { firstReply: 10, resolution: 24 * 60 }

const DAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const satisfies readonly (keyof Week)[]

/** The teams of the content, as settings that a supervisor may change. */
export function teamsOf({
  teams,
  hours,
}: Pick<Content, 'teams' | 'hours'>): readonly { id: string; value: StoredTeam }[] {
  return [...teams].map(([id, { name, hours: kept }]) => {
    const known = hours.get(kept)
    return { id, value: { name, hours: known ? toSettings(known) : ALWAYS, targets: TARGETS } }
  })
}

const ALWAYS: StoredTeam['hours'] = {
  week: DAYS.map(() => [{ from: '00:00', to: '24:00' }]),
  holidays: [],
  seasons: [],
}

const toSettings = ({ week, holidays, seasons }: Hours): StoredTeam['hours'] => ({
  week: toSpans(week),
  holidays: holidays.map(({ from, to, name }) => ({ from, to, name: name.ar })),
  seasons: seasons.map(({ from, to, name, week: other }) => ({ from, to, name: name.ar, week: toSpans(other) })),
})

const toSpans = (week: Week) => DAYS.map((day) => week[day].map(([from, to]) => ({ from, to })))

/** The same as the content writes it. A holiday of the content keeps its name in both languages. */
export function toHours(kept: TeamHours, content: Pick<Content, 'hours'>, timeZone: string): Hours {
  const known = [...content.hours.values()].flatMap(({ holidays }) => holidays)
  const nameOf = (name: string) => known.find((each) => each.name.ar === name)?.name ?? { ar: name, en: name }
  return {
    timeZone,
    week: toWeek(kept.week),
    holidays: kept.holidays.map(({ from, to, name }) => ({ from, to, name: nameOf(name) })),
    seasons: kept.seasons.map(({ from, to, name, week }) => ({
      from,
      to,
      name: nameOf(name),
      week: toWeek(week),
    })),
  }
}

const toWeek = (days: TeamHours['week']): Week => {
  const on = (day: number): [string, string][] => (days[day] ?? []).map(({ from, to }) => [from, to])
  const [sunday, monday, tuesday, wednesday, thursday, friday, saturday] = DAYS.map((_, day) => on(day))
  return {
    sunday: sunday ?? [],
    monday: monday ?? [],
    tuesday: tuesday ?? [],
    wednesday: wednesday ?? [],
    thursday: thursday ?? [],
    friday: friday ?? [],
    saturday: saturday ?? [],
  }
}

export interface TeamHoursDeps {
  readonly store: Pick<Store, 'desk'>
  readonly content: () => Pick<Content, 'teams' | 'hours'>
  readonly timeZone: string
}

/** Hours, and what they were made of: those that have not changed stay the same, so that nothing is reckoned anew. */
interface Known {
  readonly kept: TeamHours
  readonly from: Content['hours']
  readonly hours: Hours
}

/** Adds the content's teams to those that are kept, and answers from memory until `refresh`. */
export async function createTeamHours({ store, content, timeZone }: TeamHoursDeps) {
  let known: ReadonlyMap<string, Known> = new Map()
  const refresh = async (): Promise<void> => {
    const kept = await store.desk.teams.list()
    const from = content().hours
    known = new Map(
      kept.map(({ id, value }) => {
        const before = known.get(id)
        const same = before?.kept === value.hours && before.from === from
        const hours = same ? before.hours : toHours(value.hours, { hours: from }, timeZone)
        return [id, { kept: value.hours, from, hours }]
      }),
    )
  }
  await store.desk.teams.seed(teamsOf(content()))
  await refresh()
  const hoursOf: TeamHoursOf = (team) => (known.get(team ?? DESK_TEAM) ?? known.get(DESK_TEAM))?.hours ?? null
  return { hoursOf, refresh }
}
