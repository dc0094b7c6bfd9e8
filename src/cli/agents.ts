import { z } from 'zod'
import { systemClock } from '../clock.js'
import type { Config } from '../config.js'
import { particulars, username } from '../desk/auth/account-words.js'
import { createLinks, type Links } from '../desk/auth/links.js'
import { newId } from '../desk/auth/secret-token.js'
import { stateOf } from '../desk/auth/account-routes.js'
import { createOwnOrigin, reachedAt } from '../desk/own-origin.js'
import { createLogger } from '../log.js'
import { openStore } from '../open-store.js'
import type { Store } from '../store/store.js'
import type { StoredAccount } from '../store/accounts.js'
import { EXIT } from './exit.js'
import { complain, say, settings } from './settings.js'
import { table } from './table.js'

interface Office {
  readonly store: Pick<Store, 'access' | 'audit'>
  readonly links: Links
  /** Where links lead. */
  readonly origin: string
}

/** What the audit calls whoever has this machine's command line. */
const WHO = '[command line]'
const USAGE =
  'usage: agents list, agents add USERNAME --name NAME [--role ROLE], agents reset USERNAME [--second-factor], or agents audit'

/** Accounts of the desk, for whoever runs the service: works while it runs, and where nobody can sign in any more. */
export async function agents(
  options: Readonly<Record<string, unknown>>,
  action: string,
  name?: string,
): Promise<number> {
  if (action === 'list') return inOffice(list)
  if (action === 'audit') return inOffice(audit)
  if (action === 'add' && name) return inOffice((office) => add(office, { ...options, username: name }))
  if (action === 'reset' && name)
    return inOffice((office) => reset(office, { name, secondFactor: options['secondFactor'] === true }))
  complain(USAGE)
  return EXIT.usage
}

async function inOffice(run: (office: Office) => Promise<number>): Promise<number> {
  const config = settings()
  if (typeof config === 'number') return config
  const store = await openStore(config, { log: createLogger('error'), now: systemClock })
  try {
    return await run({ store, links: createLinks(store.access, systemClock), origin: originOf(config) })
  } finally {
    await store.close()
  }
}

const originOf = ({ PUBLIC_URL, HOST, PORT }: Config): string =>
  reachedAt(createOwnOrigin(PUBLIC_URL ?? null), { host: HOST, port: PORT })

async function list({ store }: Office): Promise<number> {
  const accounts = await store.access.accounts.all()
  const rows = accounts.map((account) => [
    account.username,
    account.name,
    account.role,
    stateOf(account),
    account.secondFactor.secret === null ? 'password only' : 'second factor',
    account.teams.join(', ') || 'no team',
    account.lastSeenAt ? `seen ${account.lastSeenAt.toISOString().slice(0, 16).replace('T', ' ')}` : 'never seen',
  ])
  for (const line of table(rows)) say(line)
  say(`accounts: ${accounts.length}`)
  return EXIT.ok
}

const words = z.string().transform((text) => text.split(',').flatMap((word) => word.trim() || []))
const newAgent = z.object({
  username,
  name: z.string({ error: 'is missing: --name' }).pipe(particulars.shape.name),
  role: particulars.shape.role.default('agent'),
  teams: words.pipe(particulars.shape.teams).default([]),
  languages: words.pipe(particulars.shape.languages).default(['ar', 'en']),
  capacity: z.string().transform(Number).pipe(particulars.shape.capacity).default(4),
})

async function add({ store, links, origin }: Office, given: unknown): Promise<number> {
  const parsed = newAgent.safeParse(given)
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) complain(`${path.join('.')} ${message}`)
    complain(USAGE)
    return EXIT.usage
  }
  const id = newId()
  const added = await store.access.accounts.add({ ...parsed.data, id }, { who: WHO, at: systemClock() })
  const account = added === 'added' ? await store.access.accounts.byId(id) : null
  if (!account) {
    complain(`There is an account ${parsed.data.username} already. "agents list" shows them all.`)
    return EXIT.no
  }
  return issue({ links, origin }, account, false)
}

interface Reset {
  readonly name: string
  readonly secondFactor: boolean
}

async function reset({ store, links, origin }: Office, { name, secondFactor }: Reset): Promise<number> {
  const folded = username.safeParse(name)
  const account = folded.success ? await store.access.accounts.byUsername(folded.data) : null
  if (!account || account.locked) {
    complain(account ? `${name} is locked: an administrator unlocks it at the desk.` : `There is no account ${name}.`)
    return EXIT.no
  }
  return issue({ links, origin }, account, secondFactor)
}

async function issue(
  { links, origin }: Pick<Office, 'links' | 'origin'>,
  account: StoredAccount,
  endsSecondFactor: boolean,
): Promise<number> {
  const { url, expiresAt } = await links.issue(account, { origin, who: WHO, endsSecondFactor })
  say(`Give ${account.name} this link; it works once, until ${expiresAt.slice(0, 16).replace('T', ' ')} UTC:`)
  say(url)
  return EXIT.ok
}

async function audit({ store }: Office): Promise<number> {
  const verdict = await store.audit.verify()
  switch (verdict.kind) {
    case 'intact':
      say(`The audit is whole: ${verdict.rows} rows. Note the last hash elsewhere to prove it later: ${verdict.hash}`)
      return EXIT.ok
    case 'broken':
      complain(`The audit was changed: row ${verdict.seq} is not as it was written. Compare it with a backup.`)
      return EXIT.no
    case 'shortened':
      complain(`The audit was shortened: ${verdict.written} rows were written, ${verdict.rows} are there.`)
      return EXIT.no
  }
}
