import { expect, test } from '@jest/globals'
import type { Arrivals, Channel, Polled } from '../../channels/channel.js'
import { createIntake } from '../../src/conversation/intake.js'
import { silent } from '../contracts/store.js'
import { until } from '../until.js'
import { createScriptedChannel } from './scripted.js'

const nothing = { activities: [], statuses: [], rejected: [], wait: null, trouble: null }

/** A channel that gives these batches, then waits until all is over. */
function pollerOf(batches: readonly Partial<Polled>[]) {
  const left = [...batches]
  const asked: string[] = []
  const channel = {
    ...createScriptedChannel('chat').channel,
    async poll(over: AbortSignal): Promise<Polled> {
      asked.push('asked')
      const next = left.shift()
      if (!next) await new Promise((resolve) => over.addEventListener('abort', resolve))
      return { ...nothing, confirm: () => {}, ...next }
    },
  }
  return { channel: channel as Channel, asked }
}

const rejected = (raw: string) => ({ rejected: [{ reason: 'odd', raw }] })

test('nothing is confirmed before it is stored, and what was not stored is asked for again', async () => {
  const story: string[] = []
  const batch = (raw: string) => ({ ...rejected(raw), confirm: () => void story.push(`confirmed ${raw}`) })
  const { channel } = pollerOf([batch('one'), batch('two')])
  let full = true
  const keep = async (_: Channel, arrivals: Arrivals) => {
    const [{ raw } = { raw: '' }] = arrivals.rejected
    if (raw === 'one' && full) {
      full = false
      story.push('not stored one')
      throw new Error('disk full')
    }
    if (raw) story.push(`stored ${raw}`)
  }
  const intake = createIntake({
    channels: new Map([['chat', channel]]),
    keep,
    watch: { trouble: () => {} },
    log: silent,
  })
  intake.start()
  await until(() => story.includes('confirmed two'))
  await intake.stop()
  expect(story).toEqual(['not stored one', 'stored two', 'confirmed two'])
})

test('trouble is told in words, and the channel is asked again after its wait', async () => {
  const troubles: string[] = []
  const { channel, asked } = pollerOf([{ trouble: 'the token is dead', wait: 5 }])
  const intake = createIntake({
    channels: new Map([['chat', channel]]),
    keep: async () => {},
    watch: { trouble: (_, words) => void troubles.push(words) },
    log: silent,
  })
  intake.start()
  await until(() => asked.length === 2)
  await intake.stop()
  expect(troubles).toEqual(['the token is dead'])
})

test('a registration is tried until it works', async () => {
  const troubles: string[] = []
  let tries = 0
  const channel = {
    ...createScriptedChannel('chat').channel,
    register: async () => ({ trouble: (tries += 1) < 2 ? 'not reached' : null }),
  }
  const intake = createIntake({
    channels: new Map([['chat', channel as Channel]]),
    keep: async () => {},
    watch: { trouble: (_, words) => void troubles.push(words) },
    log: silent,
  })
  intake.start()
  await until(() => tries === 2)
  await intake.stop()
  expect(troubles).toEqual(['not reached'])
})
