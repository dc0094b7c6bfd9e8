import { z } from 'zod'
import type { OwesSecondFactor } from './second-factor-rule.js'
import type { Person } from '../person.js'
import type { StoredAccount } from '../../store/accounts.js'

/** User names that look alike are one. */
export const foldUsername = (username: string): string => username.normalize('NFKC').trim().toLowerCase()

const NAME_CHARACTERS = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u

export const username = z
  .string()
  .max(200)
  .transform(foldUsername)
  .refine((name) => NAME_CHARACTERS.test(name), 'has 2 to 64 letters, digits or . _ @ -')

export const personName = z
  .string()
  .transform((name) => name.normalize('NFC').trim())
  .refine((name) => name.length > 0 && name.length <= 100, 'has 1 to 100 characters')
  .refine((name) => !/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(name), 'holds characters that cannot be seen')

/** What an administrator says of an account. */
export const particulars = z.object({
  name: personName,
  role: z.enum(['agent', 'supervisor', 'curator', 'administrator']),
  teams: z.array(z.string().min(1).max(100)).max(100),
  languages: z
    .array(z.enum(['ar', 'en']))
    .min(1)
    .max(2),
  capacity: z.int().min(0).max(50),
})

export const toPerson = (account: StoredAccount, owes: OwesSecondFactor): Person => ({
  id: account.id,
  username: account.username,
  name: account.name,
  role: account.role,
  teams: account.teams,
  languages: account.languages,
  capacity: account.capacity,
  interfaceLanguage: account.interfaceLanguage,
  connected: account.connected,
  secondFactor: account.secondFactor.secret !== null,
  owesSecondFactor: owes(account),
})
