import { describe, expect, test } from '@jest/globals'
import type { ActivitySet } from '../../../../channels/web/widget/direct-line/api.js'
import { openStream, type OpenSocket } from '../../../../channels/web/widget/direct-line/stream.js'
import { backOff } from '../../../../channels/web/widget/direct-line/timers.js'
import { createHandTimers } from './hand-timers.js'

const SILENCE = 75_000

function follow() {
  const timers = createHandTimers()
  const sets: ActivitySet[] = []
  const lost: boolean[] = []
  let closed = 0
  let on: Parameters<OpenSocket>[1] = { open: () => {}, frame: () => {}, close: () => {} }
  const stream = openStream({
    url: 'ws://x',
    timers,
    openSocket: (_url, listeners) => {
      on = listeners
      return { close: () => void (closed += 1) }
    },
    onOpen: () => {},
    onFrame: () => {},
    onSet: (set) => void sets.push(set),
    onLost: (opened) => void lost.push(opened),
  })
  return { stream, timers, sets, lost, on: () => on, closed: () => closed }
}

describe('a stream', () => {
  test('that has shown signs of life and shows none for long is given up', async () => {
    const { on, timers, lost, closed } = follow()
    on().open()
    on().frame('')
    await timers.fire(SILENCE)
    expect(lost).toEqual([true])
    expect(closed()).toBe(1)
    on().close()
    expect(lost).toEqual([true])
  })

  test('without such signs is not given up for being silent', () => {
    const { on, timers } = follow()
    on().open()
    on().frame('{"activities":[],"watermark":"1"}')
    expect(timers.pending()).toEqual([])
  })

  test('counts from the last sign of life', () => {
    const { on, timers } = follow()
    on().open()
    on().frame('')
    on().frame('{"activities":[],"watermark":"1"}')
    expect(timers.pending()).toEqual([SILENCE])
  })

  test('tells a socket that never opened from one that was cut', () => {
    const never = follow()
    never.on().close()
    expect(never.lost).toEqual([false])
    const cut = follow()
    cut.on().open()
    cut.on().close()
    expect(cut.lost).toEqual([true])
  })

  test('that was closed says no more', () => {
    const { stream, on, sets, lost, timers } = follow()
    on().open()
    on().frame('')
    stream.close()
    on().frame('{"activities":[{"type":"message"}],"watermark":"1"}')
    on().close()
    expect({ sets, lost, pending: timers.pending() }).toEqual({ sets: [], lost: [], pending: [] })
  })

  test.each(['{', 'null', '[]', '{"activities":3}', '"text"'])('overhears the frame %s', (frame) => {
    const { on, sets } = follow()
    on().open()
    on().frame(frame)
    on().frame('{"activities":[{"type":"typing"}],"watermark":"4"}')
    expect(sets).toEqual([{ activities: [{ type: 'typing' }], watermark: '4' }])
  })
})

describe('the time before another try', () => {
  test('doubles up to half a minute', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 60].map((attempt) => backOff(attempt, () => 1))).toEqual([
      1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
    ])
  })

  test('is spread over its second half', () => {
    expect(backOff(3, () => 0)).toBe(4000)
    expect(backOff(3, () => 0.5)).toBe(6000)
  })
})
