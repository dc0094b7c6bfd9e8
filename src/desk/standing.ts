import type { Store } from '../store/store.js'
import type { Standing, StandingOf } from './admission.js'
import type { Around } from './around.js'
import type { Person } from './person.js'
import type { HeldCase } from '../store/desk/current-case.js'

/** Where a person stands to a conversation, by its case that is open or, without one, was opened last. */
export function createStanding(store: Pick<Store, 'desk'>, around: Around): StandingOf {
  return async (person, target) => {
    const current = await store.desk.lists.current(target)
    if (current === null) return { kind: 'none' }
    if (current === 'no-case') return { kind: 'other', holder: null }
    const held = current.state === 'claimed' ? current.agent : null
    const holder = held === null ? null : around.nameOfAny(held)
    return standing(person, { current, held, holder })
  }
}

function standing(
  person: Person,
  { current, held, holder }: { current: HeldCase; held: string | null; holder: string | null },
): Standing {
  if (held === person.id) return { kind: 'own' }
  const theirs = current.team === null || person.teams.includes(current.team) || current.agent === person.id
  return { kind: theirs ? 'team' : 'other', holder }
}
