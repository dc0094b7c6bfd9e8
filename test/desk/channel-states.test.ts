import { describe, expect, test } from '@jest/globals'
import type { ChannelState } from '../../src/desk/contract/administration.js'
import { code, stageOf, value } from './sqlite-stage.js'

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
