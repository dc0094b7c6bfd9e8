import { afterEach, expect, test } from '@jest/globals'
import { EVENTS, type OwnDataWish } from '../../channels/activity.js'
import { cleanUp, createScriptedChannel, event, says, setStage } from './scripted.js'

afterEach(cleanUp)

const MINUTE = 60_000
const asks = (wish: OwnDataWish) => event(EVENTS.ownDataAsked, { wish })

test('who confirms that all is to be deleted is told so, and then nothing of them is left', async () => {
  const channel = createScriptedChannel('chat')
  const stage = await setStage({
    channel,
    turn: async ({ activities }) => ({
      replies: activities[0]?.text === 'yes' ? [asks('erase'), says('we will delete it')] : [says('hello')],
      state: null,
    }),
  })
  await stage.say('my name is Salma')
  await stage.say('yes')
  expect(channel.texts()).toEqual(['hello', 'we will delete it'])
  stage.clock.forward(MINUTE)
  await stage.service.settle()
  expect(await stage.script()).toContain('citizen: my name is Salma')
  stage.clock.forward(2 * MINUTE)
  await stage.service.settle()
  expect(await stage.script()).toEqual([])
  const kept = await stage.store.ownData.keptOf('c1')
  expect(kept?.conversation).toMatchObject({ recipient: '', state: null })
  expect(kept?.conversation.erased_at).not.toBeNull()
  expect(kept?.lines).toEqual([])
  const { rows } = await stage.store.audit.page(null)
  expect(rows).toMatchObject([{ who: '[citizen]', what: 'conversation.erased', subject: 'c1' }])
})

test('who asks for a copy is sent a file with all that was said, and the audit knows', async () => {
  const stage = await setStage({
    turn: async ({ activities }) => ({
      replies: activities[0]?.text === 'copy' ? [asks('copy')] : [says('hello')],
      state: null,
    }),
  })
  await stage.say('my name is Salma')
  await stage.say('copy')
  const lines = await stage.store.transcript.read('c1', 0, 100)
  const told = JSON.parse(lines.at(-1)?.activity ?? '{}') as {
    text: string
    attachments: { name: string; contentUrl: string }[]
  }
  expect(told.text).toBe('notice.ownCopy')
  const [file] = (await stage.store.ownData.keptOf('c1'))?.files ?? []
  expect(told.attachments).toMatchObject([{ name: file?.name, contentUrl: expect.stringContaining(file?.id ?? '?') }])
  const copy = Buffer.from(file?.bytes ?? []).toString('utf8')
  expect(copy).toContain('citizen: my name is Salma')
  expect(copy).toContain('"recipient"')
  const { rows } = await stage.store.audit.page(null)
  expect(rows).toMatchObject([{ who: '[citizen]', what: 'conversation.exported', subject: 'c1' }])
})
