import { createHmac } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { People, PersonNames } from '../../channels/whatsapp/people.js'
import type { Engine } from './engine.js'
import type { Database } from './schema.js'

/** People remembered without asking the database. */
const REMEMBERED = 20_000

/**
 * Names of people as keyed hashes, each with its conversation. A phone number leads to a conversation until a user id says
 * that it is somebody else's now: then it moves, and what was said before stays with whom it was said.
 */
export function createPeople({ db, write }: Engine): People {
  const known = new Map<string, string>()
  let key: Promise<string> | null = null

  const look = async (names: PersonNames): Promise<string> => {
    const hashes = hashesOf(names, await (key ??= readKey(db)))
    const found = settled(hashes, await findRows(db, hashes))
    return found ?? write(async (tx) => settle(tx, hashes, await findRows(tx, hashes)))
  }

  return {
    async conversationOf(names) {
      const name = JSON.stringify([names.account, names.userId, names.phone])
      const remembered = names.userId === null ? undefined : known.get(name)
      if (remembered) return remembered
      const conversation = await look(names)
      if (known.size >= REMEMBERED) known.clear()
      if (names.userId !== null) known.set(name, conversation)
      return conversation
    },
  }
}

interface Hashes {
  readonly user: string | null
  readonly phone: string | null
}
type Row = { name: string; conversation: string }

function hashesOf({ account, userId, phone }: PersonNames, key: string): Hashes {
  const hash = (kind: string, name: string | null) =>
    name === null
      ? null
      : createHmac('sha256', key).update(`${account} ${kind} ${name}`).digest('base64url').slice(0, 32)
  return { user: hash('user', userId), phone: hash('phone', phone) }
}

async function readKey(db: Kysely<Database>): Promise<string> {
  return (await db.selectFrom('people_key').select('key').executeTakeFirstOrThrow()).key
}

const findRows = (db: Kysely<Database>, { user, phone }: Hashes): Promise<Row[]> =>
  db
    .selectFrom('people')
    .select(['name', 'conversation'])
    .where('name', 'in', [user ?? '', phone ?? ''])
    .execute()

const under = (rows: readonly Row[], name: string | null) => rows.find((row) => row.name === name)?.conversation

/** The conversation where nothing is to be written; null otherwise. */
function settled({ user, phone }: Hashes, rows: readonly Row[]): string | null {
  const byUser = under(rows, user)
  const byPhone = under(rows, phone)
  if (user === null) return byPhone ?? null
  return byUser && (phone === null || byPhone === byUser) ? byUser : null
}

async function settle(tx: Kysely<Database>, { user, phone }: Hashes, rows: readonly Row[]): Promise<string> {
  const byPhone = under(rows, phone)
  const free = byPhone && !(await hasUser(tx, byPhone)) ? byPhone : null
  const conversation = under(rows, user) ?? (user === null ? byPhone : free) ?? `wa_${user ?? phone}`
  for (const [name, isUser] of [
    [user, 1],
    [phone, 0],
  ] as const)
    if (name !== null)
      await tx
        .insertInto('people')
        .values({ name, conversation, is_user: isUser })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ conversation }))
        .execute()
  return conversation
}

/** A conversation with a user id of its own keeps it: another id with its phone number is another person. */
async function hasUser(tx: Kysely<Database>, conversation: string): Promise<boolean> {
  const row = await tx
    .selectFrom('people')
    .select('name')
    .where('conversation', '=', conversation)
    .where('is_user', '=', 1)
    .executeTakeFirst()
  return row !== undefined
}
