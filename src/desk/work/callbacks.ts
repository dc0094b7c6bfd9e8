import type { Person } from '../person.js'
import type { Store } from '../../store/store.js'
import type { CaseWork } from './case-work.js'

/** What the telephone brought, in an agent's words. */
export interface ReachedNote {
  readonly reached: boolean
  readonly note: string
  readonly by: Pick<Person, 'id' | 'name'>
}

export interface Callbacks {
  /** Who was reached is done with: the case is resolved, and nothing is said in writing. False: no call is waited for. */
  reached(reference: string, note: ReachedNote): Promise<boolean>
}

export function createCallbacks(store: Pick<Store, 'desk'>, work: CaseWork): Callbacks {
  return {
    async reached(reference, { reached, note, by }) {
      if (!(await store.desk.acts.reached(reference, { reached, note }))) return false
      if (reached) {
        const words = note ? { by: by.id, text: note } : undefined
        await work.move(reference, { kind: 'called', by: work.moverOf(by) }, words)
      }
      await work.changed(reference)
      return true
    },
  }
}
