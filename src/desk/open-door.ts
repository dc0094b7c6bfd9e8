import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from '../config.js'
import { ROOT } from '../root.js'
import { tokenSecrets } from '../secrets.js'
import type { Store } from '../store/store.js'
import type { StandingOf } from './admission.js'
import { auditRoutes } from './audit/audit-routes.js'
import { createAuth } from './auth/auth.js'
import type { AtWork } from './auth/signed-in.js'
import type { ProviderSettings } from './auth/provider.js'
import type { Door } from './door.js'
import type { LiveHub } from './live-hub.js'
import { secondFactorRule } from './auth/second-factor-rule.js'
import { createOwnOrigin } from './own-origin.js'
import type { Route } from './route.js'

/** What of the desk's work stands behind the door. */
export interface DeskRooms {
  readonly routes: readonly Route[]
  readonly standing: StandingOf
  readonly hub: LiveHub
  readonly atWork: AtWork
}

type DoorConfig = Pick<
  Config,
  | 'HOST'
  | 'PUBLIC_URL'
  | 'OIDC_ISSUER'
  | 'OIDC_CLIENT_ID'
  | 'OIDC_CLIENT_SECRET'
  | 'OIDC_NAME'
  | 'SECOND_FACTOR'
  | 'DESK_SECRETS'
  | 'TOKEN_SECRETS'
  | 'DATA_DIR'
>

export interface DoorOptions {
  readonly store: Pick<Store, 'access' | 'audit'>
  readonly rooms: DeskRooms
  readonly config: DoorConfig
  readonly now: () => Date
  readonly log: Logger
}

export interface OpenedDoor extends Door {
  /** The address that makes the first account; null where there is one. `origin`: where we are reached. */
  setUpLink(origin: string): Promise<string | null>
}

/** Milliseconds. Whoever is locked out is out within a second, wherever the session was ended. */
const BEATS = { page: 25_000, session: 1_000 }

/** Accounts, sessions and roles before the rooms where the work is done. */
export async function openDoor({ store, rooms, config, now, log }: DoorOptions): Promise<OpenedDoor> {
  const { access, audit } = store
  const auth = await createAuth({
    access,
    atWork: rooms.atWork,
    provider: providerOf(config),
    owes: secondFactorRule(config),
    secrets: secretsOf(config),
    now,
    log,
  })
  return {
    routes: [...auth.routes, ...auditRoutes(audit, now), ...rooms.routes],
    doorkeeper: auth.doorkeeper,
    standing: rooms.standing,
    hub: rooms.hub,
    ownOrigin: createOwnOrigin(config.PUBLIC_URL ?? null),
    pageDir: join(ROOT, 'dist/desk'),
    beats: BEATS,
    setUpLink: auth.setUpLink,
  }
}

/** Keys made of the tokens' serve where there are none of its own, and go on opening what they sealed. */
function secretsOf({ DESK_SECRETS, TOKEN_SECRETS, DATA_DIR }: DoorConfig): readonly [string, ...string[]] {
  const [first, ...others] = [...DESK_SECRETS, ...tokenSecrets(TOKEN_SECRETS, DATA_DIR)]
  if (first === undefined) throw new Error('there are no secrets')
  return [first, ...others]
}

function providerOf(config: DoorOptions['config']): ProviderSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = config
  if (!issuer || !clientId || !clientSecret) return null
  return { name: config.OIDC_NAME ?? new URL(issuer).hostname, issuer, clientId, clientSecret }
}
