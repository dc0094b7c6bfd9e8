import type { Answer } from '../answer.js'
import type { Colleague, Me } from '../contract/session.js'
import type { Person } from '../person.js'
import type { Source } from '../route.js'
import type { StoredAccount } from '../../store/accounts.js'
import { toPerson } from './account-words.js'
import type { OwesSecondFactor } from './second-factor-rule.js'
import type { Sessions } from './sessions.js'

/** What the desk knows of somebody beside their account. */
export type AtWork = (account: string) => Promise<Pick<Colleague, 'presence' | 'load'>>

export const meOf = async (person: Person, atWork: AtWork): Promise<Me> => ({ ...person, ...(await atWork(person.id)) })

export interface SignedInDeps {
  readonly sessions: Sessions
  readonly atWork: AtWork
  readonly owes: OwesSecondFactor
}

/** Begins a session and says so. */
export async function signedIn(
  { sessions, atWork, owes }: SignedInDeps,
  account: StoredAccount,
  source: Source,
): Promise<Answer> {
  const { cookie, expiresAt } = await sessions.begin(account.id, source)
  const me = await meOf(toPerson(account, owes), atWork)
  return { kind: 'found', value: { kind: 'signed-in', me, expiresAt: expiresAt.toISOString() }, cookies: [cookie] }
}
