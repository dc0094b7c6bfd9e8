import { z } from 'zod'
import type { ReachedNote } from '../work/callbacks.js'
import { type Answer, done, found, NOT_FOUND, refuse } from '../answer.js'
import type { CaseTags, NextCase, Reached, Resolve, Snooze, Transfer } from '../contract/inbox.js'
import type { Person } from '../person.js'
import { AGENTS, route, type Route, SUPERVISORS } from '../route.js'
import type { Move } from '../../store/desk/plan.js'
import { moveRefused } from './outcomes.js'
import type { RoomDeps } from './room-deps.js'

const id = z.string().min(1).max(64)
const NOTE = 4000
const tags = z.array(id).max(20)
const transfer: z.ZodType<Transfer> = z.strictObject({
  to: z.union([z.strictObject({ agent: id }), z.strictObject({ team: id })]),
  note: z.string().max(NOTE),
})
const resolve: z.ZodType<Resolve> = z.strictObject({
  outcome: z.enum(['answered', 'referred', 'no-reply', 'not-ours', 'abuse']),
  tags,
})
const snooze: z.ZodType<Snooze> = z.strictObject({ until: z.iso.datetime() })
const reached: z.ZodType<Reached> = z.strictObject({ reached: z.boolean(), note: z.string().max(NOTE) })
const caseTags: z.ZodType<CaseTags> = z.strictObject({ tags })

/** Milliseconds: longer nobody puts a case aside. */
const LONGEST_SNOOZE = 90 * 86_400_000

const leads = ({ role }: Person): boolean => SUPERVISORS.includes(role)

/** What is done with a case. */
export function caseRoutes(deps: RoomDeps): readonly Route[] {
  return [...movingRoutes(deps), ...carefulRoutes(deps), ...asideRoutes(deps)]
}

/** Moves a case, and answers with how it stands. */
const mover =
  ({ work, around, store, views }: RoomDeps) =>
  async (reference: string, move: Move, note?: { by: string; text: string }): Promise<Answer> => {
    const moved = await work.move(reference, move, note)
    const refused = moveRefused(moved, around.nameOfAny)
    if (refused) return refused
    const one = await store.desk.lists.byReference(reference)
    return one ? found(views.summary(one)) : NOT_FOUND
  }

function movingRoutes(deps: RoomDeps): readonly Route[] {
  const move = mover(deps)
  const simple = (name: string, kind: 'claim' | 'reopen') =>
    route({
      method: 'POST',
      path: `/desk/api/cases/:reference/${name}`,
      roles: AGENTS,
      owner: 'team-case',
      handle: ({ me, params }) => move(params.reference, { kind, by: me }),
    })
  return [
    route({
      method: 'POST',
      path: '/desk/api/cases/next',
      roles: AGENTS,
      owner: 'none',
      handle: ({ me }) => next(deps, me),
    }),
    simple('claim', 'claim'),
    simple('reopen', 'reopen'),
    route({
      method: 'POST',
      path: '/desk/api/cases/:reference/take-over',
      roles: SUPERVISORS,
      owner: 'team-case',
      handle: ({ me, params }) => move(params.reference, { kind: 'take-over', by: me }),
    }),
    route({
      method: 'POST',
      path: '/desk/api/cases/:reference/give-back',
      roles: AGENTS,
      owner: 'team-case',
      handle: ({ me, params }) => move(params.reference, { kind: 'give-back', by: me, force: leads(me) }),
    }),
  ]
}

async function next({ work, store, views, around }: RoomDeps, me: Person): Promise<Answer> {
  const worker = around.all().find((each) => each.worker.id === me.id)?.worker ?? me
  const reference = await work.takeNext(worker)
  const one = reference === null ? null : await store.desk.lists.byReference(reference)
  const answer: NextCase = one ? { kind: 'claimed', case: views.summary(one) } : { kind: 'none' }
  return found(answer)
}

function carefulRoutes(deps: RoomDeps): readonly Route[] {
  const move = mover(deps)
  return [
    route({
      method: 'POST',
      path: '/desk/api/cases/:reference/transfer',
      roles: AGENTS,
      owner: 'team-case',
      body: transfer,
      handle: ({ me, params, body }) => passOn(deps, { reference: params.reference, me, body }),
    }),
    route({
      method: 'POST',
      path: '/desk/api/cases/:reference/resolve',
      roles: AGENTS,
      owner: 'team-case',
      body: resolve,
      handle: ({ me, params, body }) =>
        move(params.reference, { kind: 'resolve', by: me, force: leads(me), outcome: body.outcome, tags: body.tags }),
    }),
  ]
}

async function passOn(
  deps: RoomDeps,
  { reference, me, body }: { reference: string; me: Person; body: Transfer },
): Promise<Answer> {
  const note = body.note.trim() ? { by: me.id, text: body.note.trim() } : undefined
  const force = leads(me)
  const move = mover(deps)
  const { to } = body
  if ('team' in to) {
    const team = await deps.store.desk.teams.get(to.team)
    if (!team) return refuse('bad-request', 'There is no such team.')
    return move(reference, { kind: 'to-team', by: me, force, team: to.team, teamName: team.name }, note)
  }
  const worker = deps.around.all().find((each) => each.worker.id === to.agent)?.worker
  if (!worker) return refuse('bad-request', 'There is no such agent.')
  return move(reference, { kind: 'transfer', by: me, force, agent: deps.work.moverOf(worker) }, note)
}

function asideRoutes(deps: RoomDeps): readonly Route[] {
  const { store, work, callbacks, now } = deps
  return [
    route({
      method: 'POST',
      path: '/desk/api/cases/:reference/snooze',
      roles: AGENTS,
      owner: 'own-case',
      body: snooze,
      async handle({ me, params, body }) {
        const until = new Date(body.until)
        const ahead = until.getTime() - now().getTime()
        if (ahead <= 0 || ahead > LONGEST_SNOOZE) return refuse('bad-request', 'Choose a moment within ninety days.')
        if (!(await store.desk.acts.snooze(params.reference, { by: me.id, until }))) return NOT_HELD
        await work.changed(params.reference)
        return done
      },
    }),
    route({
      method: 'POST',
      path: '/desk/api/cases/:reference/reached',
      roles: AGENTS,
      owner: 'team-case',
      body: reached,
      async handle({ me, params, body }) {
        const note: ReachedNote = { reached: body.reached, note: body.note.trim(), by: me }
        return (await callbacks.reached(params.reference, note)) ? done : refuse('conflict', 'No call is waited for.')
      },
    }),
    route({
      method: 'PUT',
      path: '/desk/api/cases/:reference/tags',
      roles: AGENTS,
      owner: 'team-case',
      body: caseTags,
      async handle({ params, body }) {
        if (!(await store.desk.acts.tag(params.reference, body.tags))) return NOT_FOUND
        await work.changed(params.reference)
        return done
      },
    }),
  ]
}

const NOT_HELD = refuse('not-holder', 'Only who holds the case may do this.')
