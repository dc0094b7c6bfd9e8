import { describe, expect, test } from '@jest/globals'
import { assert, property, string } from 'fast-check'
import { createSealing } from '../../../src/desk/auth/sealing.js'

const OLD = 'the old key, of thirty-two characters'
const NEW = 'the new key, of thirty-two characters'

describe('a sealed text', () => {
  test('opens for whose it is, and never looks the same twice', () => {
    assert(
      property(string(), string(), (text, owner) => {
        const { seal, open } = createSealing([NEW])
        expect(open(seal(text, owner), owner)).toBe(text)
        expect(seal(text, owner)).not.toBe(seal(text, owner))
      }),
    )
  })

  test('opens for nobody else, under no other key, and not once a letter of it is changed', () => {
    const { seal, open } = createSealing([NEW])
    const sealed = seal('secret', 'huda')
    expect(open(sealed, 'salma')).toBeNull()
    expect(createSealing([OLD]).open(sealed, 'huda')).toBeNull()
    const changed = sealed.replace(/.(.{20})$/, (_, rest: string) => `${sealed.at(-21) === 'A' ? 'B' : 'A'}${rest}`)
    for (const broken of [changed, `${sealed}AAAA`, sealed.slice(0, 20), 's1..', '', 's2.x.y'])
      expect(open(broken, 'huda')).toBeNull()
  })

  test('of an older key opens and is told apart while both are there', () => {
    const sealed = createSealing([OLD]).seal('secret', 'huda')
    const both = createSealing([NEW, OLD])
    expect([both.open(sealed, 'huda'), both.isCurrent(sealed)]).toEqual(['secret', false])
    expect(both.isCurrent(both.seal('secret', 'huda'))).toBe(true)
  })
})
