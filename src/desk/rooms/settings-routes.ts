import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Catalogue } from '../../store/desk/catalogue.js'
import { type Answer, done, found, NOT_FOUND } from '../answer.js'
import type { CannedReply, Tag, Team } from '../contract/administration.js'
import { ADMINISTRATORS, AGENTS, route, type Route, SUPERVISORS } from '../route.js'
import type { RoomDeps } from './room-deps.js'

const id = z.string().regex(/^[a-z0-9-]{1,64}$/i)
const words = (longest: number) => z.string().trim().min(1).max(longest)
const bilingual = (longest: number) => z.strictObject({ ar: words(longest), en: words(longest) })
const canned = z.strictObject({
  shortcut: z.string().trim().min(1).max(40).regex(/^\S+$/),
  title: words(120),
  text: z.strictObject({ ar: z.string().trim().max(4000), en: z.string().trim().max(4000) }),
  team: id.nullable(),
})
const tags = z.array(z.strictObject({ id, label: bilingual(60) })).max(200)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const day = z.iso.date()
const week = z
  .array(z.array(z.strictObject({ from: time, to: time }).refine(({ from, to }) => from < to)).max(6))
  .length(7)
const named = { from: day, to: day, name: words(120) }
const minutes = z.number().int().min(1).max(100_000)
const team = z.strictObject({
  id,
  name: bilingual(80),
  hours: z.strictObject({
    week,
    holidays: z.array(z.strictObject(named)).max(200),
    seasons: z.array(z.strictObject({ ...named, week })).max(50),
  }),
  targets: z.strictObject({ firstReply: minutes, resolution: minutes }),
  members: z.array(z.string().max(64)).max(1000),
})

/** What supervisors keep, and what agents read of it. Each change leaves an audit row. */
export function settingsRoutes(deps: RoomDeps): readonly Route[] {
  return [...cannedRoutes(deps), ...tagRoutes(deps), ...teamRoutes(deps), ...ruleRoutes(deps)]
}

const flat = async <T extends object>(catalogue: Catalogue<T>): Promise<readonly (T & { id: string })[]> =>
  (await catalogue.list()).map(({ id: key, value }) => ({ id: key, ...value }))

function cannedRoutes({ store, now }: RoomDeps): readonly Route[] {
  const kept = store.desk.canned
  const deed = (who: string, subject: string) => ({ who, what: 'canned-reply.changed', subject, at: now() })
  return [
    route({
      method: 'GET',
      path: '/desk/api/canned',
      roles: AGENTS,
      owner: 'none',
      handle: async () => found((await flat(kept)) satisfies readonly CannedReply[]),
    }),
    route({
      method: 'POST',
      path: '/desk/api/canned',
      roles: SUPERVISORS,
      owner: 'none',
      body: canned,
      async handle({ me, body }) {
        const key = randomUUID()
        await kept.put(key, body, deed(me.id, key))
        return found({ id: key, ...body } satisfies CannedReply)
      },
    }),
    route({
      method: 'PUT',
      path: '/desk/api/canned/:id',
      roles: SUPERVISORS,
      owner: 'none',
      body: canned
        .extend({ id: id.optional() })
        .transform(({ shortcut, title, text, team: of }) => ({ shortcut, title, text, team: of })),
      async handle({ me, params, body: value }) {
        if ((await kept.get(params.id)) === null) return NOT_FOUND
        await kept.put(params.id, value, deed(me.id, params.id))
        return done
      },
    }),
    route({
      method: 'DELETE',
      path: '/desk/api/canned/:id',
      roles: SUPERVISORS,
      owner: 'none',
      handle: async ({ me, params }) =>
        (await kept.remove(params.id, { ...deed(me.id, params.id), what: 'canned-reply.removed' })) ? done : NOT_FOUND,
    }),
  ]
}

function tagRoutes({ store, now }: RoomDeps): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/desk/api/tags',
      roles: AGENTS,
      owner: 'none',
      handle: async () => found((await flat(store.desk.tags)) satisfies readonly Tag[]),
    }),
    route({
      method: 'PUT',
      path: '/desk/api/tags',
      roles: SUPERVISORS,
      owner: 'none',
      body: tags,
      async handle({ me, body }) {
        const all = body.map(({ id: key, ...value }) => ({ id: key, value }))
        await store.desk.tags.replace(all, { who: me.id, what: 'tags.changed', subject: 'tags', at: now() })
        return done
      },
    }),
  ]
}

function teamRoutes(deps: RoomDeps): readonly Route[] {
  const { store, now, refresh, around } = deps
  return [
    route({
      method: 'GET',
      path: '/desk/api/teams',
      roles: AGENTS,
      owner: 'none',
      handle: async () => found(await teamsOf(deps)),
    }),
    route({
      method: 'PUT',
      path: '/desk/api/teams/:id',
      roles: SUPERVISORS,
      owner: 'none',
      body: team,
      async handle({ me, params, body: { name, hours, targets, members } }): Promise<Answer> {
        if ((await store.desk.teams.get(params.id)) === null) return NOT_FOUND
        const by = { who: me.id, at: now() }
        const value = { name, hours, targets }
        await store.desk.teams.put(params.id, value, { ...by, what: 'team.changed', subject: params.id })
        await store.access.accounts.setMembers(params.id, members, by)
        await refresh()
        await around.refresh()
        return done
      },
    }),
  ]
}

async function teamsOf({ store, around }: RoomDeps): Promise<readonly Team[]> {
  const all = await flat(store.desk.teams)
  return all.map((one) => ({
    ...one,
    members: around.all().flatMap(({ worker }) => (worker.teams.includes(one.id) ? [worker.id] : [])),
  }))
}

const rules = z.strictObject({
  retentionMonths: z.number().int().min(1).max(120),
  consent: z.strictObject({ ar: words(1000), en: words(1000), version: words(40) }),
  reopenWithin: minutes,
  agentSilent: minutes,
  autoAssign: z.boolean(),
})

function ruleRoutes({ store, rulesNow, now, refresh }: RoomDeps): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/desk/api/settings',
      roles: ADMINISTRATORS,
      owner: 'none',
      handle: async () => found(rulesNow()),
    }),
    route({
      method: 'PUT',
      path: '/desk/api/settings',
      roles: ADMINISTRATORS,
      owner: 'none',
      body: rules,
      async handle({ me, body }) {
        const deed = { who: me.id, what: 'settings.changed', subject: 'desk', at: now() }
        await store.desk.settings.put(body, deed)
        await refresh()
        return done
      },
    }),
  ]
}
