import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Activity, Attachment } from '../../channels/activity.js'
import type { StoredFile } from '../../channels/media/files.js'
import { fileReference, NOT_KEPT, readMediaReference } from '../../channels/media/reference.js'
import type { Engine } from './engine.js'
import type { Database } from './schema.js'

/** A file that is still with the provider. */
export interface MediaHead {
  readonly conversation: string
  readonly seq: number
  readonly part: number
  readonly channel: string
  readonly attempts: number
  readonly dueAt: Date
  /** Null: the line cannot be read, or names no such file. */
  readonly attachment: Attachment | null
}

/** How fetching ended. `again` leaves it with the provider until then. */
export type MediaOutcome =
  | { readonly kind: 'kept'; readonly file: StoredFile }
  | { readonly kind: 'given-up' }
  | { readonly kind: 'again'; readonly at: Date }

export type Media = ReturnType<typeof createMedia>

const DUE_AT_ONCE = 100
const ID_BYTES = 18

/** What citizens sent and we have not fetched yet, until it stands in the table of files. */
export function createMedia({ db, write, isFull }: Engine, now: () => Date) {
  return {
    async due(by: Date): Promise<readonly { conversation: string; at: Date }[]> {
      const rows = await db
        .selectFrom('media')
        .select(({ fn }) => ['conversation', fn.min('due_at').as('at')])
        .where('due_at', '<=', by.getTime())
        .groupBy('conversation')
        .limit(DUE_AT_ONCE)
        .execute()
      return rows.map(({ conversation, at }) => ({ conversation, at: new Date(at) }))
    },

    /** The file of a conversation that is due first; null where all are fetched. */
    async head(conversation: string): Promise<MediaHead | null> {
      const row = await headOf(db, conversation)
      if (!row) return null
      const { seq, part, channel, attempts } = row
      const attachment = attachmentAt(row.activity, part)
      return { conversation, seq, part, channel, attempts, dueAt: new Date(row.due_at), attachment }
    },

    /** `full`: the disk has no room, and nothing has changed. */
    async settle(head: MediaHead, outcome: MediaOutcome): Promise<'settled' | 'full'> {
      try {
        await write((tx) => (outcome.kind === 'again' ? putBack(tx, head, outcome.at) : end(tx, head, outcome, now())))
        return 'settled'
      } catch (error) {
        if (isFull(error)) return 'full'
        throw error
      }
    },
  }
}

const headOf = (db: Kysely<Database>, conversation: string) =>
  db
    .selectFrom('media')
    .innerJoin('transcript', (join) =>
      join.onRef('transcript.conversation', '=', 'media.conversation').onRef('transcript.seq', '=', 'media.seq'),
    )
    .innerJoin('conversations', 'conversations.id', 'media.conversation')
    .select(['media.seq', 'media.part', 'media.attempts', 'media.due_at', 'transcript.activity', 'channel'])
    .where('media.conversation', '=', conversation)
    .orderBy('media.due_at')
    .orderBy('media.seq')
    .orderBy('media.part')
    .limit(1)
    .executeTakeFirst()

const line = z.looseObject({
  type: z.string(),
  attachments: z.array(z.looseObject({ contentType: z.string(), contentUrl: z.string().optional() })),
})

function read(activity: string): Activity | null {
  try {
    return line.parse(JSON.parse(activity)) as Activity
  } catch {
    return null
  }
}

function attachmentAt(activity: string, part: number): Attachment | null {
  const attachment = read(activity)?.attachments?.[part]
  return attachment && readMediaReference(attachment.contentUrl) !== null ? attachment : null
}

async function putBack(tx: Kysely<Database>, { conversation, seq, part, attempts }: MediaHead, at: Date) {
  await tx
    .updateTable('media')
    .set({ attempts: attempts + 1, due_at: at.getTime() })
    .where('conversation', '=', conversation)
    .where('seq', '=', seq)
    .where('part', '=', part)
    .execute()
}

type End = Exclude<MediaOutcome, { kind: 'again' }>

/** Where another process was faster, or the conversation is erased, nothing is kept. */
async function end(tx: Kysely<Database>, head: MediaHead, outcome: End, now: Date): Promise<void> {
  const { conversation, seq, part } = head
  const { numDeletedRows } = await tx
    .deleteFrom('media')
    .where('conversation', '=', conversation)
    .where('seq', '=', seq)
    .where('part', '=', part)
    .executeTakeFirst()
  if (numDeletedRows === 0n) return
  const kept = outcome.kind === 'kept' ? await keep(tx, conversation, { file: outcome.file, now }) : null
  await point(tx, head, kept ?? { contentUrl: NOT_KEPT })
}

async function keep(tx: Kysely<Database>, conversation: string, { file, now }: { file: StoredFile; now: Date }) {
  const id = randomBytes(ID_BYTES).toString('base64url')
  const { name, contentType, bytes } = file
  const row = { conversation, id, name, content_type: contentType, bytes: Buffer.from(bytes), at: now.getTime() }
  await tx.insertInto('files').values(row).execute()
  return { name, contentType, contentUrl: fileReference(id) }
}

/** The line says from now on where its file is. */
async function point(tx: Kysely<Database>, { conversation, seq, part }: MediaHead, to: Partial<Attachment>) {
  const row = await tx
    .selectFrom('transcript')
    .select('activity')
    .where('conversation', '=', conversation)
    .where('seq', '=', seq)
    .executeTakeFirst()
  const activity = read(row?.activity ?? '')
  if (!activity) return
  const attachments = activity.attachments?.map((each, i) => (i === part ? { ...each, ...to } : each))
  await tx
    .updateTable('transcript')
    .set({ activity: JSON.stringify({ ...activity, attachments }) })
    .where('conversation', '=', conversation)
    .where('seq', '=', seq)
    .execute()
}
