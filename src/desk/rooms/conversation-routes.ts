import { z } from 'zod'
import { acceptedType, cleanFileName, FILE_BYTES, FILES } from '../../../channels/media/file-rules.js'
import { cleanText } from '../../../channels/text/clean.js'
import { type Answer, done, found, NOT_FOUND, refuse } from '../answer.js'
import type { Block, LineFile, Reveal, SendMessage, SendNote } from '../contract/inbox.js'
import type { Person } from '../person.js'
import { AGENTS, route, type Route, SUPERVISORS, type Upload, uploadRoute } from '../route.js'
import { readActivity } from '../views/thread-line.js'
import { noteLine } from '../work/case-work.js'
import { moveRefused, writeAnswer } from './outcomes.js'
import type { RoomDeps } from './room-deps.js'
import { sendMessage } from './send-message.js'

const clientId = z.string().regex(/^[!-~]{1,100}$/)
const TEXT = 8000
const REASON = 500
const message: z.ZodType<SendMessage> = z.strictObject({
  clientId,
  text: z.string().max(TEXT),
  files: z.array(z.string().max(64)).max(FILES).optional(),
  template: z
    .strictObject({
      name: z.string().max(512),
      language: z.string().max(16),
      values: z.array(z.string().max(1024)).max(20),
    })
    .optional(),
}) as z.ZodType<SendMessage>
const note: z.ZodType<SendNote> = z.strictObject({
  clientId,
  text: z.string().trim().min(1).max(TEXT),
  mentions: z.array(z.string().max(64)).max(20),
})
const reason = z.string().trim().min(3).max(REASON)
const reveal: z.ZodType<Reveal> = z.strictObject({ seq: z.int32().positive(), reason })
const block: z.ZodType<Block> = z.strictObject({ reason })

/** One conversation: reading it, writing in it, and what it holds. */
export function conversationRoutes(deps: RoomDeps): readonly Route[] {
  return [...readingRoutes(deps), ...writingRoutes(deps), ...fileRoutes(deps), ...guardedRoutes(deps)]
}

function readingRoutes(deps: RoomDeps): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/desk/api/conversations/:conversation',
      roles: AGENTS,
      owner: 'team-case',
      handle: ({ me, params }) => read(deps, params.conversation, me),
    }),
    route({
      method: 'GET',
      path: '/desk/api/conversations/:conversation/lines',
      roles: AGENTS,
      owner: 'team-case',
      handle: ({ params, query }) => lines(deps, params.conversation, query),
    }),
  ]
}

/** Who holds it has read it with this; and a number that is shown whole leaves a trace. */
async function read(deps: RoomDeps, conversation: string, me: Person): Promise<Answer> {
  const { views, store, now } = deps
  const view = await views.conversation(conversation, me)
  if (!view) return NOT_FOUND
  if (view.case?.agent?.id !== me.id) await noteReading(deps, conversation, me)
  const last = view.lines.at(-1)
  if (last) await store.desk.acts.read(conversation, { agent: me.id, seq: last.seq })
  if (view.case?.state === 'callback' && view.case.callback)
    await store.desk.audit({ who: me.id, what: 'callback.number-shown', subject: view.case.reference, at: now() })
  return found(view)
}

/** Whoever reads what they do not hold leaves a trace, and whoever reads very much of it is told of. */
async function noteReading({ store, readings, now, log }: RoomDeps, subject: string, me: Person): Promise<void> {
  const row = { who: me.id, subject, at: now() }
  await store.desk.audit({ ...row, what: 'conversation.opened' })
  if (!readings.opened(me.id, subject)) return
  log.warn({ event: 'desk.reading-unusual', account: me.id }, 'somebody reads unusually many conversations of others')
  await store.desk.audit({ ...row, what: 'account.reading-unusual', subject: me.id })
}

/** A version has a line number and six digits more; no line number that a database can hold has more than these. */
const version = z.string().regex(/^\d{1,15}$/)
const lineNumber = z.string().regex(/^\d{1,9}$/)

async function lines({ views }: RoomDeps, conversation: string, query: URLSearchParams): Promise<Answer> {
  const after = version.safeParse(query.get('after'))
  if (after.success) return found(await views.since(conversation, Number(after.data)))
  const before = lineNumber.safeParse(query.get('before'))
  if (before.success) return found(await views.before(conversation, Number(before.data)))
  return refuse('bad-request', 'Ask with after=VERSION or before=SEQ.')
}

function writingRoutes(deps: RoomDeps): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/desk/api/conversations/:conversation/messages',
      roles: AGENTS,
      owner: 'own-case',
      body: message,
      handle: ({ me, params, body }) => sendMessage(deps, { conversation: params.conversation, me, body }),
    }),
    route({
      method: 'POST',
      path: '/desk/api/conversations/:conversation/notes',
      roles: AGENTS,
      owner: 'team-case',
      body: note,
      handle: ({ me, params, body }) => writeNote(deps, { conversation: params.conversation, me, body }),
    }),
  ]
}

async function writeNote(
  { store, around, bus, mentioned, now }: RoomDeps,
  { conversation, me, body }: { conversation: string; me: Person; body: SendNote },
): Promise<Answer> {
  const mentions = body.mentions.filter((id) => around.nameOfAny(id) !== null)
  const written = { conversation, author: me.id, clientId: body.clientId, at: now() }
  const outcome = await store.desk.messages.note(written, { ...noteLine(cleanText(body.text)), mentions })
  if (outcome.kind === 'sent') {
    bus.publish(conversation, 'changed')
    mentioned({ conversation, by: me.name, agents: mentions })
  }
  return writeAnswer(outcome, around.nameOfAny)
}

function fileRoutes(deps: RoomDeps): readonly Route[] {
  return [
    uploadRoute({
      method: 'POST',
      path: '/desk/api/conversations/:conversation/files',
      roles: AGENTS,
      owner: 'own-case',
      limit: FILE_BYTES,
      handle: ({ params, query, body }) => keepFile(deps, { ...params, name: query.get('name') ?? '', body }),
    }),
    route({
      method: 'GET',
      path: '/desk/api/conversations/:conversation/files/:file',
      roles: AGENTS,
      owner: 'team-case',
      async handle({ me, params }) {
        const file = await deps.store.files.get(params.conversation, params.file)
        if (!file) return NOT_FOUND
        const subject = `${params.conversation}/${params.file}`
        await deps.store.desk.audit({ who: me.id, what: 'file.opened', subject, at: deps.now() })
        return { kind: 'file', ...file }
      },
    }),
  ]
}

async function keepFile(
  { store }: RoomDeps,
  { conversation, name, body: { bytes } }: { conversation: string; name: string; body: Upload },
): Promise<Answer> {
  const contentType = await acceptedType(bytes)
  if (contentType === null) return refuse('bad-request', 'Send a photo, a PDF, a sound or an MP4 video.')
  const file = { name: cleanFileName(name, contentType), contentType, bytes }
  const kept = await store.files.put(conversation, file)
  if (kept === 'full') return refuse('failed', 'There is no room for the file.')
  const answer: LineFile = { id: kept.id, name: file.name, contentType, bytes: bytes.byteLength }
  return found(answer)
}

function guardedRoutes(deps: RoomDeps): readonly Route[] {
  const { store, now, bus } = deps
  return [
    route({
      method: 'POST',
      path: '/desk/api/conversations/:conversation/reveal',
      roles: AGENTS,
      owner: 'team-case',
      body: reveal,
      async handle({ me, params, body }) {
        const line = await store.desk.thread.line(params.conversation, body.seq)
        if (!line) return NOT_FOUND
        const subject = `${params.conversation}/${body.seq}`
        await store.desk.audit({ who: me.id, what: 'line.revealed', subject, why: body.reason, at: now() })
        return found({ text: readActivity(line.activity).text })
      },
    }),
    route({
      method: 'POST',
      path: '/desk/api/conversations/:conversation/block',
      roles: AGENTS,
      owner: 'team-case',
      body: block,
      handle: ({ me, params, body }) => blockCitizen(deps, { ...params, me, why: body.reason }),
    }),
    route({
      method: 'DELETE',
      path: '/desk/api/conversations/:conversation/block',
      roles: SUPERVISORS,
      owner: 'team-case',
      async handle({ me, params: { conversation } }) {
        if (!(await store.desk.acts.unblock(conversation))) return done
        await store.desk.audit({ who: me.id, what: 'citizen.unblocked', subject: conversation, at: now() })
        bus.publish(conversation, 'changed')
        return done
      },
    }),
  ]
}

async function blockCitizen(
  { store, work, around, bus, now }: RoomDeps,
  { conversation, me, why }: { conversation: string; me: Person; why: string },
): Promise<Answer> {
  const cases = await store.desk.lists.ofConversation(conversation)
  const open = cases.find(({ closed_at }) => closed_at === null)
  const force = SUPERVISORS.includes(me.role)
  if (!open && !force) return refuse('not-holder', 'Only who holds the conversation may block it.')
  if (open) {
    const moved = await work.move(open.reference, { kind: 'block', by: me, force, reason: why })
    const refused = moveRefused(moved, around.nameOfAny)
    if (refused) return refused
  } else await store.desk.acts.block(conversation, { reason: why, at: now() })
  await store.desk.audit({ who: me.id, what: 'citizen.blocked', subject: conversation, why, at: now() })
  bus.publish(conversation, 'changed')
  return done
}
