import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { done, type Answer } from '../../src/desk/answer.js'
import type { Role } from '../../src/desk/contract/session.js'
import { openDoor } from '../../src/desk/open-door.js'
import type { Person } from '../../src/desk/person.js'
import type { Route } from '../../src/desk/route.js'
import { createStore, type Store } from '../../src/store/store.js'
import { createClock, silent } from '../contracts/store.js'
import { openHouse, person, type DeskHouse } from '../http/desk-house.js'
import { CAPABILITIES, type May } from './capabilities.js'
import { askingTurn, openDeskStage, type DeskStage } from './desk-stage.js'

const ROLES: readonly Role[] = ['agent', 'supervisor', 'curator', 'administrator']
const NO_PROVIDER = {
  HOST: '127.0.0.1',
  PUBLIC_URL: undefined,
  SECOND_FACTOR: 'auto' as const,
  DESK_SECRETS: [],
  TOKEN_SECRETS: ['a key of the tests that is long enough'],
  DATA_DIR: '/nowhere',
  OIDC_ISSUER: undefined,
  OIDC_CLIENT_ID: undefined,
  OIDC_CLIENT_SECRET: undefined,
  OIDC_NAME: undefined,
}
const nameOf = ({ method, path }: Route) => `${method} ${path}`

/** A conversation with a case that is claimed; or none. */
interface Place {
  readonly conversation: string
  readonly reference: string
}
type Nearness = 'own' | 'team' | 'other' | 'none'
const NOWHERE: Place = { conversation: 'nowhere', reference: 'NONE' }

let store: Store
let dataDir: string
let stage: DeskStage
let routes: readonly Route[]
/** Cases held by each role, by a colleague of theirs, and in another team. */
const places = new Map<string, Place>()
const placeOf = (role: Role | null, nearness: Nearness): Place =>
  (nearness === 'none' ? NOWHERE : places.get(nearness === 'own' ? (role ?? 'agent') : nearness)) ?? NOWHERE

beforeAll(async () => {
  const clock = createClock()
  dataDir = mkdtempSync(join(tmpdir(), 'nafidha-capabilities-'))
  store = await createStore({ url: undefined, dataDir, log: silent, now: clock.now })
  stage = await openDeskStage({ store, clock, turn: askingTurn })
  routes = (await openDoor({ store, rooms: stage.desk.rooms, config: NO_PROVIDER, now: clock.now, log: silent })).routes
  for (const role of ROLES.filter((one) => one !== 'curator')) {
    const { id, teams } = person(role)
    await hold(role, await stage.hire(id, { role, teams }))
  }
  await hold('team', await stage.hire('colleague'))
  await hold('other', await stage.hire('stranger', { teams: ['police'] }), 'team:police')
})
afterAll(async () => {
  await stage.stop()
  await store.close()
  rmSync(dataDir, { recursive: true, force: true })
})

async function hold(name: string, by: Person, words = ''): Promise<void> {
  const conversation = `conversation-of-${name}`
  await stage.say(`person ${words}`, conversation)
  const reference = (await store.desk.lists.ofConversation(conversation))[0]?.reference ?? 'NONE'
  const claimed = await stage.ask(by, 'POST', `/desk/api/cases/${reference}/claim`)
  if (claimed.kind !== 'found') throw new Error(JSON.stringify(claimed))
  places.set(name, { conversation, reference })
}

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

  test.each<Nearness>(['own', 'team', 'other', 'none'])(
    'is as agreed where the conversation is: %s',
    async (nearness) => {
      const house = await openHouse({ routes: harmless(), standing: stage.desk.rooms.standing })
      try {
        const wrong: string[] = []
        for (const route of routes)
          for (const role of [null, ...ROLES]) {
            const [got, agreed] = [
              await statusOf(house, route, { role, place: placeOf(role, nearness) }),
              agreedStatus(route, role, nearness),
            ]
            if (got !== agreed) wrong.push(`${nameOf(route)} as ${role ?? 'nobody'}: ${got}, agreed: ${agreed}`)
          }
        expect(wrong).toEqual([])
      } finally {
        await house.close()
      }
    },
  )
})

describe('what a colleague of the holder may look at', () => {
  const code = (answer: Answer): string => (answer.kind === 'refused' ? answer.error.code : answer.kind)
  const REASON = { reason: 'a good reason' }

  test.each<readonly [string, string, unknown]>([
    ['cases', 'claim', null],
    ['cases', 'give-back', null],
    ['cases', 'transfer', { to: { team: 'police' }, note: '' }],
    ['cases', 'resolve', { outcome: 'answered', tags: [] }],
    ['conversations', 'block', REASON],
  ])('is not theirs to move: %s/…/%s', async (what, act, body) => {
    const { conversation, reference } = placeOf('agent', 'team')
    const id = what === 'cases' ? reference : conversation
    const answer = await stage.ask(person('agent'), 'POST', `/desk/api/${what}/${id}/${act}`, body)
    expect(['not-holder', 'taken']).toContain(code(answer))
  })
})

describe('the lists', () => {
  const seenBy = async (me: Person, path: string): Promise<string> => JSON.stringify(await stage.ask(me, 'GET', path))

  test.each(['inbox?box=all', 'inbox?box=team&team=police', 'inbox?box=all&q=person', 'search?q=person'])(
    'of an agent hold nothing of another team: %s',
    async (path) => {
      const { conversation } = placeOf('agent', 'other')
      await stage.settle()
      expect(await seenBy(person('agent'), `/desk/api/${path}`)).not.toContain(conversation)
      if (path !== 'search?q=person')
        expect(await seenBy(person('supervisor'), `/desk/api/${path}`)).toContain(conversation)
    },
  )
})

describe('the socket', () => {
  test('tells of a conversation only who may read it', async () => {
    const told = async (me: Person, { conversation }: Place): Promise<boolean> => {
      const page = stage.enter(me)
      page.word({ kind: 'watch', id: conversation })
      for (let i = 0; i < 5; i += 1) await stage.settle()
      page.leave()
      return page.heard.some((news) => 'id' in news && news.id === conversation)
    }
    const may = await Promise.all([
      told(person('agent'), placeOf('agent', 'own')),
      told(person('agent'), placeOf('agent', 'team')),
      told(person('agent'), placeOf('agent', 'other')),
      told(person('supervisor'), placeOf('supervisor', 'other')),
      told(person('curator'), placeOf('curator', 'team')),
      told(person('administrator'), NOWHERE),
    ])
    expect(may).toEqual([true, true, false, true, false, false])
  })
})

interface Cell {
  readonly role: Role | null
  readonly place: Place
}

async function statusOf(house: DeskHouse, { method, path }: Route, { role, place }: Cell): Promise<number> {
  const at = path
    .replace(':conversation', place.conversation)
    .replace(':reference', place.reference)
    .replace(/:\w+/g, 'some')
  const response = await house.ask(method, at, role ? { as: role } : {})
  await response.arrayBuffer()
  return response.status
}

function agreedStatus(route: Route, role: Role | null, nearness: Nearness): number {
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
