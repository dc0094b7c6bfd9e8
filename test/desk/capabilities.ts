/**
 * Who may do what at the desk, as people agreed it: by hand, and not made from the route table it is held against.
 * `no`: refused · `yes`: allowed · `own`: only who holds the conversation · `team`: conversations of one's teams ·
 * `any`: every team's.
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
const agents = row('no', { agent: 'yes', supervisor: 'yes', curator: 'no', administrator: 'yes' })
const supervisors = row('no', { agent: 'no', supervisor: 'yes', curator: 'no', administrator: 'yes' })
/** What concerns a conversation: nobody but its holder; its team; or only who leads. */
const holder = row('no', { agent: 'own', supervisor: 'own', curator: 'no', administrator: 'own' })
const team = row('no', { agent: 'team', supervisor: 'any', curator: 'no', administrator: 'any' })
const leadersOnly = row('no', { agent: 'no', supervisor: 'no', curator: 'no', administrator: 'any' })
const leaders = row('no', { agent: 'no', supervisor: 'any', curator: 'no', administrator: 'any' })
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

  'GET /desk/api/inbox': agents,
  'GET /desk/api/colleagues': everyone,
  'PUT /desk/api/presence': agents,
  'GET /desk/api/search': agents,
  'GET /desk/api/conversations/:conversation': team,
  'GET /desk/api/conversations/:conversation/lines': team,
  'GET /desk/api/conversations/:conversation/suggestions': team,
  'POST /desk/api/conversations/:conversation/messages': holder,
  'POST /desk/api/conversations/:conversation/notes': team,
  'POST /desk/api/conversations/:conversation/files': holder,
  'GET /desk/api/conversations/:conversation/files/:file': team,
  'POST /desk/api/conversations/:conversation/reveal': team,
  'POST /desk/api/conversations/:conversation/block': team,
  'DELETE /desk/api/conversations/:conversation/block': leaders,
  'GET /desk/api/conversations/:conversation/copy': leaders,
  'POST /desk/api/conversations/:conversation/erase': leadersOnly,
  'POST /desk/api/cases/next': agents,
  'POST /desk/api/cases/:reference/claim': team,
  'POST /desk/api/cases/:reference/reopen': team,
  'POST /desk/api/cases/:reference/take-over': leaders,
  'POST /desk/api/cases/:reference/give-back': team,
  'POST /desk/api/cases/:reference/transfer': team,
  'POST /desk/api/cases/:reference/resolve': team,
  'POST /desk/api/cases/:reference/snooze': holder,
  'POST /desk/api/cases/:reference/reached': team,
  'PUT /desk/api/cases/:reference/tags': team,

  'GET /desk/api/board': supervisors,
  'GET /desk/api/reports': supervisors,
  'GET /desk/api/reports.csv': supervisors,
  'GET /desk/api/canned': agents,
  'POST /desk/api/canned': supervisors,
  'PUT /desk/api/canned/:id': supervisors,
  'DELETE /desk/api/canned/:id': supervisors,
  'GET /desk/api/tags': agents,
  'PUT /desk/api/tags': supervisors,
  'GET /desk/api/teams': agents,
  'PUT /desk/api/teams/:id': supervisors,
  'GET /desk/api/settings': administrators,
  'PUT /desk/api/settings': administrators,
  'GET /desk/api/channels': administrators,
  'POST /desk/api/channels/:channel/test': administrators,
  'GET /desk/api/stuck': supervisors,
}
