import { describe, expect, test } from '@jest/globals'
import { clausesOf, maySplit, withoutGreeting } from '../../../knowledge/language/clauses.js'

const texts = (message: string) => clausesOf(message).map(({ text }) => text)
const asking = (message: string) => clausesOf(message).flatMap(({ text, asks }) => (asks ? [text] : []))

describe('the clauses of a message', () => {
  test.each([
    ['رسوم البطاقة كم؟ ومتى تنتهي', ['رسوم البطاقه كم', 'ومتي تنتهي']],
    ['كم رسوم العقد وكيف أسجله', ['كم رسوم العقد', 'وكيف اسجله']],
    ['وين أسجل العقد وبكم', ['وين اسجل العقد', 'وبكم']],
    ['how much is it and when do I pay', ['how much is it', 'and when do i pay']],
    ["what's the rate, and at what age do I pay?", ["what's the rate", 'and at what age do i pay']],
    ['kam el rosoom w wain adfa3', ['kam el rosoom', 'w wain adfa3']],
    ['how many days is it and the pass is for which age', ['how many days is it', 'and the pass is for which age']],
    ['اشتريت سيارة من واحد. كيف أنقلها باسمي', ['اشتريت سياره من واحد', 'كيف انقلها باسمي']],
  ])('end at a sentence, a comma, or before "and" with a word that asks: %s', (message, clauses) => {
    expect(texts(message)).toEqual(clauses)
  })

  test.each([
    ['ولد عمي وأخوي يسكنوا معي'],
    ['my wife and son live with me'],
    ['البطاقة والجواز والرخصة'],
    ['1.5 rial and 2.5 rial'],
  ])('are not cut inside a list: %s', (message) => {
    expect(texts(message)).toHaveLength(1)
  })

  test('tell what asks from what is told', () => {
    expect(asking('ضاعت بطاقتي أمس في السوق، وكم رسوم البدل')).toEqual(['وكم رسوم البدل'])
    expect(asking('I lost my card. I live in Sohar. Can I get a new one')).toEqual(['can i get a new one'])
    expect(asking('السلام عليكم، عندي محل في السيب. أبا أعرف رسوم التجديد')).toEqual(['ابا اعرف رسوم التجديد'])
  })

  test('ask where the clause before says that a question comes', () => {
    expect(asking('I have a shop. My question is, renewing the licence late')).toEqual(['renewing the licence late'])
  })

  test('begin after the greeting', () => {
    expect(withoutGreeting('السلام عليكم ورحمة الله، كم الرسوم')).toBe('كم الرسوم')
    expect(withoutGreeting('hello')).toBe('hello')
  })

  test('begin after what only says that something will be asked', () => {
    expect(withoutGreeting('مرحبا، بغيت أسأل عن الليسن')).toBe('الليسن')
    expect(withoutGreeting('I want to ask about visas')).toBe('visas')
    expect(withoutGreeting('عندي سؤال')).toBe('عندي سوال')
  })
})

test.each(['كم رسوم العقد وكيف أسجله', 'kam el rosoom w wain adfa3', 'one. two', 'How much\nand when'])(
  '%s may have more than one clause',
  (message) => expect(maySplit(message)).toBe(true),
)

test.each(['كم رسوم العقد؟', 'how much is the card for my son?'])(
  '%s is seen to be one clause at a glance',
  (message) => {
    expect(maySplit(message)).toBe(false)
    expect(clausesOf(message)).toHaveLength(1)
  },
)
