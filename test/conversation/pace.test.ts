import { expect, test } from '@jest/globals'
import { createPace } from '../../src/conversation/pace.js'
import { createClock } from '../contracts/store.js'
import { createScriptedChannel } from './scripted.js'

const paced = (recipient: number, all: number) => {
  const { channel } = createScriptedChannel('chat')
  return { ...channel, limits: { ...channel.limits, rate: { recipient, all } } }
}

function start(recipient: number, all: number) {
  const clock = createClock()
  const channel = paced(recipient, all)
  const pace = createPace(clock.now)
  const startedAt = clock.now().getTime()
  return {
    clock,
    hold: (ms: number) => pace.hold(channel, new Date(clock.now().getTime() + ms)),
    giveBack: (conversation: string, ms: number) =>
      pace.giveBack(channel, conversation, new Date(clock.now().getTime() + ms)),
    /** Milliseconds since the start until it may go; null: now. */
    next: (conversation: string) => {
      const at = pace.next(channel, conversation)
      return at && at.getTime() - startedAt
    },
  }
}

test('gives everybody who waits a place of their own', () => {
  const { next, clock } = start(Infinity, 10)
  expect(['a', 'b', 'c', 'b', 'c'].map(next)).toEqual([null, 100, 200, 100, 200])
  clock.forward(200)
  expect(['c', 'b', 'd'].map(next)).toEqual([null, null, 300])
})

test('lets nobody wait for one who must rest', () => {
  const { next, clock } = start(1, 10)
  expect(['a', 'a', 'b'].map(next)).toEqual([null, 1_000, 100])
  clock.forward(100)
  expect(['a', 'b', 'c'].map(next)).toEqual([1_000, null, 200])
})

test('holds everybody back for as long as the provider wants quiet', () => {
  const { next, hold, clock } = start(Infinity, 10)
  expect(['a', 'b'].map(next)).toEqual([null, 100])
  hold(5_000)
  expect(['b', 'c', 'a'].map(next)).toEqual([5_000, 5_100, 5_200])
  clock.forward(4_999)
  expect(next('b')).toBe(5_000)
  clock.forward(1)
  expect(next('b')).toBeNull()
})

test('lets nobody rest for what did not go after all', () => {
  const { next, giveBack, clock } = start(0.1, 10)
  expect(['a', 'b'].map(next)).toEqual([null, 100])
  giveBack('a', 500)
  expect(['a', 'b'].map(next)).toEqual([500, 600])
  clock.forward(500)
  expect(['a', 'a'].map(next)).toEqual([null, 10_500])
})

test('forgets places that a clock that was set back has moved far away', () => {
  const { next, clock } = start(1, 10)
  expect(['a', 'b'].map(next)).toEqual([null, 100])
  clock.forward(-3_600_000)
  expect(next('a')).toBeNull()
})
