import { describe, expect, test } from '@jest/globals'
import { ordinal } from '../../../dialogs/recognizers/ordinal.js'

describe('one of three', () => {
  test.each([
    ['1', 0],
    ['١', 0],
    ['۲', 1],
    ['1️⃣', 0],
    ['③', 2],
    ['#2', 1],
    ['2.', 1],
    ['(3)', 2],
    ['الأول', 0],
    ['الاولى', 0],
    ['أول واحد', 0],
    ['واحد', 0],
    ['الثاني', 1],
    ['الثانية لو سمحت', 1],
    ['ثاني واحد', 1],
    ['اثنين', 1],
    ['الثالث', 2],
    ['رقم ٣', 2],
    ['الخيار الثاني', 1],
    ['أبا الأول', 0],
    ['الأخير', 2],
    ['آخر واحد', 2],
    ['first', 0],
    ['the first one', 0],
    ['option 2', 1],
    ['2nd', 1],
    ['the second one please', 1],
    ['number three', 2],
    ['last', 2],
    ['the last one', 2],
    ['I want the third', 2],
  ])('%s', (text, index) => expect(ordinal(text, 3)).toBe(index))
})

describe('none of three', () => {
  test.each([
    '',
    '0',
    '4',
    'الرابع',
    '1 و 2',
    'الأول والثاني',
    '12',
    '١٢٣',
    'كم رسوم البطاقة',
    'عندي طفلين كم الرسوم',
    'first passport documents',
    'renew for 2 years',
    'no',
    'الاول ينتهي متى',
  ])('%j', (text) => expect(ordinal(text, 3)).toBeNull())
})

test('the last of a list is counted from its length', () => {
  expect(ordinal('الأخير', 2)).toBe(1)
})
