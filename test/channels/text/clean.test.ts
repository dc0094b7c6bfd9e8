import { describe, expect, test } from '@jest/globals'
import { cleanText } from '../../../channels/text/clean.js'

describe("a stranger's text", () => {
  test('keeps Arabic with its marks, joiners and emoji as written', () => {
    const text = 'كَم رسوم البِطاقة؟ می‌خواهم 👨‍👩‍👧‍👦 \u200F(١٠ ر.ع)'
    expect(cleanText(text)).toBe(text)
  })

  test('loses the characters that reorder what stands around them', () => {
    expect(cleanText('photo\u202Egpj.exe \u2066x\u2069')).toBe('photogpj.exe x')
  })

  test('has no half characters and no NUL', () => {
    expect(cleanText('a\uD800b\u0000c\uDC00')).toBe('a\uFFFDb\uFFFDc\uFFFD')
  })

  test('ends its lines one way', () => {
    expect(cleanText('a\r\nb\rc')).toBe('a\nb\nc')
  })
})
