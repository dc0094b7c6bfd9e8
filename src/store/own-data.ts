import type { Kysely, Selectable } from 'kysely'
import { writeAudit } from './audit.js'
import type { Engine } from './engine.js'
import { bytesOf } from './files.js'
import type { Database } from './schema.js'

/** How a person can be named: what an operator knows of somebody who asks for their data. */
export type WhoIsMeant =
  | { readonly kind: 'recipient'; readonly channel: string; readonly name: string }
  /** A conversation's id or a case's reference. */
  | { readonly kind: 'id'; readonly id: string }

/** Everything that is kept of one conversation, as it is stored: times are milliseconds since 1970. */
export interface Kept {
  readonly conversation: Selectable<Database['conversations']>
  readonly lines: readonly Selectable<Database['transcript']>[]
  readonly cases: readonly Selectable<Database['cases']>[]
  readonly receipts: readonly Selectable<Database['receipts']>[]
  readonly files: readonly Selectable<Database['files']>[]
}

/** Shorter names would be found in what others sent. */
const LONG_ENOUGH = 5

export type OwnData = ReturnType<typeof createOwnData>

/** What a person may ask for: all that is kept of them. Reads whole tables where a person is named by a channel's name. */
export function createOwnData({ db, write }: Engine) {
  return {
    /** Conversations of the person that are not erased, by id. */
    async conversationsOf(who: WhoIsMeant): Promise<readonly string[]> {
      const rows = await (who.kind === 'id' ? byId(db, who.id) : byRecipient(db, who)).execute()
      return rows.map(({ id }) => id)
    },

    /** Null for a conversation that does not exist. */
    async keptOf(conversation: string): Promise<Kept | null> {
      const row = await db.selectFrom('conversations').selectAll().where('id', '=', conversation).executeTakeFirst()
      if (!row) return null
      const of = <T extends 'transcript' | 'receipts'>(table: T) => rowsOf(db, table, conversation)
      return {
        conversation: row,
        lines: await of('transcript'),
        receipts: await of('receipts'),
        cases: await db.selectFrom('cases').selectAll().where('conversation', '=', conversation).execute(),
        files: await filesOf(db, conversation),
      }
    },

    /** The audit tells that it was handed out, and by whom. */
    noteExport: (conversation: string, who: string, at: Date): Promise<void> =>
      write((tx) => writeAudit(tx, { who, what: 'conversation.exported', subject: conversation, at })),

    /** Requests that could not be read name no conversation: those that hold the person's name are deleted. Gives how many. */
    dropUnread: ({ channel, name }: Extract<WhoIsMeant, { kind: 'recipient' }>): Promise<number> =>
      write(async (tx) => {
        if (name.length < LONG_ENOUGH) return 0
        const { numDeletedRows } = await tx
          .deleteFrom('quarantine')
          .where('conversation', 'is', null)
          .where('channel', '=', channel)
          .where('raw', 'like', `%${literally(name)}%`)
          .executeTakeFirst()
        return Number(numDeletedRows)
      }),
  }
}

async function filesOf(db: Kysely<Database>, conversation: string) {
  const files = await db
    .selectFrom('files')
    .selectAll()
    .where('conversation', '=', conversation)
    .orderBy('at')
    .execute()
  return files.map((file) => ({ ...file, bytes: bytesOf(file.bytes) }))
}

const byId = (db: Kysely<Database>, id: string) =>
  db
    .selectFrom('conversations')
    .select('id')
    .where('erased_at', 'is', null)
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('id', '=', id),
        eb('id', 'in', selectFrom('cases').select('conversation').where('reference', '=', id.toUpperCase())),
      ]),
    )

/** A channel may keep several names of a person in one, with a space between. */
const byRecipient = (db: Kysely<Database>, { channel, name }: { channel: string; name: string }) =>
  db
    .selectFrom('conversations')
    .select('id')
    .where('erased_at', 'is', null)
    .where('channel', '=', channel)
    .where(({ or, eb }) =>
      or([
        eb('recipient', '=', name),
        eb('recipient', 'like', `% ${literally(name)}`),
        eb('recipient', 'like', `${literally(name)} %`),
      ]),
    )

/** Letters and digits only: nothing that `like` would take for any other. */
const literally = (name: string): string => name.replace(/[%_\\]/g, '')

const rowsOf = <T extends 'transcript' | 'receipts'>(db: Kysely<Database>, table: T, conversation: string) =>
  db
    .selectFrom(table as 'transcript')
    .selectAll()
    .where('conversation', '=', conversation)
    .orderBy('seq')
    .execute() as unknown as Promise<Selectable<Database[T]>[]>
