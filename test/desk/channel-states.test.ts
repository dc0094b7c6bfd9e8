import { describe, expect, test } from '@jest/globals'
import type { ChannelState, ChannelTested } from '../../src/desk/contract/administration.js'
import type { Person } from '../../src/desk/person.js'
import { createScriptedChannel } from '../conversation/scripted.js'
import type { DeskStage } from './desk-stage.js'
import { code, MINUTE, referenceOf, stageOf, value } from './sqlite-stage.js'

describe('the channels at the desk', () => {
  test('are shown to an administrator as they are, those that are off with what switches them on', async () => {
    const stage = await stageOf()
    const boss = await stage.hire('boss', { role: 'administrator' })
    await stage.say('hello')
    await stage.settle()
    const states = value<readonly ChannelState[]>(await stage.ask(boss, 'GET', '/desk/api/channels'))
    expect(states.map(({ name, off }) => [name, off])).toEqual([
      ['chat', null],
      ['telegram', 'TELEGRAM_BOT_TOKEN'],
      ['whatsapp', 'WHATSAPP_ACCESS_TOKEN'],
    ])
    expect(states[0]).toMatchObject({ simulator: false, signatureFailures: 0, lastInboundAt: expect.any(String) })
  })

  test('are nobody else’s business', async () => {
    const stage = await stageOf()
    const boss = await stage.hire('boss', { role: 'supervisor' })
    expect(code(await stage.ask(boss, 'GET', '/desk/api/channels'))).toBe('forbidden')
  })
})

describe('a test of a channel', () => {
  const PATH = '/desk/api/channels/chat/test'

  /** Asks while the way of a message runs. */
  async function tried(stage: DeskStage, me: Person, to: string) {
    const asked = stage.ask(me, 'POST', PATH, { to })
    const moment = () => new Promise<null>((resolve) => setTimeout(resolve, 20, null))
    for (;;) {
      await stage.settle()
      const answer = await Promise.race([asked, moment()])
      if (answer) return answer
    }
  }
  const set = async (channel = createScriptedChannel('chat')) => {
    const stage = await stageOf(channel)
    const boss = await stage.hire('boss', { role: 'administrator' })
    await stage.say('hello')
    return { stage, boss, test: async (to = 'c1') => value<ChannelTested>(await tried(stage, boss, to)) }
  }

  test('goes out as everything does, and tells what the provider said', async () => {
    const { stage, test: send } = await set()
    expect(await send()).toEqual({ kind: 'sent', state: 'taken', reason: null })
    expect((await stage.script()).at(-1)).toBe('notice: notice.test')
    stage.channel.answers({ kind: 'refused', reason: 'HTTP 400', permanent: true })
    expect(await send()).toEqual({ kind: 'sent', state: 'failed', reason: 'HTTP 400' })
    const { rows } = await stage.store.audit.page(null)
    expect(rows.filter(({ what }) => what === 'channel.tested')).toMatchObject([
      { who: 'boss', subject: 'c1' },
      { who: 'boss', subject: 'c1' },
    ])
  })

  test('is refused where nobody is meant, an agent speaks, or the person is out of reach', async () => {
    const { stage, test: send } = await set()
    expect(await send('96891234567')).toEqual({ kind: 'refused', why: 'unknown' })
    await stage.say('person')
    const agent = await stage.hire('salma')
    await stage.ask(agent, 'POST', `/desk/api/cases/${await referenceOf(stage)}/claim`)
    expect(await send()).toEqual({ kind: 'refused', why: 'held' })
    await stage.say('hello', 'c2')
    stage.channel.answers({ kind: 'refused', reason: 'blocked', permanent: true, unreachable: true })
    await stage.say('again', 'c2')
    expect(await send('c2')).toEqual({ kind: 'refused', why: 'unreachable' })
  })

  test('is refused once only templates may be sent', async () => {
    const { stage, test: send } = await set(createScriptedChannel('chat', { replyWindow: MINUTE }))
    stage.clock.forward(2 * MINUTE)
    expect(await send()).toEqual({ kind: 'refused', why: 'window-closed' })
  })

  test('may be sent a few times, and then waits', async () => {
    const { stage, boss, test: send } = await set()
    for (let i = 0; i < 5; i += 1) await send('nobody')
    expect(code(await tried(stage, boss, 'nobody'))).toBe('too-many')
    stage.clock.forward(10 * MINUTE)
    expect(await send('nobody')).toEqual({ kind: 'refused', why: 'unknown' })
  })

  test('needs a channel with a provider', async () => {
    const { test: send } = await set(createScriptedChannel('chat', { logged: true }))
    expect(await send()).toEqual({ kind: 'refused', why: 'no-provider' })
  })
})
