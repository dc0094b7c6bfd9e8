import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import Libsql from 'libsql'
import type { Turn } from '../../bots/turn.js'
import type { Activity } from '../../channels/activity.js'
import type { Store } from '../../src/store/store.js'
import { message } from '../contracts/store.js'
import { cleanUp, echo, setStage, type Stage } from './scripted.js'

afterEach(cleanUp)

/** Another hand in the database. */
function tamper(stage: Stage, sql: string): readonly unknown[] {
  const database = new Libsql(join(stage.dataDir, 'nafidha.db'))
  const statement = database.prepare(sql)
  const rows = statement.reader ? statement.all() : [statement.run()]
  database.close()
  return rows
}

describe('what is stored and cannot be read', () => {
  test('a state is set apart, and the conversation starts afresh with its transcript kept', async () => {
    const stage = await setStage()
    await stage.say('one')
    tamper(stage, `update conversations set state = '{"turns":'`)
    await stage.say('two')
    expect(await stage.script()).toEqual(['citizen: one', 'bot: echo one', 'citizen: two', 'bot: echo two'])
    expect((await stage.store.conversations.snapshot('c1'))?.state).toBe('{"turns":1}')
    expect(tamper(stage, 'select kind, raw from quarantine')).toEqual([{ kind: 'state', raw: '{"turns":' }])
  })

  test('a message is set apart after a restart, and its citizen is asked to write it again', async () => {
    const stage = await setStage()
    await stage.receive(message('hello'))
    tamper(stage, `update transcript set activity = '{"text":'`)
    stage.clock.forward(300)
    await stage.makeService().settle()
    expect(stage.channel.texts()).toEqual(['notice.unreadable'])
    expect(tamper(stage, 'select kind, raw from quarantine')).toEqual([{ kind: 'activity', raw: '{"text":' }])
    await stage.say('again')
    expect(stage.channel.texts().at(-1)).toBe('echo again')
  })

  test('a part is shown as failed, and the next message goes out', async () => {
    const stage = await setStage()
    stage.channel.answers({ kind: 'later', ms: 1_000 })
    await stage.say('one')
    tamper(stage, `update outbox set payload = '{'`)
    stage.clock.forward(1_000)
    await stage.say('two')
    expect(stage.channel.texts()).toEqual(['echo two'])
  })

  test('a message whose every turn failed can be found again', async () => {
    const stage = await setStage({ turn: () => Promise.reject(new Error('broken on purpose')) })
    await stage.say('poison')
    for (const wait of [1_000, 4_000]) {
      stage.clock.forward(wait)
      await stage.settle()
    }
    expect(tamper(stage, 'select kind, reason from quarantine')).toEqual([
      { kind: 'message', reason: 'its turn failed 3 times' },
    ])
    expect(tamper(stage, 'select status, attempts from inbox')).toEqual([{ status: 'quarantined', attempts: 2 }])
    expect(stage.channel.texts()).toEqual(['notice.failed'])
  })

  test('a message that cannot even be noted, or an answer that cannot be rendered, is set apart after three tries too', async () => {
    for (const activity of [
      { type: 'message', text: 7 },
      { type: 'message', text: 'unsayable' },
    ]) {
      const stage = await setStage({
        turn: async (input) =>
          input.activities[0]?.text === 'unsayable'
            ? { replies: [{ type: 'message', text: 7 as unknown as string }], state: null }
            : echo({ ...input, activities: input.activities.map(({ text }) => ({ text: text?.trim() }) as Activity) }),
      })
      await stage.receive(activity as Activity)
      for (const wait of [300, 1_000, 4_000]) {
        stage.clock.forward(wait)
        await stage.settle()
      }
      expect(stage.channel.texts()).toEqual(['notice.failed'])
      expect(tamper(stage, 'select status from inbox')).toEqual([{ status: 'quarantined' }])
      await stage.say('next')
      expect(stage.channel.texts().at(-1)).toBe('echo next')
    }
  })

  test('a message that ends every process is set apart after the third, and costs its neighbours nothing', async () => {
    const stage = await setStage()
    const deaths: ((error: Error) => void)[] = []
    const ended: Promise<void>[] = []
    /** A process that goes no further than the turn of `poison`. */
    const live = async (store: Store) => {
      const dying = new Promise<void>((resolve) => {
        const die = () => new Promise<never>((_, reject) => deaths.push(reject) && resolve())
        const turn: Turn = (input) => (input.activities[0]?.text === 'poison' ? die() : echo(input))
        ended.push(stage.makeService({ store, turn }).settle().finally(resolve))
      })
      await dying
    }
    await stage.receive(message('poison'))
    stage.clock.forward(300)
    await live(stage.store)
    await stage.receive(message('hello'), { conversation: 'c2' })
    stage.clock.forward(300)
    for (let i = 0; i < 3; i += 1) await live(await stage.open())
    expect(deaths).toHaveLength(3)
    expect(stage.channel.texts()).toEqual(['notice.failed', 'echo hello'])
    expect(tamper(stage, 'select status, attempts from inbox order by conversation')).toEqual([
      { status: 'quarantined', attempts: 3 },
      { status: 'done', attempts: 1 },
    ])
    for (const die of deaths) die(new Error('over'))
    await Promise.all(ended)
  })

  test('a message that was set apart is answered once it is replayed and its fault is mended', async () => {
    let mended = false
    const stage = await setStage({
      turn: (input) => (mended ? echo(input) : Promise.reject(new Error('broken on purpose'))),
    })
    await stage.say('poison')
    for (const wait of [1_000, 4_000]) {
      stage.clock.forward(wait)
      await stage.settle()
    }
    mended = true
    const [found] = await stage.store.quarantine.list(1)
    await stage.store.quarantine.replay(found?.id ?? '', { who: '[test]', at: stage.clock.now() })
    await stage.settle()
    expect(stage.channel.texts()).toEqual(['notice.failed', 'echo poison'])
  })
})

describe('what is stored of a person', () => {
  test('is masked in receipts and noted on the conversation', async () => {
    const receipt = { entry: 'card-fee', hash: 'h', confidence: 0.9, runnersUp: [], rule: 'threshold' }
    const stage = await setStage({
      turn: async () => ({
        replies: [
          { type: 'message', text: '6 OMR', channelData: { nafidha: { receipts: [receipt], consent: 'v1' } } },
          { type: 'event', name: 'nafidha.feedback', value: { entry: 'card-fee', helped: false } },
        ],
        state: null,
      }),
    })
    await stage.say('my number is 99123456, the fee?')
    expect(tamper(stage, 'select entry, question, helped, seq from receipts')).toEqual([
      { entry: 'card-fee', question: 'my number is ••••••••, the fee?', helped: 0, seq: 2 },
    ])
    expect(tamper(stage, 'select personal, consent_version from conversations')).toEqual([
      { personal: 1, consent_version: 'v1' },
    ])
  })
})
