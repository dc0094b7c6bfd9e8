import { afterEach, describe, expect, test } from '@jest/globals'
import { createActivityLog } from '../../src/conversation/activity-log.js'
import { message } from '../contracts/store.js'
import { cleanUp, createScriptedChannel, setStage } from './scripted.js'

afterEach(cleanUp)

async function setLog() {
  const stage = await setStage({ channel: createScriptedChannel('web', { logged: true }) })
  return { ...stage, log: createActivityLog({ store: stage.store, bus: stage.bus, now: stage.clock.now }) }
}

describe('the activity log', () => {
  test('shows a visitor’s message as soon as it is stored, then the answer', async () => {
    const { receive, clock, settle, log } = await setLog()
    await receive(
      message('hello', { id: 'mine', from: { id: 'v1', name: '' }, channelData: { clientActivityID: 'x' } }),
    )
    const echo = await log.read('c1', 0, 10)
    expect(echo).toMatchObject({
      watermark: 1,
      activities: [
        {
          id: 'mine',
          text: 'hello',
          from: { id: 'v1' },
          channelData: { clientActivityID: 'x' },
          conversation: { id: 'c1' },
        },
      ],
    })
    clock.forward(300)
    await settle()
    const answer = await log.read('c1', echo.watermark, 10)
    expect(answer).toMatchObject({
      watermark: 2,
      activities: [
        { id: 'c1|0000002', text: 'echo hello', from: { id: 'nafidha', role: 'bot' }, timestamp: clock.now() },
      ],
    })
    expect(await log.read('c1', 2, 10)).toEqual({ activities: [], watermark: 2 })
  })

  test('brings along what was just written, the same as it is read', async () => {
    const { say, log } = await setLog()
    const pages: unknown[] = []
    log.subscribe('c1', (_, fresh) => pages.push(fresh))
    await say('hello')
    const [echo, answer] = [await log.read('c1', 0, 1), await log.read('c1', 1, 1)]
    expect(JSON.parse(JSON.stringify(pages))).toEqual(
      JSON.parse(
        JSON.stringify([
          { after: 0, ...echo },
          { after: 1, ...answer },
        ]),
      ),
    )
  })

  test('reads page by page', async () => {
    const { say, log } = await setLog()
    for (const text of ['a', 'b', 'c']) await say(text)
    const first = await log.read('c1', 0, 4)
    const second = await log.read('c1', first.watermark, 4)
    const texts = [...first.activities, ...second.activities].map(({ text }) => text)
    expect(texts.join(', ')).toBe('a, echo a, b, echo b, c, echo c')
  })

  test('tells whether a conversation is open, ended or not there', async () => {
    const { say, receive, log } = await setLog()
    expect(await log.status('c1')).toBe('none')
    await say('hello')
    expect(await log.status('c1')).toBe('open')
    await receive({ type: 'endOfConversation' })
    expect(await log.status('c1')).toBe('ended')
    await log.erase('c1')
    expect(await log.status('c1')).toBe('none')
  })

  test('wakes whoever reads a conversation, until they stop', async () => {
    const { say, log } = await setLog()
    const heard: string[] = []
    const stop = log.subscribe('c1', (what) => heard.push(what))
    await say('hello', 'c2')
    expect(heard).toEqual([])
    await say('hello')
    expect(heard).toContain('changed')
    heard.length = 0
    await log.erase('c1')
    expect(heard).toEqual(['changed'])
    stop()
    await say('hello')
    expect(heard).toEqual(['changed'])
  })
})
