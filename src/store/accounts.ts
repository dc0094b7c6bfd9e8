import type { ExpressionBuilder, Kysely } from 'kysely'
import { z } from 'zod'
import type { Role } from '../desk/contract/session.js'
import { type Deed, writeAudit } from './audit.js'
import type { Engine, Write } from './engine.js'
import type { Database } from './schema.js'

/** An account of the desk. */
export interface StoredAccount {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly teams: readonly string[]
  readonly languages: readonly ('ar' | 'en')[]
  readonly capacity: number
  readonly interfaceLanguage: 'ar' | 'en'
  readonly passwordHash: string | null
  /** Secret of the second factor, sealed; null: none. `offered` waits to be confirmed. */
  readonly secondFactor: { readonly secret: string | null; readonly offered: string | null; readonly step: number }
  /** Connected with the provider: signs in there. */
  readonly connected: boolean
  readonly locked: boolean
  readonly lastSeenAt: Date | null
}

/** What an administrator says of an account. */
export type Particulars = Pick<StoredAccount, 'name' | 'role' | 'teams' | 'languages' | 'capacity'>

/** `last-administrator`: somebody must be left who can mend things. */
export type AccountChange = 'changed' | 'not-found' | 'last-administrator'

type By = Pick<Deed, 'who' | 'at'>

export type Accounts = ReturnType<typeof createAccounts>

export const createAccounts = ({ db, write }: Engine) => ({
  /** By name. */
  async all(): Promise<readonly StoredAccount[]> {
    const teams = await db.selectFrom('account_teams').selectAll().orderBy('team').execute()
    const rows = await accountRows(db).orderBy('accounts.name').execute()
    return rows.map((row) =>
      toAccount(
        row,
        teams.filter(({ account }) => account === row.id),
      ),
    )
  },
  byId: (id: string): Promise<StoredAccount | null> => one(db, 'accounts.id', id),
  byUsername: (username: string): Promise<StoredAccount | null> => one(db, 'accounts.username', username),
  any: (): Promise<boolean> => hasAccounts(db),
  add: add(write),
  change: change(write),
  setMembers: setMembers(write),
  setPassword: setPassword(write),

  async setInterfaceLanguage(id: string, language: 'ar' | 'en'): Promise<void> {
    const set = { interface_language: language }
    await write((tx) => tx.updateTable('accounts').set(set).where('id', '=', id).execute())
  },

  /** The same password under today's cost; nothing where it was changed meanwhile. */
  async rehash(id: string, from: string, to: string): Promise<void> {
    const set = { password_hash: to }
    await write((tx) =>
      tx.updateTable('accounts').set(set).where('id', '=', id).where('password_hash', '=', from).execute(),
    )
  },
})

/** Makes an account without a password; `taken`: the user name is another's. */
const add =
  (write: Write) =>
  (account: NewAccount, by: By): Promise<'added' | 'taken'> =>
    write(async (tx) => {
      if (await one(tx, 'accounts.username', account.username)) return 'taken'
      await insertAccount(tx, account, by.at)
      await writeAudit(tx, { ...by, what: 'account.invited', subject: account.id })
      return 'added'
    })

/** Sets what an administrator may say. A change of role or a lock ends every session of the account. */
const change =
  (write: Write) =>
  (id: string, { locked, ...to }: Particulars & { readonly locked: boolean }, by: By): Promise<AccountChange> =>
    write(async (tx) => {
      const before = await one(tx, 'accounts.id', id)
      if (!before) return 'not-found'
      const stays = to.role === 'administrator' && !locked
      if (!stays && (await isLastAdministrator(tx, before))) return 'last-administrator'
      await tx.updateTable('accounts').set(columnsOf(to, locked)).where('id', '=', id).execute()
      await setTeams(tx, id, to.teams)
      if (to.role !== before.role || locked) await endSessions(tx, id)
      await writeAudit(tx, { ...by, what: deedOf(before, { ...to, locked }), subject: id })
      return 'changed'
    })

/** Who is of a team, as the team's own settings say; their other teams stay. */
const setMembers =
  (write: Write) =>
  (team: string, members: readonly string[], by: By): Promise<void> =>
    write(async (tx) => {
      await tx.deleteFrom('account_teams').where('team', '=', team).execute()
      const known = await tx
        .selectFrom('accounts')
        .select('id')
        .where('id', 'in', ['', ...members])
        .execute()
      const rows = known.map(({ id }) => ({ team, account: id }))
      if (rows.length > 0) await tx.insertInto('account_teams').values(rows).execute()
      await writeAudit(tx, { ...by, what: 'team.members-set', subject: team })
    })

/** A new password; every session ends but `keep`. */
const setPassword =
  (write: Write) =>
  (id: string, { hash, keep }: { readonly hash: string; readonly keep: string | null }, by: By): Promise<void> =>
    write(async (tx) => {
      await tx.updateTable('accounts').set({ password_hash: hash }).where('id', '=', id).execute()
      await endSessions(tx, id, keep)
      await writeAudit(tx, { ...by, what: 'account.password-changed', subject: id })
    })

export type NewAccount = Particulars & Pick<StoredAccount, 'id' | 'username'>

export async function insertAccount(tx: Kysely<Database>, account: NewAccount, at: Date): Promise<void> {
  const { id, username } = account
  const row = { id, username, ...columnsOf(account, false), created_at: at.getTime() }
  await tx.insertInto('accounts').values(row).execute()
  await setTeams(tx, id, account.teams)
}

/** Ends the sessions of an account, all but the one named. */
export async function endSessions(tx: Kysely<Database>, account: string, keep: string | null = null): Promise<void> {
  await tx
    .deleteFrom('desk_sessions')
    .where('account', '=', account)
    .$if(keep !== null, (query) => query.where('id', '!=', keep ?? ''))
    .execute()
}

const columnsOf = ({ name, role, languages, capacity }: Particulars, locked: boolean) => ({
  name,
  role,
  languages: JSON.stringify(languages),
  capacity,
  locked: locked ? 1 : 0,
})

async function setTeams(tx: Kysely<Database>, account: string, teams: readonly string[]): Promise<void> {
  await tx.deleteFrom('account_teams').where('account', '=', account).execute()
  const rows = [...new Set(teams)].map((team) => ({ team, account }))
  if (rows.length > 0) await tx.insertInto('account_teams').values(rows).execute()
}

/** Two administrators who demote each other at the same moment wait for each other here. */
async function isLastAdministrator(tx: Kysely<Database>, { id, role, locked }: StoredAccount): Promise<boolean> {
  if (role !== 'administrator' || locked) return false
  await tx.updateTable('audit_head').set({ id: 1 }).where('id', '=', 1).execute()
  const other = await tx
    .selectFrom('accounts')
    .select('id')
    .where('role', '=', 'administrator')
    .where('locked', '=', 0)
    .where('id', '!=', id)
    .where((where) => where.or([where('password_hash', 'is not', null), isConnected(where)]))
    .executeTakeFirst()
  return other === undefined
}

function deedOf(before: StoredAccount, { role, locked }: { readonly role: Role; readonly locked: boolean }): string {
  if (locked !== before.locked) return locked ? 'account.locked' : 'account.unlocked'
  return role === before.role ? 'account.changed' : `account.made-${role}`
}

const isConnected = (eb: ExpressionBuilder<Database, 'accounts'>) =>
  eb.exists(
    eb.selectFrom('account_identities').select('subject').whereRef('account_identities.account', '=', 'accounts.id'),
  )

export const hasAccounts = async (db: Kysely<Database>): Promise<boolean> =>
  (await db.selectFrom('accounts').select('id').limit(1).executeTakeFirst()) !== undefined

const accountRows = (db: Kysely<Database>) =>
  db
    .selectFrom('accounts')
    .selectAll('accounts')
    .select((select) => isConnected(select).as('connected'))

async function one(
  db: Kysely<Database>,
  column: 'accounts.id' | 'accounts.username',
  value: string,
): Promise<StoredAccount | null> {
  const row = await accountRows(db).where(column, '=', value).executeTakeFirst()
  if (!row) return null
  return toAccount(
    row,
    await db.selectFrom('account_teams').selectAll().where('account', '=', row.id).orderBy('team').execute(),
  )
}

const languages = z.array(z.enum(['ar', 'en']))

type Row = Awaited<ReturnType<ReturnType<typeof accountRows>['executeTakeFirstOrThrow']>>

const toAccount = (row: Row, teams: readonly { readonly team: string }[]): StoredAccount => ({
  id: row.id,
  username: row.username,
  name: row.name,
  role: row.role,
  teams: teams.map(({ team }) => team),
  languages: languages.parse(JSON.parse(row.languages)),
  capacity: row.capacity,
  interfaceLanguage: row.interface_language,
  passwordHash: row.password_hash,
  secondFactor: { secret: row.totp_secret, offered: row.totp_offered, step: row.totp_step },
  connected: Boolean(row.connected),
  locked: row.locked === 1,
  lastSeenAt: row.last_seen_at === null ? null : new Date(row.last_seen_at),
})
