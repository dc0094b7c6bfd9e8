import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto'
import type { CaseReference } from '../../bots/turn.js'

/** No vowels, so that no words come about, and nothing that is taken for another: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
const ALPHABET = 'CDFGHJKMNPQRTWXY34679'
const SYMBOLS = 5
const PIN_DIGITS = 4
const SALT_BYTES = 16
const HASH_BYTES = 32

/** A reference that is most likely free; the store has the last word. */
export function newReference(): CaseReference {
  const reference = Array.from({ length: SYMBOLS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  const pin = String(randomInt(10 ** PIN_DIGITS)).padStart(PIN_DIGITS, '0')
  return { reference, pin }
}

/** `scrypt$salt$hash`, both base64url: slow on purpose, because a PIN has few digits. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive(pin, salt)
  return ['scrypt', salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/** Takes as long whether there is a hash or not: whoever guesses references learns nothing. */
export async function verifyPin(pin: string, stored: string | null): Promise<boolean> {
  const [, salt = '', hash = ''] = stored?.split('$') ?? []
  const derived = await derive(pin, Buffer.from(salt, 'base64url'))
  const wanted = Buffer.from(hash, 'base64url')
  return wanted.length === derived.length && timingSafeEqual(derived, wanted)
}

const derive = (pin: string, salt: Uint8Array): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(pin, salt, HASH_BYTES, (error, key) => (error ? reject(error) : resolve(key)))
  })
