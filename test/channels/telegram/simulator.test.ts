import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createTelegramSimulator, type TelegramSimulator } from '../../../channels/telegram/simulator/simulator.js'
import { until } from '../../until.js'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
let simulator: TelegramSimulator
let origin: string
let clock: number

beforeEach(async () => {
  clock = Date.parse('2026-11-23T08:00:00Z')
  simulator = createTelegramSimulator({ now: () => new Date(clock) })
  origin = await simulator.listen()
  simulator.acts.text(simulator.phones.at(77), 'السلام عليكم')
})
afterEach(() => simulator.close())

interface Answer {
  readonly ok: boolean
  readonly result?: { readonly message_id?: number; readonly [key: string]: unknown }
  readonly description?: string
  readonly error_code?: number
  readonly parameters?: { readonly retry_after: number }
}

const call = async (method: string, payload: object = {}, token = simulator.settings.token): Promise<Answer> => {
  const options = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(payload) }
  return (await (await fetch(`${origin}/bot${token}/${method}`, options)).json()) as Answer
}
const send = (text: string, more: object = {}) => call('sendMessage', { chat_id: 77, text, ...more })
const refused = (code: number, description: string) =>
  expect.objectContaining({ ok: false, error_code: code, description: expect.stringContaining(description) })

describe('the Bot API that we try ourselves on', () => {
  test('knows its bot by the token, and no other method than its own', async () => {
    expect((await call('getMe')).result).toMatchObject({ is_bot: true, username: 'nafidha_bot' })
    expect(await call('getMe', {}, '1:wrong')).toEqual(refused(401, 'Unauthorized'))
    expect(await call('sendDice')).toEqual(refused(404, 'Not Found'))
  })

  test('shows a message on the phone, with what its tags mean', async () => {
    await send('الرسوم <b>عشرة ريالات</b>، <a href="https://example.om/?a=1&amp;b=2">هنا</a> &lt;', {
      parse_mode: 'HTML',
    })
    expect(simulator.phones.view(simulator.phones.at(77)).messages.at(-1)).toMatchObject({
      from: 'service',
      text: 'الرسوم عشرة ريالات، هنا <',
      entities: [
        { type: 'bold', offset: 7, length: 11 },
        { type: 'text_link', offset: 20, length: 3, url: 'https://example.om/?a=1&b=2' },
      ],
    })
  })

  test.each([
    ['<b>x', 'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"'],
    ['x</b>', "can't parse entities: Unexpected end tag at byte offset 1"],
    ['<b><i>x</b></i>', 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
    ['سطر<br>سطر', 'Unsupported start tag "br" at byte offset 6'],
    ['5 < 6', "can't parse entities"],
    ['<b></b>', 'message text is empty'],
  ])('refuses the marks of %s', async (text, why) => {
    expect(await send(text, { parse_mode: 'HTML' })).toEqual(refused(400, why))
  })

  test('counts a text by what is shown of it', async () => {
    expect((await send(`<b>${'س'.repeat(4096)}</b>`, { parse_mode: 'HTML' })).ok).toBe(true)
    expect(await send('س'.repeat(4097))).toEqual(refused(400, 'message is too long'))
    expect(await send('   ')).toEqual(refused(400, 'message text is empty'))
  })

  test.each([
    [[[{ text: 'نعم', callback_data: 'س'.repeat(33) }]], 'BUTTON_DATA_INVALID'],
    [[[{ text: 'نعم' }]], 'Text buttons are unallowed'],
    [[[{ text: ' ', callback_data: 'x' }]], 'Text is empty'],
    [[[{ text: 'اتصل', url: 'tel:+96824000000' }]], 'BUTTON_URL_INVALID'],
    [[Array.from({ length: 9 }, () => ({ text: 'x', callback_data: 'x' }))], 'too long'],
  ])('refuses buttons that Telegram refuses: %j', async (inline_keyboard, why) => {
    expect(await send('اختر', { reply_markup: { inline_keyboard } })).toEqual(refused(400, why))
  })

  test('sends nothing to who never wrote, blocked the bot, or is gone', async () => {
    const to = async (id: number) => call('sendMessage', { chat_id: id, text: 'x' })
    expect(await to(1)).toEqual(refused(400, 'chat not found'))
    simulator.phones.at(78)
    expect(await to(78)).toEqual(refused(403, "bot can't initiate conversation"))
    simulator.acts.block(simulator.phones.at(77), true)
    expect(await to(77)).toEqual(refused(403, 'bot was blocked by the user'))
    simulator.acts.deactivate(simulator.phones.at(77))
    expect(await to(77)).toEqual(refused(403, 'user is deactivated'))
  })

  test('asks for quiet of who sends too fast, and notes who does not listen', async () => {
    for (let i = 0; i < 4; i += 1) expect((await send('x')).ok).toBe(true)
    expect(await send('x')).toMatchObject({ error_code: 429, parameters: { retry_after: 3 } })
    expect(simulator.rates.violations).toBe(0)
    clock += 2_000
    expect(await send('x')).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } })
    expect(simulator.rates.violations).toBe(1)
    clock += 1_000
    expect((await send('x')).ok).toBe(true)
  })

  test('takes files by multipart, and gives out those of citizens', async () => {
    const form = new FormData()
    form.set('chat_id', '77')
    form.set('caption', 'صورة')
    form.set('photo', new Blob([new Uint8Array(PNG)]), 'بطاقة.png')
    const sent = await fetch(`${origin}/bot${simulator.settings.token}/sendPhoto`, { method: 'POST', body: form })
    expect(sent.status).toBe(200)
    const shown = simulator.phones.at(77).messages.at(-1)
    expect(shown).toMatchObject({ text: 'صورة', file: { kind: 'photo', name: 'بطاقة.png' } })
    const media = await fetch(`${origin}/sim/media/${shown?.file?.id}`)
    expect(Buffer.from(await media.arrayBuffer())).toEqual(PNG)
    form.set('photo', new Blob(['no picture']), 'x.png')
    const odd = await fetch(`${origin}/bot${simulator.settings.token}/sendPhoto`, { method: 'POST', body: form })
    expect(await odd.json()).toEqual(refused(400, 'IMAGE_PROCESS_FAILED'))

    const stored = simulator.shelf.put({ bytes: PNG, contentType: 'image/png', name: 'x' })
    const { result } = await call('getFile', { file_id: stored.id })
    const file = await fetch(`${origin}/file/bot${simulator.settings.token}/${String(result?.['file_path'])}`)
    expect(Buffer.from(await file.arrayBuffer())).toEqual(PNG)
    expect((await fetch(`${origin}/file/bot1:wrong/${String(result?.['file_path'])}`)).status).toBe(404)
    const large = simulator.shelf.put({ bytes: Buffer.alloc(21 * 1024 * 1024), contentType: 'x/y', name: 'x' })
    expect(await call('getFile', { file_id: large.id })).toEqual(refused(400, 'file is too big'))
  })

  test('gives updates once they are asked for, and again until they are confirmed', async () => {
    const first = await call('getUpdates', { timeout: 0 })
    const [update] = first.result as unknown as { update_id: number; message: { text: string } }[]
    expect(update?.message.text).toBe('السلام عليكم')
    expect(await call('getUpdates')).toEqual(first)
    expect(simulator.phones.at(77).messages[0]?.status).toBe('sent')
    expect((await call('getUpdates', { offset: (update?.update_id ?? 0) + 1 })).result).toEqual([])
    expect(simulator.phones.at(77).messages[0]?.status).toBe('read')
  })

  test('lets one poller wait at a time, and none beside a webhook', async () => {
    await call('getUpdates', { offset: 1e12 })
    const waiting = call('getUpdates', { timeout: 20, offset: 1e12 })
    await until(() => simulator.calls.length > 0)
    const second = call('getUpdates', { timeout: 20, offset: 1e12 })
    expect(await waiting).toEqual(refused(409, 'terminated by other getUpdates'))
    await call('setWebhook', { url: 'http://127.0.0.1:9/hook' })
    expect(await second).toEqual(refused(409, 'webhook is active'))
    expect(await call('getUpdates')).toEqual(refused(409, "can't use getUpdates method while webhook is active"))
  })

  test('takes no webhook that it could not reach, and no odd secret', async () => {
    expect(await call('setWebhook', { url: 'http://chat.example.om/hook' })).toEqual(refused(400, 'HTTPS URL'))
    expect(await call('setWebhook', { url: 'https://chat.example.om:9000/hook' })).toEqual(refused(400, 'HTTPS URL'))
    const odd = { url: 'https://chat.example.om/hook', secret_token: 'كلمة' }
    expect(await call('setWebhook', odd)).toEqual(refused(400, 'unallowed characters'))
  })

  test('does as it is told, once: refuses, loses an answer, cuts, and says nothing', async () => {
    simulator.script(
      { fault: { kind: 'refuse', code: 400, description: 'Bad Request: chat not found' } },
      { method: 'getMe', fault: { kind: 'cut' } },
      { chat: 77, fault: { kind: 'lost' } },
    )
    expect(await send('one')).toEqual(refused(400, 'chat not found'))
    await expect(send('two')).rejects.toThrow()
    await expect(call('getMe')).rejects.toThrow()
    expect((await send('three')).ok).toBe(true)
    expect(
      simulator.phones
        .at(77)
        .messages.map(({ text }) => text)
        .slice(1),
    ).toEqual(['two', 'three'])
  })
})

describe('a phone by JSON', () => {
  const act = async (what: string, body: object = {}) => {
    const options = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await fetch(`${origin}/sim/phones/900/${what}`, options)
    return { status: response.status, ...((await response.json()) as { id?: string }) }
  }

  test('is made, acts, and shows after each change what is on it', async () => {
    const made = await fetch(`${origin}/sim/phones/900`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'سالم', language: 'en' }),
    })
    expect(await made.json()).toMatchObject({ phone: '900', name: 'سالم', messages: [], blocked: false })
    const events = await fetch(`${origin}/sim/phones/900/events`)
    const reader = events.body?.getReader()
    const next = async () =>
      JSON.parse(
        Buffer.from((await reader?.read())?.value ?? '')
          .toString()
          .slice(6),
      ) as unknown
    expect(await next()).toMatchObject({ messages: [] })
    const { id } = await act('text', { text: 'مرحبا' })
    expect(await next()).toMatchObject({ messages: [{ id, from: 'citizen', text: 'مرحبا', status: 'sent' }] })
    await reader?.cancel()
    expect(await act('edit', { message: id, text: 'مرحبًا' })).toMatchObject({ status: 200, id })
    expect(await act('tap', { message: id, choice: 'نعم' })).toMatchObject({ status: 409 })
    expect(await act('fly')).toMatchObject({ status: 404 })
    expect((await act('text', { text: '' })).status).toBe(400)
  })
})
