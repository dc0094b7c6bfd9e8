import { expect, test } from '@jest/globals'
import { remember } from '../../../knowledge/language/remember.js'

test('works a word out once, and gives the same however many words come between', () => {
  const asked: string[] = []
  const lengthOf = remember((word) => {
    asked.push(word)
    return word.length
  })
  expect([lengthOf('a'), lengthOf('bb'), lengthOf('a')]).toEqual([1, 2, 1])
  expect(asked).toEqual(['a', 'bb'])
  for (let i = 0; i < 10_000; i++) lengthOf(`${i}`)
  expect(lengthOf('bb')).toBe(2)
})
