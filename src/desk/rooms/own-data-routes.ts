import { z } from 'zod'
import { wholeOf } from '../../conversation/own-data.js'
import { type Answer, done, NOT_FOUND } from '../answer.js'
import type { EraseConversation } from '../contract/inbox.js'
import type { Person } from '../person.js'
import { ADMINISTRATORS, route, type Route, SUPERVISORS } from '../route.js'
import type { RoomDeps } from './room-deps.js'

const erasure: z.ZodType<EraseConversation> = z.strictObject({ reason: z.string().trim().min(3).max(500) })

/** What a person may ask of us: a copy of all that is kept of a conversation, and its erasure. Both leave a trace. */
export function ownDataRoutes(deps: RoomDeps): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/desk/api/conversations/:conversation/copy',
      roles: SUPERVISORS,
      owner: 'team-case',
      handle: ({ me, params }) => copy(deps, params.conversation, me),
    }),
    route({
      method: 'POST',
      path: '/desk/api/conversations/:conversation/erase',
      roles: ADMINISTRATORS,
      owner: 'team-case',
      body: erasure,
      handle: ({ me, params, body }) => erase(deps, params.conversation, { who: me.id, why: body.reason }),
    }),
  ]
}

async function copy({ store, now }: RoomDeps, conversation: string, me: Person): Promise<Answer> {
  const kept = await store.ownData.keptOf(conversation)
  if (!kept || kept.conversation.erased_at !== null) return NOT_FOUND
  await store.ownData.noteExport(conversation, me.id, now())
  const bytes = Buffer.from(`${JSON.stringify(wholeOf(kept), null, 2)}\n`)
  return { kind: 'file', name: `${conversation}.json`, contentType: 'application/json; charset=utf-8', bytes }
}

async function erase(
  { store, bus, now }: RoomDeps,
  conversation: string,
  by: { readonly who: string; readonly why: string },
): Promise<Answer> {
  await store.erase(conversation, now(), by)
  bus.publish(conversation, 'changed')
  return done
}
