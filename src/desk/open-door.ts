import { join } from 'node:path'
import type { Config } from '../config.js'
import { ROOT } from '../root.js'
import type { Store } from '../store/store.js'
import type { StandingOf } from './admission.js'
import { auditRoutes } from './audit/audit-routes.js'
import { createAuth } from './auth/auth.js'
import type { AtWork } from './auth/signed-in.js'
import type { ProviderSettings } from './auth/provider.js'
import type { Door } from './door.js'
import type { LiveHub } from './live-hub.js'
import { createOwnOrigin } from './own-origin.js'
import type { Route } from './route.js'

/** What of the desk's work stands behind the door. */
export interface DeskRooms {
  readonly routes: readonly Route[]
  readonly standing: StandingOf
  readonly hub: LiveHub
  readonly atWork: AtWork
}

export interface DoorOptions {
  readonly store: Pick<Store, 'access' | 'audit'>
  readonly rooms: DeskRooms
  readonly config: Pick<Config, 'PUBLIC_URL' | 'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET' | 'OIDC_NAME'>
  readonly now: () => Date
}

export interface OpenedDoor extends Door {
  /** The address that makes the first account; null where there is one. `origin`: where we are reached. */
  setUpLink(origin: string): Promise<string | null>
}

/** Milliseconds. Whoever is locked out is out within a second, wherever the session was ended. */
const BEATS = { page: 25_000, session: 1_000 }

/** Accounts, sessions and roles before the rooms where the work is done. */
export async function openDoor({ store, rooms, config, now }: DoorOptions): Promise<OpenedDoor> {
  const { access, audit } = store
  const auth = await createAuth({ access, atWork: rooms.atWork, provider: providerOf(config), now })
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

function providerOf(config: DoorOptions['config']): ProviderSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = config
  if (!issuer || !clientId || !clientSecret) return null
  return { name: config.OIDC_NAME ?? new URL(issuer).hostname, issuer, clientId, clientSecret }
}
