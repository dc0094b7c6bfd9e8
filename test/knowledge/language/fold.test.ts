import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { fold } from '../../../knowledge/language/fold.js'

describe('the folding', () => {
  test.each([
    ['إقامة', 'اقامه'],
    ['أبغى', 'ابغي'],
    ['مستشفى', 'مستشفي'],
    ['مسؤول', 'مسوول'],
    ['شيء', 'شي'],
    ['رُخْصَةٌ', 'رخصه'],
    ['رخـــصة', 'رخصه'],
    ['ﻻ', 'لا'],
    ['کارت پاسپورت', 'كارت باسبورت'],
    ['٢٠٢٦ و۲۰۲۶', '2026 و2026'],
    ['١٬٥٠٠٫٥ ٪', '1500.5 %'],
    ['وين؟ هنا، هناك؛', 'وين  هنا  هناك '],
    ['هلوووووو', 'هلو'],
    ['Café RÉSUMÉ', 'cafe resume'],
    ['soooo long', 'so long'],
    ['1000', '1000'],
    ['\u200fسلام\u202c', 'سلام'],
  ])('writes %s as %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test('changes nothing that is folded already', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)))
  })
})
