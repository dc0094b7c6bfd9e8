import { hash, parseOptions, verify } from '@node-rs/argon2'
import { COMMON_PASSWORDS } from './common-passwords.js'

/** Argon2id: kibibytes of memory and passes over it. */
export interface HashCost {
  readonly memory: number
  readonly passes: number
}

/** What RFC 9106 recommends where memory is short, on one lane: more than a tenth of a second on our machines. */
export const HASH_COST: HashCost = { memory: 64 * 1024, passes: 3 }

/** Hashes at once, and how many may wait for their turn: each takes the memory of its cost. */
const AT_ONCE = 2
const WAITING = 30

/** Least and most characters. The most only bounds the work. */
const SHORTEST = 12
const LONGEST = 1024

export interface Passwords {
  /** So many wait that a further one is to come back later. */
  isBusy(): boolean
  hash(password: string): Promise<string>
  /** Takes the same time for a hash that is not there. */
  verify(hash: string | null, password: string): Promise<boolean>
  /** The hash was made at another cost than today's. */
  isOutdated(hash: string): boolean
}

export async function createPasswords(cost: HashCost = HASH_COST): Promise<Passwords> {
  const options = { memoryCost: cost.memory, timeCost: cost.passes, parallelism: 1 }
  const nobodys = await hash('nobody’s password', options)
  const line = createLine()
  return {
    isBusy: () => line.length() >= WAITING,
    hash: (password) => line.take(() => hash(plain(password), options)),
    verify: (stored, password) =>
      line.take(async () => (await verify(stored ?? nobodys, plain(password))) && stored !== null),
    isOutdated(stored) {
      const made = parseOptions(stored)
      return made.memoryCost !== cost.memory || made.timeCost !== cost.passes
    },
  }
}

/** A few at a time, the others in the order in which they came. */
function createLine() {
  const waiting: (() => void)[] = []
  let running = 0
  return {
    length: () => waiting.length,
    async take<T>(work: () => Promise<T>): Promise<T> {
      if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
      running += 1
      try {
        return await work()
      } finally {
        running -= 1
        waiting.shift()?.()
      }
    },
  }
}

/** The same characters, however a keyboard composes them. */
const plain = (password: string): string => password.normalize('NFKC')

/** What is wrong with a new password, for developers; null where it is good. Long is enough: no rule about characters. */
export function passwordFault(password: string, username: string): string | null {
  const text = plain(password)
  const length = [...text].length
  if (length < SHORTEST) return `has fewer than ${SHORTEST} characters`
  if (length > LONGEST) return `has more than ${LONGEST} characters`
  const folded = text.toLowerCase().replace(/[\s._-]/g, '')
  const isCommon = COMMON_PASSWORDS.has(folded) || new Set(folded).size < 3
  return isCommon || folded.replace(/\d/g, '') === username.replace(/[\d._-]/g, '') ? 'is too easy to guess' : null
}
