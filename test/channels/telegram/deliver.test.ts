import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Part, Receipt } from '../../../channels/channel.js'
import { WORDS_INSTEAD } from '../../../channels/media/unsent.js'
import { type ApiAnswer, no } from '../../../channels/telegram/simulator/answers.js'
import { createTelegramSimulator, type TelegramSimulator } from '../../../channels/telegram/simulator/simulator.js'
import type { TelegramChannel } from '../../../channels/telegram/telegram-channel.js'
import { TRUE_FILES } from '../web/files-for-tests.js'
import { createChannel } from './telegram.js'

let simulator: TelegramSimulator
let channel: TelegramChannel
let clock: number

beforeEach(async () => {
  clock = Date.parse('2026-11-23T08:00:00Z')
  const now = () => new Date(clock)
  simulator = createTelegramSimulator({ now })
  const root = await simulator.listen()
  for (const id of [77, 78, 79]) simulator.acts.text(simulator.phones.at(id), 'مرحبا')
  const files = {
    get: async (_: string, id: string) =>
      id === 'gone'
        ? null
        : {
            name: 'بطاقة.png',
            contentType: 'image/png',
            bytes: id === 'odd' ? Buffer.from('no picture') : (TRUE_FILES['image/png'] ?? Buffer.alloc(0)),
          },
  }
  channel = createChannel({ root, token: simulator.settings.token, files, now })
})
afterEach(() => simulator.close())

const TEXT: Part = { kind: 'text', payload: { html: '<b>مرحبا</b>' } }
const to = (id: number) => ({ conversation: `c${id}`, account: '1', recipient: String(id) })
const deliver = (part = TEXT, id = 77): Promise<Receipt> => channel.deliver(to(id), part)
const refuse = (code: number, why: string) => {
  const { description } = no(code, why) as Extract<ApiAnswer, { ok: false }>
  simulator.script({ fault: { kind: 'refuse', code, description } })
}
const shown = (id = 77) => simulator.phones.at(id).messages.filter(({ from }) => from === 'service')

describe('handing a message to Telegram', () => {
  test('is told its id, and shows its marks and buttons', async () => {
    const buttons = [{ text: 'نعم', callback_data: '=نعم' }]
    expect(await deliver({ kind: 'text', payload: { html: '<b>مرحبا</b>', buttons } })).toEqual({
      kind: 'accepted',
      id: `c77.${shown()[0]?.id}`,
    })
    expect(shown()).toMatchObject([{ text: 'مرحبا', entities: [{ type: 'bold' }], buttons: [{ title: 'نعم' }] }])
  })

  test('goes in plain words where Telegram cannot read its tags', async () => {
    expect((await deliver({ kind: 'text', payload: { html: 'سطر<br>سطر &lt;' } })).kind).toBe('accepted')
    expect(shown()).toMatchObject([{ text: 'سطرسطر <', entities: [] }])
  })

  test('waits as long as Telegram says: for one chat, and for all where chat after chat is refused', async () => {
    const tooMany = (chat: number, seconds: number) => ({ chat, fault: { kind: 'too-many', seconds } as const })
    simulator.script(tooMany(77, 5))
    expect(await deliver()).toEqual({ kind: 'later', ms: 5_000, all: false, code: '429' })
    expect((await deliver(TEXT, 79)).kind).toBe('accepted')
    clock += 60_000
    simulator.script(tooMany(77, 5), tooMany(78, 6), tooMany(79, 7))
    expect(await deliver()).toEqual({ kind: 'later', ms: 5_000, all: false, code: '429' })
    expect(await deliver(TEXT, 78)).toEqual({ kind: 'later', ms: 6_000, all: false, code: '429' })
    expect(await deliver(TEXT, 79)).toEqual({ kind: 'later', ms: 7_000, all: true, code: '429' })
  })

  test.each([
    [403, 'bot was blocked by the user'],
    [403, 'user is deactivated'],
    [400, 'chat not found'],
  ])('learns that a citizen is gone: %i %s', async (code, why) => {
    refuse(code, why)
    expect(await deliver()).toMatchObject({ kind: 'refused', permanent: true, unreachable: true })
  })

  test('names a fault of form as ours, and shows nothing that Telegram quotes', async () => {
    refuse(400, 'message is too long')
    expect(await deliver()).toEqual({
      code: '400',
      kind: 'refused',
      reason: 'Telegram said: Bad Request: message is too long',
      permanent: true,
      unreachable: false,
    })
    refuse(400, 'cannot use "رقمي 12345678"')
    expect(await deliver()).toMatchObject({ reason: 'Telegram refused it (400)' })
  })

  test('stops everybody, in words, where the token is not known', async () => {
    refuse(401, '')
    expect(await deliver()).toEqual({
      code: '401',
      kind: 'later',
      ms: 30_000,
      all: true,
      trouble: expect.stringContaining('@BotFather'),
    })
  })

  test('tries again what Telegram failed at, and is unsure of what it never heard of again', async () => {
    simulator.script(
      { fault: { kind: 'status', status: 502 } },
      { fault: { kind: 'lost' } },
      { fault: { kind: 'cut' } },
    )
    expect(await deliver()).toMatchObject({ kind: 'refused', permanent: false })
    expect((await deliver()).kind).toBe('unsure')
    expect((await deliver()).kind).toBe('unsure')
    expect(shown()).toHaveLength(1)
  })

  test('gives a silent Telegram up', async () => {
    simulator.script({ fault: { kind: 'hang' } })
    expect((await deliver()).kind).toBe('unsure')
  })

  test('tries again while nobody answers, and after some tries lets everybody wait', async () => {
    await simulator.close()
    const receipts: Receipt[] = []
    for (let i = 0; i < 5; i += 1) receipts.push(await deliver())
    expect(receipts[0]).toMatchObject({ kind: 'refused', permanent: false })
    expect(receipts[4]).toMatchObject({ kind: 'later', all: true, trouble: expect.stringContaining('firewall') })
  })

  test('shows a picture as one, and as a file where Telegram takes it for none', async () => {
    const file = (id: string): Part => ({
      kind: 'file',
      payload: { file: id, contentType: 'image/png', name: 'x', html: 'هذه <b>بطاقتك</b>' },
    })
    await deliver(file('good'))
    await deliver(file('odd'))
    expect(shown()).toMatchObject([
      { text: 'هذه بطاقتك', file: { kind: 'photo', name: 'بطاقة.png' } },
      { text: 'هذه بطاقتك', file: { kind: 'document' } },
    ])
  })

  test('says in words what Telegram takes in no form, with the buttons, and tells the agent', async () => {
    const unsent = 'تعذّر إرسال الملف «x» هنا.'
    const file: Part = {
      kind: 'file',
      payload: { file: 'gone', contentType: 'image/png', name: 'x', html: 'هذه <b>بطاقتك</b>', unsent },
    }
    expect(await deliver(file)).toMatchObject({ kind: 'accepted', note: WORDS_INSTEAD })
    simulator.script(
      { method: 'sendPhoto', fault: { kind: 'refuse', code: 400, description: 'Bad Request: IMAGE_PROCESS_FAILED' } },
      { method: 'sendDocument', fault: { kind: 'refuse', code: 413, description: 'Request Entity Too Large' } },
    )
    expect(await deliver({ ...file, payload: { ...(file.payload as object), file: 'good' } })).toMatchObject({
      kind: 'accepted',
      note: WORDS_INSTEAD,
    })
    expect(shown().map(({ text }) => text)).toEqual([`هذه بطاقتك\n\n${unsent}`, `هذه بطاقتك\n\n${unsent}`])
  })

  test('shows a place', async () => {
    await deliver({ kind: 'location', payload: { latitude: 23.6, longitude: 58.5 } })
    expect(shown()).toMatchObject([{ location: { latitude: 23.6, longitude: 58.5 } }])
  })

  test('refuses a part that is none of its own, for good', async () => {
    expect(await deliver({ kind: 'telegram', payload: {} })).toMatchObject({ kind: 'refused', permanent: true })
  })
})

test('an outcome never holds the token, nor what was sent', async () => {
  const secret = 'رقمي المدني 12345678'
  const part: Part = { kind: 'text', payload: { html: secret } }
  const outcomes: unknown[] = []
  for (const kind of ['cut', 'lost'] as const) {
    simulator.script({ fault: { kind } })
    outcomes.push(await deliver(part))
  }
  refuse(400, `odd ${secret}`)
  outcomes.push(await deliver(part))
  await simulator.close()
  outcomes.push(await deliver(part), await channel.health(), await channel.register(AbortSignal.timeout(5_000)))
  outcomes.push(await channel.fetchMedia('AgAD', { contentType: 'x/y' }))
  const told = JSON.stringify(outcomes)
  for (const hidden of [simulator.settings.token, 'simulated-token', '12345678']) expect(told).not.toContain(hidden)
})

describe('what Telegram is told', () => {
  const register = (own: TelegramChannel) => own.register(AbortSignal.timeout(5_000))
  const own = (over: Parameters<typeof createChannel>[0]) => {
    const root = `http://127.0.0.1:${portOf()}`
    return createChannel({ root, token: simulator.settings.token, now: () => new Date(clock), ...over })
  }
  const portOf = () => origin.split(':').at(-1) ?? ''
  let origin = ''
  beforeEach(async () => {
    await simulator.close()
    simulator = createTelegramSimulator({ now: () => new Date(clock) })
    origin = await simulator.listen()
  })

  test('is our address with its secret, and a menu in each language', async () => {
    const webhook = own({ publicUrl: 'https://chat.example.om' })
    expect(await register(webhook)).toEqual({ trouble: null })
    expect(simulator.updates.webhook).toMatchObject({
      url: 'https://chat.example.om/telegram/webhook',
      connections: 40,
    })
    expect([simulator.phones.menuFor('ar'), simulator.phones.menuFor('hi')]).toMatchObject([
      [{ description: 'المساعدة' }],
      [{ description: 'Help' }],
    ])
    expect(await webhook.health()).toMatchObject({
      troubles: [],
      facts: expect.arrayContaining([{ name: 'bot', value: '@nafidha_bot' }]),
    })
  })

  test('is nothing, where another address has the messages, unless we are to take them over', async () => {
    await register(own({ publicUrl: 'https://other.example.om' }))
    const poller = own({ publicUrl: null })
    expect(await register(poller)).toEqual({ trouble: expect.stringContaining('another address') })
    expect((await poller.health()).troubles).toEqual([expect.stringContaining('another address')])
    expect(await poller.poll?.(AbortSignal.timeout(5_000))).toMatchObject({
      wait: 5_000,
      trouble: expect.stringContaining('another address'),
    })
    expect(await register(own({ publicUrl: null, takeOver: true }))).toEqual({ trouble: null })
    expect(simulator.updates.webhook).toBeNull()
  })

  test('is asked for messages by one program only, and says so in words', async () => {
    const poller = own({ publicUrl: null })
    const waiting = poller.poll?.(AbortSignal.timeout(20_000))
    while (simulator.updates.pending > 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await new Promise((resolve) => setTimeout(resolve, 300))
    const other = own({ publicUrl: null })
    const stopped = new AbortController()
    const second = other.poll?.(stopped.signal)
    expect(await waiting).toMatchObject({ wait: 5_000, trouble: expect.stringContaining('another program') })
    stopped.abort()
    expect(await second).toMatchObject({ trouble: null })
  })

  test('a token that it does not know is told in words', async () => {
    const wrong = own({ token: '1:wrong-token-wrong-token-wrong-token' })
    expect(await register(wrong)).toEqual({ trouble: expect.stringContaining('@BotFather') })
    expect((await wrong.health()).troubles).toEqual([expect.stringContaining('@BotFather')])
  })
})
