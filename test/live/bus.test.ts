import { expect, test } from '@jest/globals'
import { createMemoryBus, type News } from '../../src/live/bus.js'

test('news goes to whoever listens to that conversation, until they stop', () => {
  const bus = createMemoryBus()
  const heard: string[] = []
  const listen = (conversation: string, name: string) =>
    bus.subscribe(conversation, (news: News) => heard.push(`${name} ${news}`))
  const stopA = listen('c1', 'a')
  listen('c1', 'b')
  listen('c2', 'c')
  bus.publish('c1', 'changed')
  stopA()
  stopA()
  bus.publish('c1', 'typing')
  bus.publish('c3', 'changed')
  expect(heard).toEqual(['a changed', 'b changed', 'b typing'])
})

test('one listener that subscribes twice hears twice, and stops once at a time', () => {
  const bus = createMemoryBus()
  let heard = 0
  const listener = () => void (heard += 1)
  const stop = bus.subscribe('c1', listener)
  bus.subscribe('c1', listener)
  bus.publish('c1', 'changed')
  stop()
  bus.publish('c1', 'changed')
  expect(heard).toBe(3)
})
