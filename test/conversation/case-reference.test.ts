import { describe, expect, test } from '@jest/globals'
import { hashPin, newReference } from '../../src/conversation/case-reference.js'

describe('a case’s reference', () => {
  const many = Array.from({ length: 2_000 }, newReference)

  test('is short, and holds nothing that is read or heard as something else', () => {
    expect(many.every(({ reference }) => /^[CDFGHJKMNPQRTWXY34679]{5}$/.test(reference))).toBe(true)
  })

  test('hardly ever comes twice', () => {
    expect(new Set(many.map(({ reference }) => reference)).size).toBeGreaterThan(1_990)
  })

  test('comes with a PIN of four digits', () => {
    expect(many.every(({ pin }) => /^\d{4}$/.test(pin))).toBe(true)
    expect(new Set(many.map(({ pin }) => pin)).size).toBeGreaterThan(1_000)
  })
})

describe('a stored PIN', () => {
  test('tells neither the PIN nor that two are the same', async () => {
    const [one, other] = await Promise.all([hashPin('4271'), hashPin('4271')])
    expect(one).not.toBe(other)
    expect(one).toMatch(/^scrypt\$[\w-]{22}\$[\w-]{43}$/)
    expect(one).not.toContain('4271')
  })
})
