import { afterEach, describe, expect, test } from '@jest/globals'
import { createStuckFinder, PATIENCE } from '../../src/stuck.js'
import { inbound, line, message, turnOf } from '../contracts/store.js'
import { cleanUp, createScriptedChannel, REQUEST, setStage } from '../conversation/scripted.js'

afterEach(cleanUp)

/** A stage on which a message stands still. */
async function standstill() {
  const channel = createScriptedChannel('chat')
  const stage = await setStage({ channel })
  const { store, clock } = stage
  const limits = { ...channel.channel.limits, replyWindow: 24 * 60 * 60_000 }
  const channels = new Map([['chat', { ...channel.channel, limits }]])
  const finder = createStuckFinder({ store, channels, now: clock.now })
  channel.holds({ activities: [inbound('c1', 'm1', clock.now(), message('hello'))] })
  await stage.service.receive(channel.channel, REQUEST)
  return { ...stage, channel, ...finder }
}

describe('what is stuck', () => {
  test('is nothing that has waited no longer than things do', async () => {
    const { find, clock } = await standstill()
    clock.forward(PATIENCE.unanswered)
    expect(await find()).toEqual([])
  })

  test('is a message that nobody answers, then an answer that nobody delivers', async () => {
    const { find, clock, store } = await standstill()
    clock.forward(PATIENCE.unanswered + 1)
    expect(await find()).toMatchObject([{ kind: 'unanswered', conversation: 'c1', count: 1, urgent: true }])
    const part = { kind: 'text', payload: 'x' }
    await store.turns.commit(await turnOf(store, 'c1', clock.now(), { lines: () => [line('a', { parts: [part] })] }))
    clock.forward(PATIENCE.outbox + 1)
    expect(await find()).toMatchObject([{ kind: 'outbox', channel: 'chat', count: 1, urgent: true }])
  })

  test('is a case whose citizen waits, and whose window is about to close', async () => {
    const { find, clock, store } = await standstill()
    const asked = {
      reference: 'REF1',
      pinHash: 'h',
      reason: 'asked',
      language: 'ar',
      subject: '',
      urgent: false,
    } as const
    const steps = [{ kind: 'open', case: asked }] as const
    await store.turns.commit(await turnOf(store, 'c1', clock.now(), { steps, nextHolder: 'queue' }))
    clock.forward(PATIENCE.queued + 1)
    const kinds = async () => (await find()).filter(({ reference }) => reference === 'REF1').map(({ kind }) => kind)
    expect(await kinds()).toEqual(['queued'])
    clock.forward(23 * 60 * 60_000)
    expect(await kinds()).toEqual(['queued', 'window'])
  })

  test('is a timer that nobody minds, named as one whatever it was set for', async () => {
    const { channel, clock, store } = await standstill()
    const timers = { count: 3, conversation: 'c1', since: clock.now(), kind: 'place' }
    const backlog = async () => ({ ...(await store.stuck.backlog(clock.now())), timers })
    const { find } = createStuckFinder({
      store: { ...store, stuck: { ...store.stuck, backlog } },
      channels: new Map([['chat', channel.channel]]),
      now: clock.now,
    })
    clock.forward(PATIENCE.timers + 1)
    expect(await find()).toContainEqual(expect.objectContaining({ kind: 'timers', count: 3 }))
  })
})
