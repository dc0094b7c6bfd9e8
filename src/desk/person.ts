import type { Me } from './contract/session.js'

/** Somebody who is signed in at the desk, as an account says; presence and load are elsewhere. */
export type Person = Omit<Me, 'presence' | 'load'>

export interface SignedIn {
  readonly person: Person
  /** Id of the session; no secret. */
  readonly session: string
}
