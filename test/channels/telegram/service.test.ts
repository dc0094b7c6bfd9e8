import { afterEach, describe, expect, test } from '@jest/globals'
import type { Activity } from '../../../channels/activity.js'
import { readFileReference } from '../../../channels/media/reference.js'
import type { Turn } from '../../../bots/turn.js'
import { echo, says } from '../../conversation/scripted.js'
import { TRUE_FILES } from '../web/files-for-tests.js'
import { type Served, serveTelegram, type Setting } from './service.js'
import { until } from '../../until.js'

let served: Served
afterEach(() => served.close())
const serve = async (setting: Setting = {}) => (served = await serveTelegram(setting))
const hears = (count: number, id = 77) => until(() => served.heard(id).length >= count)
const said = async () => {
  const lines = await served.store.transcript.read(await served.conversation(), 0, 100)
  return lines.map(({ origin, checkpoint, activity }) => ({
    origin,
    checkpoint,
    activity: JSON.parse(activity) as Activity,
  }))
}
const PNG = TRUE_FILES['image/png'] ?? Buffer.alloc(0)

describe.each(['webhook', 'polling'] as const)('a conversation on Telegram, by %s', (way) => {
  test('is heard once each, in order, although updates come twice and late', async () => {
    const { simulator, phone, heard } = await serve({
      way,
      simulator: { chaos: { duplicates: 0.5, late: 60 }, patience: 0.01 },
    })
    await until(() => simulator.calls.some(({ method }) => method === 'setMyCommands'))
    const words = Array.from({ length: 8 }, (_, i) => String(i))
    for (const word of words) simulator.acts.text(phone(), word)
    await until(() => heard().join('+').replaceAll('echo ', '').split('+').length >= words.length)
    expect(heard().join('+').replaceAll('echo ', '').split('+')).toEqual(words)
    await until(() => phone().messages.every(({ from, status }) => from === 'service' || status === 'read'))
  })

  test('is taken in again after a store that was full', async () => {
    const { simulator, phone, store, heard } = await serve({ way, simulator: { patience: 0.01 } })
    await until(() => simulator.calls.some(({ method }) => method === 'setMyCommands'))
    const inbox = store.inbox as { receive: typeof store.inbox.receive }
    const { receive } = inbox
    let faults = 0
    inbox.receive = (arrival) => {
      if (arrival.activities.length === 0 || faults >= 2) return receive(arrival)
      faults += 1
      return Promise.reject(new Error('disk full'))
    }
    simulator.acts.text(phone(), 'مرحبا')
    await hears(1)
    expect(heard()).toEqual(['echo مرحبا'])
    expect(faults).toBe(2)
  })
})

describe('Telegram’s own ways', () => {
  test('a citizen who has to wait for an answer sees that one is coming', async () => {
    const turn: Turn = async (input) => {
      await until(() => served.phone().typing !== null)
      return echo(input)
    }
    const { simulator, phone, heard } = await serve({ turn })
    simulator.acts.text(phone(), 'أول')
    await hears(1)
    expect(heard()).toEqual(['echo أول'])
    expect(simulator.phones.view(phone()).typing).toBe(false)
  })

  test('a tap gets its sign at once, and is heard as its words', async () => {
    const turn: Turn = async ({ activities }) => ({
      replies: [
        says(`قلت ${activities.map(({ text }) => text).join('+')}`, {
          suggestedActions: { to: [], actions: [{ type: 'imBack', title: 'نعم', value: 'نعم' }] },
        }),
      ],
      state: null,
    })
    const { simulator, phone, heard } = await serve({ turn })
    const message = () => phone().messages.at(-1)
    simulator.acts.text(phone(), 'أول')
    await hears(1)
    simulator.acts.tap(phone(), message()?.id ?? '', 'نعم')
    expect(phone().messages.find(({ buttons }) => buttons.length > 0)?.buttons[0]?.waiting).toBe(true)
    await hears(2)
    expect(heard()).toEqual(['قلت أول', 'قلت نعم'])
    await until(() => phone().messages.every(({ buttons }) => buttons.every(({ waiting }) => !waiting)))
  })

  test('a citizen’s photo is fetched and kept, and an agent’s file goes out', async () => {
    const { simulator, phone, store } = await serve()
    simulator.acts.file(phone(), { kind: 'photo', contentType: 'image/png', name: 'x', bytes: PNG, caption: 'البطاقة' })
    const attachmentOf = async () => (await said())[0]?.activity.attachments?.[0]
    await until(async () => readFileReference((await attachmentOf())?.contentUrl) !== null)
    const attachment = await attachmentOf()
    expect(attachment?.contentType).toBe('image/png')
    const conversation = await served.conversation()
    const id = readFileReference(attachment?.contentUrl) ?? ''
    expect(Buffer.from((await store.files.get(conversation, id))?.bytes ?? [])).toEqual(PNG)

    const { kind } = await served.channel.deliver(
      { conversation, account: 'x', recipient: '77' },
      served.channel.render(says('هذه بطاقتك', { attachments: attachment ? [attachment] : [] }))[0] ?? {
        kind: '',
        payload: {},
      },
    )
    expect(kind).toBe('accepted')
    const sent = expect.objectContaining({ text: 'هذه بطاقتك', file: expect.objectContaining({ kind: 'photo' }) })
    expect(phone().messages).toContainEqual(sent)
    expect(served.logged()).not.toContain(simulator.settings.token)
  })

  test('a file of a kind that we do not take is named as one that is not kept', async () => {
    const { simulator, phone } = await serve()
    const bytes = Buffer.from('<svg onload=alert(1)>')
    simulator.acts.file(phone(), { kind: 'document', contentType: 'image/png', name: 'x.png', bytes })
    await until(async () => (await said())[0]?.activity.attachments?.[0]?.contentUrl === 'nafidha:not-kept')
  })

  test('a citizen who blocks the bot is called no more until they write again', async () => {
    const thinking: (() => void)[] = []
    const turn: Turn = async (input) => {
      await new Promise<void>((resolve) => thinking.push(resolve))
      return echo(input)
    }
    const { simulator, phone, heard } = await serve({ turn })
    simulator.acts.text(phone(), 'أول')
    await until(() => thinking.length === 1)
    simulator.acts.block(phone(), true)
    await until(() => simulator.updates.taken.size === 2)
    thinking[0]?.()
    await until(async () => (await said()).at(-1)?.checkpoint === 'failed')
    expect(simulator.calls.filter(({ method }) => method === 'sendMessage')).toEqual([])
    simulator.acts.text(phone(), 'عدت')
    await until(() => thinking.length === 2)
    thinking[1]?.()
    await hears(1)
    expect(heard()).toEqual(['echo عدت'])
  })

  test('a bot that a group takes in says one line and leaves', async () => {
    const { simulator, phone } = await serve()
    simulator.acts.text(phone(), 'أول')
    await hears(1)
    simulator.groups.add(-100_500)
    simulator.acts.group(phone(), -100_500, null)
    simulator.acts.group(phone(), -100_500, 'رقمي المدني 12345678')
    await until(() => !simulator.groups.has(-100_500))
    const toGroup = simulator.calls.filter(({ chat }) => chat === -100_500).map(({ method }) => method)
    expect(toGroup).toEqual(['sendMessage', 'leaveChat'])
    expect(served.logged()).not.toContain('12345678')
  })
})
