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
  /** Agents, supervisors and administrators whose accounts are in use. */
  all(): Promise<readonly Worker[]>
}

/** Whoever can sign in and works with citizens. */
export const createStaff = ({ access }: Pick<Store, 'access'>): Staff => ({
  async all() {
    const accounts = await access.accounts.all()
    return accounts.filter(({ locked, role }) => !locked && AGENTS.includes(role))
  },
})
