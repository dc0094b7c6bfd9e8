/**
 * Who may do what at the desk, as people agreed it: by hand, and not made from the route table it is held against.
 * `no`: refused · `yes`: allowed · `own`: only who holds the conversation · `team`: conversations of one's teams, and
 * every team's for supervisors and administrators · `any`: every conversation.
 */
export type May = 'no' | 'yes' | 'own' | 'team' | 'any'

export interface Capability {
  readonly signedOut: May
  readonly agent: May
  readonly supervisor: May
  readonly curator: May
  readonly administrator: May
}

const row = (
  signedOut: May,
  { agent, supervisor, curator, administrator }: Omit<Capability, 'signedOut'>,
): Capability => ({ signedOut, agent, supervisor, curator, administrator })

const anybody = row('yes', { agent: 'yes', supervisor: 'yes', curator: 'yes', administrator: 'yes' })
const everyone = row('no', { agent: 'yes', supervisor: 'yes', curator: 'yes', administrator: 'yes' })
const administrators = row('no', { agent: 'no', supervisor: 'no', curator: 'no', administrator: 'yes' })

/** Every row of the route table has one here, and the other way round. */
export const CAPABILITIES: Readonly<Record<string, Capability>> = {
  'GET /desk/api/session': anybody,
  'POST /desk/api/session': anybody,
  'DELETE /desk/api/session': everyone,
  'PUT /desk/api/me': everyone,
  'GET /desk/api/sessions': everyone,
  'DELETE /desk/api/sessions': everyone,
  'PUT /desk/api/password': everyone,
  'POST /desk/api/second-factor': everyone,
  'PUT /desk/api/second-factor': everyone,
  'DELETE /desk/api/second-factor': everyone,
  'GET /desk/api/accounts/link': anybody,
  'POST /desk/api/accounts/redeem': anybody,
  'GET /desk/api/accounts': administrators,
  'POST /desk/api/accounts': administrators,
  'PUT /desk/api/accounts/:account': administrators,
  'POST /desk/api/accounts/:account/reset': administrators,
  'DELETE /desk/api/accounts/:account': administrators,
  'GET /desk/api/oidc/start': anybody,
  'POST /desk/api/oidc/start': anybody,
  'GET /desk/api/oidc/callback': anybody,
  'GET /desk/api/audit': administrators,
}
