import type { Kysely } from 'kysely'
import type { Engine } from './engine.js'
import { isOpen } from './open-parts.js'
import type { Database } from './schema.js'

/** What a process has noticed of a channel since it last wrote it down. */
export interface ChannelNews {
  readonly channel: string
  /** Requests without a proof of where they come from, and when the last came. */
  readonly forged: number
  readonly forgedAt: Date | null
  readonly trouble: { readonly words: string; readonly at: Date } | null
}

/** What is known of a channel, whichever process noticed it. */
export interface ChannelLog {
  readonly lastInboundAt: Date | null
  readonly forged: number
  readonly forgedAt: Date | null
  readonly trouble: { readonly words: string; readonly at: Date } | null
  /** Parts that wait to be handed over. */
  readonly waiting: number
  /** Requests that were genuine and could not be read. */
  readonly unreadable: number
}

export type ChannelLogs = ReturnType<typeof createChannelLogs>

/** For operators: each channel's last words. */
export function createChannelLogs({ db, write }: Engine) {
  return {
    add: (news: ChannelNews): Promise<void> =>
      write(async (tx) => {
        const { channel, forged, forgedAt, trouble } = news
        await tx
          .insertInto('channel_logs')
          .values({ channel })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        await tx
          .updateTable('channel_logs')
          .set(({ eb }) => ({
            forged: eb('forged', '+', forged),
            ...(forgedAt && { forged_at: forgedAt.getTime() }),
            ...(trouble && { trouble: trouble.words, trouble_at: trouble.at.getTime() }),
          }))
          .where('channel', '=', channel)
          .execute()
      }),

    async read(channel: string): Promise<ChannelLog> {
      const row = await db.selectFrom('channel_logs').selectAll().where('channel', '=', channel).executeTakeFirst()
      const [inbound, waiting, unreadable] = await Promise.all([
        lastInbound(db, channel),
        partsWaiting(db, channel),
        quarantined(db, channel),
      ])
      return {
        lastInboundAt: dateOf(inbound?.at),
        forged: row?.forged ?? 0,
        forgedAt: dateOf(row?.forged_at),
        trouble: row?.trouble ? { words: row.trouble, at: new Date(row.trouble_at ?? 0) } : null,
        waiting: Number(waiting?.count ?? 0),
        unreadable: Number(unreadable?.count ?? 0),
      }
    },
  }
}

const lastInbound = (db: Kysely<Database>, channel: string) =>
  db
    .selectFrom('conversations')
    .select(({ fn }) => fn.max('last_inbound_at').as('at'))
    .where('channel', '=', channel)
    .executeTakeFirst()

const partsWaiting = (db: Kysely<Database>, channel: string) =>
  db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('channel', '=', channel)
    .where(isOpen)
    .executeTakeFirst()

const quarantined = (db: Kysely<Database>, channel: string) =>
  db
    .selectFrom('quarantine')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('channel', '=', channel)
    .where('kind', '=', 'request')
    .executeTakeFirst()

const dateOf = (at: number | null | undefined): Date | null => (at ? new Date(Number(at)) : null)
