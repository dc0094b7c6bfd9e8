import type { Access } from '../../store/access.js'
import type { StoredAccount } from '../../store/accounts.js'
import type { TryRule } from '../../store/sign-in-tries.js'
import type { SignIn } from '../contract/session.js'
import { foldUsername } from './account-words.js'
import type { Passwords } from './passwords.js'
import type { SecondFactor } from './second-factor.js'
import { hashToken } from './secret-token.js'

export type Verdict =
  | { readonly kind: 'right'; readonly account: StoredAccount }
  | { readonly kind: 'code-needed' }
  /** Name, password or code: which of them is not said. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly seconds: number }

export interface SignInDeps {
  readonly access: Pick<Access, 'accounts' | 'tries'>
  readonly passwords: Passwords
  readonly secondFactor: SecondFactor
  readonly now: () => Date
}

/** Tries in a quarter of an hour. Many agents of one office share an address, and mistype. */
const PER_ACCOUNT = 10
const PER_ADDRESS = 50
/** Wrong passwords that everybody mistypes now and then: after these each costs twice the wait of the one before. */
const FREE = 3
/** Seconds, where too many others sign in at this moment. */
const BUSY = 5

const tryRules = (username: string, address: string): readonly TryRule[] => [
  { key: `account:${hashToken(username)}`, most: PER_ACCOUNT, free: FREE },
  { key: `address:${address}`, most: PER_ADDRESS, free: null },
]

export interface SigningIn {
  /** Whether this name and password, and code, are somebody's. An unknown name takes the same steps as a known one. */
  first(words: SignIn, address: string): Promise<Verdict>
  /** Whether somebody who is signed in knows the password, under the same limits; no code is asked for. */
  again(words: SignIn, address: string): Promise<Exclude<Verdict, { kind: 'code-needed' }>>
}

export function createSignIn(deps: SignInDeps): SigningIn {
  const { access, secondFactor } = deps
  const again: SigningIn['again'] = async (words, address) => {
    const checked = await checkPassword(deps, words, address)
    if (checked.kind === 'right') await access.tries.succeed(checked.rules)
    return checked
  }
  return {
    again,
    async first(words, address) {
      const checked = await checkPassword(deps, words, address)
      if (checked.kind !== 'right') return checked
      const { account, rules } = checked
      if (account.secondFactor.secret !== null) {
        if (!words.code) return access.tries.undo(rules).then(() => ({ kind: 'code-needed' }))
        if (!(await secondFactor.accepts(account, words.code))) return { kind: 'refused' }
      }
      await access.tries.succeed(rules)
      await renew(deps, account, words.password)
      return { kind: 'right', account }
    },
  }
}

type Checked =
  Exclude<Verdict, { kind: 'code-needed' | 'right' }> | (Verdict & { kind: 'right' } & { rules: readonly TryRule[] })

/** Counts the try before it is made; a right one is not yet forgotten. */
async function checkPassword({ access, passwords, now }: SignInDeps, words: SignIn, address: string): Promise<Checked> {
  if (passwords.isBusy()) return { kind: 'wait', seconds: BUSY }
  const username = foldUsername(words.username)
  const rules = tryRules(username, address)
  const { wait } = await access.tries.begin(rules, now())
  if (wait > 0) return { kind: 'wait', seconds: Math.ceil(wait / 1000) }
  const account = await access.accounts.byUsername(username)
  const right = await passwords.verify(account?.passwordHash ?? null, words.password)
  return right && account && !account.locked ? { kind: 'right', account, rules } : { kind: 'refused' }
}

/** The moment at which the password is known is the one at which an old hash can be made anew. */
async function renew(
  { access, passwords }: Pick<SignInDeps, 'access' | 'passwords'>,
  { id, passwordHash }: StoredAccount,
  password: string,
): Promise<void> {
  if (passwordHash === null || !passwords.isOutdated(passwordHash)) return
  await access.accounts.rehash(id, passwordHash, await passwords.hash(password))
}
