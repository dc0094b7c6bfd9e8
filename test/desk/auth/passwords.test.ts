import { describe, expect, test } from '@jest/globals'
import { parseOptions } from '@node-rs/argon2'
import { createPasswords, HASH_COST, passwordFault } from '../../../src/desk/auth/passwords.js'

const CHEAP = { memory: 8, passes: 1 }
const PASSWORD = 'a long and quiet evening'

describe('a password', () => {
  test('is kept as Argon2id, at the cost that RFC 9106 recommends where memory is short', async () => {
    const passwords = await createPasswords()
    const hash = await passwords.hash(PASSWORD)
    expect(hash).toMatch(/^\$argon2id\$v=19\$/)
    expect(parseOptions(hash)).toMatchObject({ memoryCost: 65_536, timeCost: 3, parallelism: 1, saltLen: 16 })
    expect(passwords.isOutdated(hash)).toBe(false)
    expect(await passwords.verify(hash, PASSWORD)).toBe(true)
  })

  test('has another hash each time, and fits its own alone', async () => {
    const passwords = await createPasswords(CHEAP)
    const [one, other] = [await passwords.hash(PASSWORD), await passwords.hash(PASSWORD)]
    expect(one).not.toBe(other)
    expect(await passwords.verify(one, `${PASSWORD}.`)).toBe(false)
    expect(passwords.isOutdated(one)).toBe(false)
    expect((await createPasswords(HASH_COST)).isOutdated(one)).toBe(true)
  })

  test('of nobody costs a hash as well, and fits nothing', async () => {
    const passwords = await createPasswords(CHEAP)
    expect(await passwords.verify(null, 'nobody’s password')).toBe(false)
  })

  test('is worked on a few at a time, and many in a row are put off', async () => {
    const passwords = await createPasswords(CHEAP)
    const all = Array.from({ length: 32 }, () => passwords.verify(null, PASSWORD))
    expect(passwords.isBusy()).toBe(true)
    await Promise.all(all)
    expect(passwords.isBusy()).toBe(false)
  })

  test.each([
    ['twelve characters, whatever they are', 'ثلاث كلمات..', null],
    ['very long', 'x y z '.repeat(160), null],
    ['endless', 'x y z '.repeat(200), 'has more than 1024 characters'],
    ['eleven characters', 'elevenchars', 'has fewer than 12 characters'],
    ['eleven characters of two units each', '😀'.repeat(11), 'has fewer than 12 characters'],
    ['known to everybody', 'Qwerty-123456', 'is too easy to guess'],
    ['one key held down', '111111111111111', 'is too easy to guess'],
    ['the user name and a year', 'salma-alharthi-2026', 'is too easy to guess'],
  ])('that is %s is judged so', (_, password, fault) => {
    expect(passwordFault(password, 'salma.alharthi')).toBe(fault)
  })
})
