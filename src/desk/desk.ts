import type { KnowledgeBase } from '../../knowledge/base.js'
import { TIME_ZONE } from '../knowledge.js'
import type { Store } from '../store/store.js'
import { type Around, createAround } from './around.js'
import { createStaff } from './staff.js'
import { createTeamHours } from './team-hours.js'

export interface DeskDeps {
  readonly store: Store
  readonly knowledge: KnowledgeBase
  readonly now: () => Date
}

/** Where people work: who is there, and what they are asked to do. */
export interface Desk {
  readonly around: Around
}

export async function openDesk({ store, knowledge, now }: DeskDeps): Promise<Desk> {
  const { hoursOf } = await createTeamHours({ store, content: () => knowledge.current().content, timeZone: TIME_ZONE })
  const around = createAround({ store, staff: createStaff(store), hoursOf, now })
  await around.refresh()
  return { around }
}
