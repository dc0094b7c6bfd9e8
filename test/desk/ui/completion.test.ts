import { describe, expect, test } from '@jest/globals'
import { complete, findIn, triggerAt } from '../../../src/desk/ui/composer/completion.js'
import { withVariables } from '../../../src/desk/ui/composer/variables.js'
import { CANNED } from './double/sample.js'

const shortcuts = (words: string) =>
  findIn(CANNED, words, (reply) => [reply.shortcut, reply.title, reply.text.ar]).map(({ shortcut }) => shortcut)

describe('canned replies', () => {
  test('open at a slash that starts a line, and nowhere else', () => {
    expect(triggerAt('/مهل', 4, '/')).toEqual({ mark: '/', words: 'مهل', from: 0 })
    expect(triggerAt('أهلًا\n/مهلة', 11, '/')?.words).toBe('مهلة')
    expect(triggerAt('بتاريخ 12/03', 12, '/')).toBeNull()
    expect(triggerAt('https://rop.gov.om', 18, '/')).toBeNull()
  })

  test('are found however the Arabic is spelled', () => {
    expect(shortcuts('اهلا')).toEqual(['أهلا'])
    expect(shortcuts('أهلاً')).toEqual(['أهلا'])
    expect(shortcuts('اقامه')).toEqual(['إقامة'])
    expect(shortcuts('صوره')).toEqual(['إقامة'])
  })

  test('come best first: a shortcut that starts so before a text that holds it', () => {
    const items = ['فيها مهلة', 'مهلة']
    expect(findIn(items, 'مهلة', (item) => [item])).toEqual(['مهلة', 'فيها مهلة'])
  })

  test('take the place of what was typed, and leave the rest', () => {
    const text = 'أهلًا\n/مه وشكرًا'
    const trigger = triggerAt(text, 9, '/')
    expect(trigger && complete(text, trigger, 9, 'لحظة')).toEqual({ text: 'أهلًا\nلحظة وشكرًا', cursor: 10 })
  })

  test('are filled in, and lose a place for which nothing is known', () => {
    const values = { name: '', reference: '7F3K', agent: 'سلمى', team: '' }
    expect(withVariables('أهلًا {name}، معك {agent}. طلبك {reference}.', values)).toBe('أهلًا، معك سلمى. طلبك 7F3K.')
  })
})

describe('mentions', () => {
  test('open at an at sign that starts a word, and not within an address', () => {
    expect(triggerAt('اسأل @خا', 8, '@')?.words).toBe('خا')
    expect(triggerAt('salma@nafidha', 13, '@')).toBeNull()
  })
})
