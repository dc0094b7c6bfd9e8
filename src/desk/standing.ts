import type { Store } from '../store/store.js'
import type { Standing, StandingOf, Target } from './admission.js'
import type { Around } from './around.js'
import type { Person } from './person.js'
import type { ListedCase } from '../store/desk/case-lists.js'

/** Where a person stands to a conversation, by its case that is open or, without one, was opened last. */
export function createStanding(store: Pick<Store, 'desk'>, around: Around): StandingOf {
  const casesOf = async (target: Target): Promise<readonly ListedCase[] | null> => {
    if ('reference' in target) {
      const one = await store.desk.lists.byReference(target.reference)
      return one ? [one] : null
    }
    if (!(await store.desk.thread.conversation(target.conversation))) return null
    return store.desk.lists.ofConversation(target.conversation)
  }
  return async (person, target) => {
    const cases = await casesOf(target)
    if (!cases) return { kind: 'none' }
    const current = cases.find(({ closed_at }) => closed_at === null) ?? cases[0]
    if (!current) return { kind: 'other', holder: null }
    const held = current.state === 'claimed' ? current.agent : null
    const holder = held === null ? null : around.nameOfAny(held)
    return standing(person, { current, held, holder })
  }
}

function standing(
  person: Person,
  { current, held, holder }: { current: ListedCase; held: string | null; holder: string | null },
): Standing {
  if (held === person.id) return { kind: 'own' }
  const theirs = current.team === null || person.teams.includes(current.team) || current.agent === person.id
  return { kind: theirs ? 'team' : 'other', holder }
}
