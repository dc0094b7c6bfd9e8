import type { Store } from '../store/store.js'
import { DESK_TEAM, TARGETS } from './team-hours.js'
import type { Targets } from './views/case-summary.js'

/** What teams mean to keep to, from memory until `refresh`. */
export function createTargets({ desk }: Pick<Store, 'desk'>) {
  let known: ReadonlyMap<string, Targets> = new Map()
  return {
    async refresh(): Promise<void> {
      known = new Map((await desk.teams.list()).map(({ id, value }) => [id, value.targets]))
    },
    of: (team: string | null): Targets => known.get(team ?? DESK_TEAM) ?? known.get(DESK_TEAM) ?? TARGETS,
  }
}
