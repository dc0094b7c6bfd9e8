import { z } from 'zod'
import { fold } from '../../../knowledge/language/fold.js'
import { BOX_NAMES, type Beholder, type Cursor, type ListedCase } from '../../store/desk/case-lists.js'
import { DESK_TOPIC, PRESENCE_TOPIC } from '../../live/topics.js'
import { type Answer, found, refuse } from '../answer.js'
import type { Box, InboxPage } from '../contract/inbox.js'
import type { Colleague, Presence } from '../contract/session.js'
import type { Present } from '../around.js'
import type { Person } from '../person.js'
import { AGENTS, EVERYONE, route, type Route, SUPERVISORS } from '../route.js'
import type { RoomDeps } from './room-deps.js'

const PAGE = 50
/** Milliseconds: closed cases of a week are counted; older ones are paged through. */
const COUNTED_CLOSED = 7 * 86_400_000

/** Whose lists somebody may look through. */
export const beholderOf = ({ id, role, teams }: Person): Beholder => ({
  agent: id,
  teams: SUPERVISORS.includes(role) ? null : teams,
})

const box = z.enum(BOX_NAMES as [Box, ...Box[]])
const name = z.string().trim().min(1).max(64).nullable().catch(null)
const cursor = z
  .string()
  .regex(/^[01]\.\d{1,16}\.[A-Z0-9]{1,16}$/)
  .transform((text): Cursor => {
    const [urgent, at, reference = ''] = text.split('.')
    return { urgent: Number(urgent), at: Number(at), reference }
  })
  .nullable()
  .catch(null)

/** The inbox, and who is at the desk. */
export function inboxRoutes(deps: RoomDeps): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/desk/api/inbox',
      roles: AGENTS,
      owner: 'none',
      handle: ({ me, query }) => inbox(deps, me, query),
    }),
    route({
      method: 'GET',
      path: '/desk/api/colleagues',
      roles: EVERYONE,
      owner: 'none',
      handle: async () => found(deps.around.all().map(toColleague)),
    }),
    route({
      method: 'PUT',
      path: '/desk/api/presence',
      roles: AGENTS,
      owner: 'none',
      body: z.strictObject({
        state: z.enum(['online', 'away', 'offline']),
        reason: z.string().trim().max(120).nullable(),
      }),
      handle: ({ me, body }) => setPresence(deps, me, body),
    }),
  ]
}

async function inbox({ store, views, now }: RoomDeps, me: Person, query: URLSearchParams): Promise<Answer> {
  const asked = box.safeParse(query.get('box') ?? 'mine')
  if (!asked.success) return refuse('bad-request', `There are these boxes: ${BOX_NAMES.join(', ')}.`)
  const beholder = beholderOf(me)
  const words = name.parse(query.get('q'))
  const cases = await store.desk.lists.page(beholder, {
    box: asked.data,
    team: name.parse(query.get('team')),
    channel: name.parse(query.get('channel')),
    language: name.parse(query.get('language')),
    urgent: query.get('urgent') === 'true',
    unread: query.get('unread') === 'true',
    words: words === null ? null : fold(words),
    after: cursor.parse(query.get('cursor')),
    limit: PAGE + 1,
  })
  const shown = cases.slice(0, PAGE)
  const last = cases.length > PAGE ? shown.at(-1) : undefined
  const page: InboxPage = {
    cases: shown.map((one) => views.summary(one)),
    counts: await store.desk.lists.counts(beholder, new Date(now().getTime() - COUNTED_CLOSED)),
    next: last ? cursorOf(last, asked.data) : null,
  }
  return found(page)
}

const cursorOf = (one: ListedCase, of: Box): string =>
  [one.urgent, of === 'closed' ? (one.closed_at ?? 0) : one.queued_at, one.reference].join('.')

export const toColleague = ({ worker, presence, load }: Present): Colleague => ({
  id: worker.id,
  name: worker.name,
  role: worker.role,
  teams: worker.teams,
  presence,
  load,
  capacity: worker.capacity,
})

async function setPresence({ store, around, bus, now }: RoomDeps, me: Person, wanted: Presence): Promise<Answer> {
  const reason = wanted.state === 'away' ? wanted.reason : null
  await store.desk.presence.set(me.id, { state: wanted.state, reason, at: now() })
  await around.refresh()
  bus.publish(PRESENCE_TOPIC, 'changed')
  bus.publish(DESK_TOPIC, 'changed')
  const own = around.all().find(({ worker }) => worker.id === me.id)
  return own ? found(toColleague(own)) : refuse('conflict', 'This account does not work with citizens.')
}
