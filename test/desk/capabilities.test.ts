import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Standing } from '../../src/desk/admission.js'
import { done } from '../../src/desk/answer.js'
import type { Role } from '../../src/desk/contract/session.js'
import { openDoor } from '../../src/desk/open-door.js'
import type { Route } from '../../src/desk/route.js'
import { createStore, type Store } from '../../src/store/store.js'
import { createClock, silent } from '../contracts/store.js'
import { openHouse, type DeskHouse } from '../http/desk-house.js'
import { CAPABILITIES, type May } from './capabilities.js'

const ROLES: readonly Role[] = ['agent', 'supervisor', 'curator', 'administrator']
const STANDINGS: readonly Standing[] = [
  { kind: 'own' },
  { kind: 'team', holder: 'Salma' },
  { kind: 'other', holder: 'Salma' },
  { kind: 'none' },
]
const nameOf = ({ method, path }: Route) => `${method} ${path}`

let store: Store
let dataDir: string
let routes: readonly Route[]
beforeAll(async () => {
  const { now } = createClock()
  dataDir = mkdtempSync(join(tmpdir(), 'nafidha-capabilities-'))
  store = await createStore({ url: undefined, dataDir, log: silent, now })
  const config = {
    PUBLIC_URL: undefined,
    OIDC_ISSUER: undefined,
    OIDC_CLIENT_ID: undefined,
    OIDC_CLIENT_SECRET: undefined,
    OIDC_NAME: undefined,
  }
  const rooms = {
    routes: [],
    standing: async () => ({ kind: 'none' }) as const,
    hub: { enter: () => ({ word: () => undefined, leave: () => undefined }) },
    atWork: async () => ({ presence: { state: 'online', reason: null }, load: 0 }) as const,
  }
  routes = (await openDoor({ store, rooms, config, now })).routes
})
afterAll(async () => {
  await store.close()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('the route table', () => {
  test('has an agreed row for each of its own, and no other', () => {
    expect(routes.map(nameOf).sort()).toEqual(Object.keys(CAPABILITIES).sort())
  })

  test('lies below one address', () => {
    expect(routes.filter(({ path }) => !path.startsWith('/desk/api/'))).toEqual([])
  })

  test('asks how near a person is exactly where its path names a conversation', () => {
    const names = ({ path }: Route) => /:(conversation|reference)(\/|$)/.test(path)
    expect(routes.filter((route) => names(route) !== (route.owner !== 'none')).map(nameOf)).toEqual([])
  })
})

describe('every cell of route × role × nearness', () => {
  /** The table as it is, but that nothing is done: 204 is "allowed". */
  const harmless = () => routes.map((route): Route => ({ ...route, body: { kind: 'none' }, handle: async () => done }))

  test.each(STANDINGS)('is as agreed where the conversation is: $kind', async (standing) => {
    const house = await openHouse({ routes: harmless(), standing })
    try {
      const wrong: string[] = []
      for (const route of routes)
        for (const role of [null, ...ROLES]) {
          const [got, agreed] = [await statusOf(house, route, role), agreedStatus(route, role, standing.kind)]
          if (got !== agreed) wrong.push(`${nameOf(route)} as ${role ?? 'nobody'}: ${got}, agreed: ${agreed}`)
        }
      expect(wrong).toEqual([])
    } finally {
      await house.close()
    }
  })
})

async function statusOf(house: DeskHouse, { method, path }: Route, role: Role | null): Promise<number> {
  const response = await house.ask(method, path.replace(/:\w+/g, 'some'), role ? { as: role } : {})
  await response.arrayBuffer()
  return response.status
}

function agreedStatus(route: Route, role: Role | null, nearness: Standing['kind']): number {
  const agreed = CAPABILITIES[nameOf(route)]
  if (!agreed) return -1
  if (role === null) return agreed.signedOut === 'yes' ? 204 : 401
  const may: May = agreed[role]
  if (may === 'no') return 403
  if (may === 'yes') return 204
  if (nearness === 'none') return 404
  if (may === 'any' || nearness === 'own') return 204
  const seen = role !== 'agent' || nearness === 'team'
  if (!seen) return 404
  return may === 'team' ? 204 : 409
}
