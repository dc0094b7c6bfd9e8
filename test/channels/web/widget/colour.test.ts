import { describe, expect, test } from '@jest/globals'
import { assert, integer, property } from 'fast-check'
import { contrast, DEFAULT_COLOUR, paletteOf, rgb } from '../../../../channels/web/widget/colour.js'

/** WCAG 2.2, success criterion 1.4.3. */
const READABLE = 4.5
/** Every surface of styles/base.css that text in the page's colour stands on. */
const LIGHT = ['#ffffff', '#eff2f1']
const DARK = ['#171d1f', '#252d2f']

const colours = integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
const between = (a: string, b: string) => contrast(rgb(a), rgb(b))

describe('the palette', () => {
  test('of any colour can be read: on it, and beside it in light and dark', () => {
    assert(
      property(colours, (colour) => {
        const { brand, onBrand, onLight, onDark } = paletteOf(colour)
        expect(brand).toBe(colour)
        expect(between(onBrand, brand)).toBeGreaterThanOrEqual(READABLE)
        for (const surface of LIGHT) expect(between(onLight, surface)).toBeGreaterThanOrEqual(READABLE)
        for (const surface of DARK) expect(between(onDark, surface)).toBeGreaterThanOrEqual(READABLE)
      }),
      { numRuns: 500, seed: 7 },
    )
  })

  test('leaves a colour that can be read as it is', () => {
    expect(paletteOf('#0b5c58')).toMatchObject({ brand: '#0b5c58', onBrand: '#ffffff', onLight: '#0b5c58' })
  })

  test('puts dark words on a light colour', () => {
    expect(paletteOf('#ffd400')).toMatchObject({ onBrand: '#000000' })
  })

  test('takes three digits for six', () => {
    expect(paletteOf('#0A5').brand).toBe('#00aa55')
  })

  test.each([undefined, '', 'red', '#12', '#12345g', 'url(x)', '#0b5c58;color:red'])('of %p is our own', (colour) => {
    expect(paletteOf(colour).brand).toBe(DEFAULT_COLOUR)
  })
})

test('contrast is what WCAG says of black on white and of grey on white', () => {
  expect(between('#000000', '#ffffff')).toBeCloseTo(21)
  expect(between('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})
