import type { Store } from '../store/store.js'
import type { Role } from './contract/session.js'
import { AGENTS } from './route.js'

/** Somebody who works with citizens, as their account says. */
export interface Worker {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly teams: readonly string[]
  readonly languages: readonly ('ar' | 'en')[]
  /** Cases that may be assigned at most. */
  readonly capacity: number
}

/** The accounts, as far as cases ask for them. */
export interface Staff {
  /** Everybody who ever had an account. */
  /** `works`: can sign in, and works with citizens. */
  all(): Promise<readonly (Worker & { readonly works: boolean })[]>
}

export const createStaff = ({ access }: Pick<Store, 'access'>): Staff => ({
  async all() {
    const accounts = await access.accounts.all()
    return accounts.map(({ id, name, role, teams, languages, capacity, locked }) => ({
      id,
      name,
      role,
      teams,
      languages,
      capacity,
      works: !locked && AGENTS.includes(role),
    }))
  },
})
