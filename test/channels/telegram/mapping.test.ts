import { describe, expect, test } from '@jest/globals'
import type { Inbound } from '../../../channels/channel.js'
import { createChannel, message, NOW, PRIVATE, tapOn, webhook } from './telegram.js'

const channel = createChannel()
const receive = (update: unknown) => channel.receive(webhook(update))
const first = async (update: unknown): Promise<Inbound> => {
  const { activities } = await receive(update)
  if (!activities[0]) throw new Error('nothing came of it')
  return activities[0]
}
const FILE = { file_id: 'AgAD1', file_unique_id: 'u', file_size: 10 }
const attachmentsOf = async (content: Record<string, unknown>) => (await first(message(content))).activity.attachments

describe('what a citizen sends on Telegram', () => {
  test('comes with a name, a time and the language of the app, and with no number of Telegram’s', async () => {
    const inbound = await first(message({ text: 'مرحبا' }, { id: 5, date: 1_795_000_001 }))
    expect(inbound).toMatchObject({
      address: { account: '123456789', recipient: '77' },
      providerId: 'm5',
      at: new Date(1_795_000_001_000),
      activity: { from: { name: 'سالم', role: 'user' }, locale: 'ar', channelId: 'telegram' },
    })
    expect(inbound.address.conversation).toMatch(/^[\w-]{32}$/)
    expect(JSON.stringify(inbound.activity)).not.toContain('"77"')
  })

  test('is clean: what reorders the text around it and halves of characters are gone', async () => {
    const { activity } = await first(message({ text: 'سعر\u202E\uD800\r\nكم' }))
    expect(activity.text).toBe('سعر\uFFFD\nكم')
  })

  test('is a command whatever bot it names', async () => {
    expect((await first(message({ text: '/start@nafidha_bot passport-fee' }))).activity.text).toBe(
      '/start passport-fee',
    )
    expect((await first(message({ text: 'what is /help@x' }))).activity.text).toBe('what is /help@x')
  })

  test.each([
    ['photo', [{ ...FILE, file_id: 'small' }, FILE], { contentType: 'image/jpeg' }],
    [
      'document',
      { ...FILE, mime_type: 'application/pdf', file_name: 'عقد\u202Efdp.exe' },
      { contentType: 'application/pdf', name: 'عقدfdp.exe' },
    ],
    ['voice', { ...FILE, mime_type: 'audio/ogg; codecs=opus', duration: 3 }, { contentType: 'audio/ogg' }],
    ['video_note', FILE, { contentType: 'video/mp4' }],
    ['sticker', FILE, { contentType: 'image/webp' }],
  ])('may be a file that stays with Telegram: %s', async (kind, wire, attachment) => {
    const contentUrl = 'nafidha:media/AgAD1'
    expect(await attachmentsOf({ [kind]: wire, caption: 'هذا' })).toEqual([{ ...attachment, contentUrl }])
  })

  test('may be a place, with its name where it has one', async () => {
    const location = { latitude: 23.6, longitude: 58.5 }
    const geo = { type: 'GeoCoordinates', ...location }
    expect((await first(message({ location }))).activity.entities).toEqual([{ type: 'Place', geo }])
    const venue = { location, title: 'مسقط', address: 'الخوير' }
    const { entities } = (await first(message({ venue, location }))).activity
    expect(entities).toEqual([{ type: 'Place', geo, name: 'مسقط', address: 'الخوير' }])
  })

  test('may be a number that is shared: it is told', async () => {
    expect((await first(message({ contact: { phone_number: '+96891234567' } }))).activity.text).toBe('+96891234567')
  })

  test('of a kind that cannot be read is a message without words, to be answered once', async () => {
    const { activity } = await first(message({ poll: { id: '1' } }))
    expect(activity).toMatchObject({ type: 'message', text: '' })
    expect(activity.attachments).toBeUndefined()
  })

  test.each(['pinned_message', 'message_auto_delete_timer_changed', 'write_access_allowed'])(
    'is nothing where Telegram itself speaks: %s',
    async (kind) => {
      expect(await receive(message({ [kind]: {} }))).toMatchObject({ activities: [], rejected: [] })
    },
  )

  test('is a revision once it is edited, each under a name of its own', async () => {
    const edit = (edit_date: number) => {
      const { message: wire, update_id } = message({ text: 'صححت', edit_date }, { id: 5 })
      return { update_id, edited_message: wire }
    }
    const [one, other] = [await first(edit(1_795_000_100)), await first(edit(1_795_000_200))]
    expect(one.activity).toMatchObject({ type: 'messageUpdate', text: 'صححت', replyToId: '5' })
    expect([one.providerId, other.providerId]).toEqual(['e5.1795000100', 'e5.1795000200'])
  })

  test('answers a message of ours where it says so', async () => {
    const { activity } = await first(
      message({ text: 'نعم', reply_to_message: { message_id: 3, date: 1, chat: PRIVATE } }),
    )
    expect(activity.replyToId).toBe('3')
  })
})

describe('a tapped button', () => {
  test('says the words that it stands for, and asks for its sign', async () => {
    const inbound = await first(tapOn('=التحدث مع موظف'))
    expect(inbound).toMatchObject({
      providerId: 't4382bfdwdsb323b2d9',
      activity: { type: 'message', text: 'التحدث مع موظف', channelData: { telegram: { tap: '4382bfdwdsb323b2d9' } } },
    })
  })

  test('with words too long for its data says its label', async () => {
    const label = 'رخصة قيادة سائق مركبة ثقيلة من خارج السلطنة'
    const [part] = channel.render({
      type: 'message',
      text: 'أيها؟',
      suggestedActions: { to: [], actions: [{ type: 'imBack', title: label, value: label }] },
    })
    const buttons = ((part?.payload ?? {}) as { buttons?: { text: string; callback_data: string }[] }).buttons ?? []
    const [{ text, callback_data } = { text: '', callback_data: '' }] = buttons
    expect(Buffer.byteLength(callback_data)).toBeLessThanOrEqual(64)
    const reply_markup = { inline_keyboard: [[{ text: 'غيرها', callback_data: '=غيرها' }], [{ text, callback_data }]] }
    expect((await first(tapOn(callback_data, { reply_markup }))).activity.text).toBe(text)
    expect((await first(tapOn(callback_data))).activity.text).toBe('')
  })

  test('does not overtake what was written in the same second', async () => {
    expect((await first(tapOn('=نعم'))).at.getTime()).toBe(Math.floor(NOW.getTime() / 1000) * 1000)
  })
})

describe('who can be reached', () => {
  const member = (status: string, chat: Record<string, unknown> = PRIVATE) => ({
    update_id: 1,
    my_chat_member: { chat, from: { id: 77, first_name: 'x' }, date: 1_795_000_000, new_chat_member: { status } },
  })

  test('is told by Telegram when a citizen blocks us and comes back', async () => {
    expect((await receive(member('kicked'))).reach).toMatchObject([{ reachable: false, address: { recipient: '77' } }])
    expect((await receive(member('member'))).reach).toMatchObject([{ reachable: true }])
  })

  test('is no group: it is named once, and nothing of it is kept', async () => {
    const own = createChannel()
    const group = { id: -100_123, type: 'supergroup', title: 'مجموعة' }
    const joined = await own.receive(webhook(member('member', group)))
    expect(joined).toMatchObject({ activities: [], reach: [], groups: [{ address: { recipient: '-100123' } }] })
    const said = message({ text: 'سر' })
    const inGroup = await own.receive(webhook({ ...said, message: { ...said.message, chat: group } }))
    expect(inGroup).toMatchObject({ activities: [], rejected: [], groups: [] })
    expect((await receive(member('left', group))).groups).toEqual([])
  })
})
