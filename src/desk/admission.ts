import { NOT_FOUND, refuse, type Refused } from './answer.js'
import type { Person } from './person.js'
import type { Route } from './route.js'

/** Where a person stands to a conversation. A conversation without a team is every team's. */
export type Standing =
  | { readonly kind: 'own' }
  /** Of a team of theirs, or of another: nobody holds it, or `holder` does, by name. */
  | { readonly kind: 'team' | 'other'; readonly holder: string | null }
  /** There is no such conversation or case. */
  | { readonly kind: 'none' }

/** What a path names. */
export type Target = { readonly conversation: string } | { readonly reference: string }

export type StandingOf = (person: Person, target: Target) => Promise<Standing>

const SIGNED_OUT = refuse('signed-out', 'Nobody is signed in, or the session has ended. Sign in again.')
const FORBIDDEN = refuse('forbidden', 'Your role does not allow this.')
const OWES = refuse('second-factor', 'Set up a second factor first: POST and PUT /desk/api/second-factor.')
const NOT_HOLDER = 'Somebody else holds this conversation. Claim it or take it over first.'

/** The one place where roles and nearness are judged: null where the person may, else the refusal. */
export async function admission(
  route: Pick<Route, 'roles' | 'owner' | 'whileOwing'>,
  person: Person | null,
  standing: () => Promise<Standing>,
): Promise<Refused | null> {
  if (route.roles === 'anyone') return null
  if (!person) return SIGNED_OUT
  if (person.owesSecondFactor && !route.whileOwing) return OWES
  if (!route.roles.includes(person.role)) return FORBIDDEN
  return route.owner === 'none' ? null : nearness(route.owner, person, await standing())
}

function nearness(owner: Exclude<Route['owner'], 'none'>, person: Person, standing: Standing): Refused | null {
  if (standing.kind === 'none') return NOT_FOUND
  if (owner === 'any-case' || standing.kind === 'own') return null
  if (standing.kind === 'other' && person.role === 'agent') return NOT_FOUND
  return owner === 'team-case' ? null : refuse('not-holder', NOT_HOLDER, standing.holder ? { by: standing.holder } : {})
}

/** What of a path's parameters names a conversation; null where nothing does. */
export function targetOf(params: Readonly<Record<string, string | undefined>>): Target | null {
  if (params['conversation'] !== undefined) return { conversation: params['conversation'] }
  return params['reference'] === undefined ? null : { reference: params['reference'] }
}
