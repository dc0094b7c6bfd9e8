import { expect, test } from '@jest/globals'
import { generateEntries } from './generated-entries.js'

test('makes the same entries every time, and asks in words that none of their phrasings has', () => {
  const { taught, asked } = generateEntries(250, 40)
  expect(generateEntries(250, 40)).toEqual({ taught, asked })
  expect(new Set(taught.map(({ id }) => id)).size).toBe(250)
  const phrasings = new Set(taught.map(({ text }) => text))
  expect(asked.filter(({ text }) => phrasings.has(text))).toEqual([])
})
