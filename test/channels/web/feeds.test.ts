import { describe, expect, test } from '@jest/globals'
import { createFeeds } from '../../../channels/web/feeds.js'
import type { ActivityLog, FreshPage } from '../../../channels/web/ports.js'
import { createTranscript } from '../../../channels/web/transcript.js'
import { silent } from '../../contracts/store.js'

const LIMITS = {
  text: 8000,
  buttons: 6,
  buttonLabel: 40,
  replyWindow: null,
  rate: { recipient: Infinity, all: Infinity },
  gather: 0,
}

/** A conversation, and a visitor who follows it from the start. */
function follow() {
  const said: string[] = []
  const frames: string[][] = []
  let reads = 0
  let wake: (what: 'changed', fresh?: FreshPage) => void = () => undefined
  const page = (after: number, end = said.length): FreshPage => ({
    after,
    watermark: end,
    activities: said.slice(after, end).map((text) => ({ type: 'message', text })),
  })
  const log: Pick<ActivityLog, 'read' | 'status' | 'subscribe'> = {
    status: async () => 'open',
    read: async (_, after) => {
      reads += 1
      return page(after)
    },
    subscribe: (_, hear) => {
      wake = hear
      return () => undefined
    },
  }
  const whole = log as ActivityLog
  const transcript = createTranscript({ log: whole, tokens: null as never, limits: LIMITS })
  const feeds = createFeeds({ log: whole, transcript, logger: silent })
  const claims = { conversation: 'c1', user: 'u1', origin: null, language: 'ar' } as const
  const send = (frame: string) =>
    void frames.push((JSON.parse(frame) as FreshPage).activities.map(({ text }) => text ?? ''))
  feeds.follow({ viewer: { claims, own: '' }, watermark: 0, send, end: () => undefined })
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  return { said, frames, page, settled, wake: (fresh?: FreshPage) => wake('changed', fresh), reads: () => reads }
}

describe('the feed of a conversation', () => {
  test('hands over what comes along without reading it again', async () => {
    const { said, frames, page, settled, wake, reads } = follow()
    await settled()
    const before = reads()
    said.push('one')
    wake(page(0))
    await settled()
    said.push('two', 'three')
    wake(page(1))
    await settled()
    expect(frames).toEqual([['one'], ['two', 'three']])
    expect(reads()).toBe(before)
  })

  test('reads where what comes along is not what follows', async () => {
    const { said, frames, page, settled, wake } = follow()
    await settled()
    said.push('told by another process', 'ours')
    wake(page(1))
    await settled()
    wake(page(0, 1))
    await settled()
    expect(frames).toEqual([['told by another process', 'ours']])
  })

  test('misses nothing of wake-ups that come together', async () => {
    const { said, frames, page, settled, wake } = follow()
    await settled()
    said.push('one')
    wake(page(0))
    said.push('two')
    wake(page(1))
    said.push('three')
    wake()
    await settled()
    expect(frames.flat()).toEqual(['one', 'two', 'three'])
  })
})
