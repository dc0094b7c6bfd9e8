import type { Kysely } from 'kysely'
import type { Inbound } from '../../channels/channel.js'
import type { Standing } from './conversations.js'
import { prepare, prepareOne } from './prepared.js'
import type { Database } from './schema.js'

/** What all messages of a request have in common. */
export interface Arriving {
  readonly channel: string
  /** Milliseconds of quiet before a conversation's messages are handled. */
  readonly gather: number
  readonly at: Date
  /** Names the request in the log; left out where there was none. */
  readonly trace?: string
}

/** Somebody who never stops typing is answered all the same: after so many gather times. */
const LONGEST_GATHER = 10

export type Values = ReturnType<typeof valuesOf>
/** A conversation's row once a message is in it. */
export interface Grown extends Standing {
  readonly last_seq: number
  readonly pending: number
  readonly last_case: string | null
  /** Reference of its open case. */
  readonly open: string | null
}

/** What is written of a message. */
export function valuesOf(
  { channel, gather, at, trace }: Arriving,
  { address, providerId, at: sent, activity }: Inbound,
) {
  const now = at.getTime()
  return {
    ...address,
    channel,
    providerId,
    providerAt: sent.getTime(),
    // A reaction or an edit is no message: it opens no reply window.
    wroteAt: activity.type === 'message' ? sent.getTime() : 0,
    now,
    quiet: now + gather,
    longest: gather * LONGEST_GATHER,
    endedAt: activity.type === 'endOfConversation' ? now : null,
    trace: trace ?? null,
    language: activity.locale?.toLowerCase().startsWith('en') ? 'en' : 'ar',
  }
}

/** Gives the next line number to a message that is new in a conversation that is known; no row otherwise. */
export const growQuery = (db: Kysely<Database>) =>
  prepareOne<Values>(db)((kysely, slot) =>
    kysely
      .updateTable('conversations')
      .set((eb) => {
        const since = eb.fn.coalesce('pending_since', eb.val(slot('now')))
        const latest = eb(since, '+', slot('longest'))
        return {
          last_seq: eb('last_seq', '+', 1),
          pending: eb('pending', '+', 1),
          pending_since: since,
          due_at: eb.case().when(latest, '<', slot('quiet')).then(latest).else(slot('quiet')).end(),
          account: slot('account'),
          recipient: slot('recipient'),
          last_inbound_at: eb
            .case()
            .when('last_inbound_at', '<', slot('wroteAt'))
            .then(slot('wroteAt'))
            .else(eb.ref('last_inbound_at'))
            .end(),
          unreachable_at: null,
          ended_at: eb.fn.coalesce('ended_at', eb.val(slot('endedAt'))),
        }
      })
      .where('id', '=', slot('conversation'))
      .where('channel', '=', slot('channel'))
      .where('erased_at', 'is', null)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('inbox')
              .select('seq')
              .where('conversation', '=', slot('conversation'))
              .where('provider_id', '=', slot('providerId')),
          ),
        ),
      )
      .returning(['last_seq', 'pending', 'version', 'holder', 'language', 'state', 'due_at', 'blocked_at', 'last_case'])
      .returning(({ selectFrom }) => [
        selectFrom('cases')
          .select('reference')
          .where('conversation', '=', slot('conversation'))
          .where('closed_at', 'is', null)
          .as('open'),
      ]),
  )

/** Both run in one transaction, so that the message and its place in the inbox are one. */
export function createInserts(db: Kysely<Database>) {
  return {
    addInbox: prepare<Values & { seq: number; status: 'pending' | 'done' }>(db)((kysely, slot) =>
      kysely.insertInto('inbox').values({
        conversation: slot('conversation'),
        provider_id: slot('providerId'),
        seq: slot('seq'),
        status: slot('status'),
        provider_at: slot('providerAt'),
        received_at: slot('now'),
        trace: slot('trace'),
      }),
    ),
    addLine: prepare<Values & { seq: number; activity: string }>(db)((kysely, slot) =>
      kysely.insertInto('transcript').values({
        conversation: slot('conversation'),
        seq: slot('seq'),
        origin: 'citizen',
        activity: slot('activity'),
        checkpoint: 'stored',
        at: slot('now'),
      }),
    ),
  }
}
