import { describe, expect, test } from '@jest/globals'
import type { RawRequest } from '../../../../channels/channel.js'
import { signatureHeader } from '../../../../channels/whatsapp/cloud/signature.js'
import { createRandom } from '../../../../channels/simulation/random.js'
import {
  change,
  contact,
  envelope,
  messages,
  metaJson,
  NUMBER,
  SALMA,
  SECRETS,
  seconds,
  settings,
  startChannel,
  text,
  webhook,
  wire,
} from './meta.js'

const AT = new Date('2026-11-23T08:00:00Z')

const receive = async (request: RawRequest) => startChannel().channel.receive(request)
const activities = async (...all: unknown[]) =>
  (await receive(messages(...all))).activities.map(({ activity }) => activity)

describe('the handshake', () => {
  const handshake = (query: Record<string, string>): RawRequest => ({
    ...webhook(Buffer.from('')),
    method: 'GET',
    query: new URLSearchParams(query),
  })
  const good = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': settings().verifyToken }

  test('is answered with the challenge alone, for whoever knows the verify token', async () => {
    expect((await receive(handshake(good))).response).toMatchObject({ status: 200, body: '1158201444' })
  })

  test('is refused to everybody else, and repeats nothing that could be a page', async () => {
    const bad = [
      { ...good, 'hub.verify_token': `${good['hub.verify_token']}x` },
      { ...good, 'hub.verify_token': '' },
      { ...good, 'hub.mode': 'unsubscribe' },
      { ...good, 'hub.challenge': '<script>' },
      {},
    ]
    for (const query of bad) expect((await receive(handshake(query))).response).toEqual({ status: 403 })
  })
})

describe('the signature', () => {
  test('is the one that Meta’s documents compute', () => {
    const known = 'sha256=0329a06b62cd16b33eb6792be8c60b158d89a2ee3a876fce9a881ebb488c0914'
    expect(signatureHeader(Buffer.from('test'), 'secret')).toBe(known)
  })

  test('is accepted under the present secret and the one before', async () => {
    const body = metaJson(envelope(change({ contacts: [contact()], messages: [text('السلام عليكم')] })))
    for (const secret of SECRETS) expect((await receive(webhook(body, secret))).activities).toHaveLength(1)
  })

  test('is refused 500 times of 500 where a bit of it, or of the body, was changed', async () => {
    const { channel } = startChannel()
    const random = createRandom(5)
    const pick = (length: number) => Math.floor(random() * length)
    const genuine = messages(text('أريد تجديد بطاقتي الشخصية'))
    const signature = genuine.headers['x-hub-signature-256'] ?? ''
    let accepted = 0
    for (let i = 0; i < 500; i += 1) {
      const body = Buffer.from(genuine.body)
      const at = 7 + pick(64)
      const other = '0123456789abcdef'.replace(signature.charAt(at), '').charAt(pick(15))
      const forged = i % 2 === 0 ? signature.slice(0, at) + other + signature.slice(at + 1) : signature
      if (i % 2 === 1) {
        const flipped = pick(body.length)
        body[flipped] = (body[flipped] ?? 0) ^ (1 << pick(8))
      }
      const { response, ...held } = await channel.receive({
        ...genuine,
        body,
        headers: { 'x-hub-signature-256': forged },
      })
      if (response.status !== 401 || held.activities.length + held.rejected.length > 0) accepted += 1
    }
    expect(accepted).toBe(0)
  })
})

describe('a batch', () => {
  test('is read whole: every entry, change, message and status', async () => {
    const status = (id: string) => ({ id, status: 'delivered', timestamp: seconds(AT) })
    const ali = { wa_id: '96892222222', user_id: 'OM.2' }
    const body = {
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '2062',
          changes: [
            change({
              contacts: [contact(), contact(ali)],
              messages: [text('1', { id: 'a' }), text('2', { id: 'b', who: ali })],
            }),
            change({ statuses: [status('s1'), status('s2')] }),
          ],
        },
        { id: '2062', changes: [change({ contacts: [contact()], messages: [text('3', { id: 'c' })] })] },
      ],
    }
    const { activities: all, statuses } = await receive(webhook(metaJson(body)))
    expect(all.map(({ address, providerId, activity }) => [address.conversation, providerId, activity.text])).toEqual([
      [`c-${SALMA.user_id}`, 'a', '1'],
      ['c-OM.2', 'b', '2'],
      [`c-${SALMA.user_id}`, 'c', '3'],
    ])
    expect(statuses.map(({ receiptId }) => receiptId)).toEqual(['s1', 's2'])
  })

  test('loses nothing but the one message that cannot be read, which is set apart', async () => {
    const { activities: all, rejected } = await receive(messages(text('one'), { type: 'text' }, 7, text('two')))
    expect(all.map(({ activity }) => activity.text)).toEqual(['one', 'two'])
    expect(rejected.map(({ raw }) => raw)).toEqual(['{"type":"text"}', '7'])
  })

  test('for another number of ours, or of other news, is acknowledged and left', async () => {
    const other = {
      metadata: { phone_number_id: '9', display_phone_number: '1' },
      contacts: [contact()],
      messages: [text('x')],
    }
    const { response, ...held } = await receive(
      webhook(metaJson(envelope(change(other), change({}, 'account_alerts'), { field: 'flows', value: 3 }))),
    )
    expect(response.status).toBe(200)
    expect(held).toEqual({ activities: [], statuses: [], rejected: [], reach: [] })
  })

  test('with a message older than Meta would send is a replay', async () => {
    const old = text('old', { at: new Date(AT.getTime() - 9 * 24 * 3_600_000) })
    const week = text('a week', { at: new Date(AT.getTime() - 7 * 24 * 3_600_000) })
    expect((await activities(old, week)).map(({ text: said }) => said)).toEqual(['a week'])
  })
})

describe('a person', () => {
  test('is known by id and number, by one of them, or by the contact beside the message', async () => {
    const both = text('1')
    const hidden = text('2', { who: { user_id: 'OM.5' } })
    const { activities: all } = await receive(messages(both, hidden))
    expect(all.map(({ address }) => address)).toEqual([
      { conversation: `c-${SALMA.user_id}`, account: NUMBER, recipient: `${SALMA.user_id} ${SALMA.wa_id}` },
      { conversation: 'c-OM.5', account: NUMBER, recipient: 'OM.5' },
    ])
    const numberOnly = await receive(messages(text('3', { who: { wa_id: SALMA.wa_id } })))
    expect(numberOnly.activities[0]?.address.conversation).toBe(`c-${SALMA.user_id}`)
  })

  test('who changed the number is noted, and nothing is said', async () => {
    const system = wire('system', { system: { type: 'user_changed_number', body: 'سلمى changed', wa_id: '968933' } })
    expect(await activities(system)).toEqual([expect.objectContaining({ type: 'event', value: 'user_changed_number' })])
  })
})

describe('a message', () => {
  test('that taps a button or a row says the whole words, not what fitted on it', async () => {
    const reply = (type: string, id: string) =>
      wire('interactive', { interactive: { type, [type]: { id, title: 'تجديد…' } } })
    const quick = wire('button', { button: { payload: 'متابعة', text: 'متابعة' } })
    const all = await activities(
      reply('button_reply', '0:تجديد البطاقة الشخصية للعماني'),
      reply('list_reply', '3:رسوم رخصة القيادة'),
      reply('button_reply', 'of another program'),
      quick,
    )
    expect(all.map(({ type, text: said }) => [type, said])).toEqual([
      ['message', 'تجديد البطاقة الشخصية للعماني'],
      ['message', 'رسوم رخصة القيادة'],
      ['message', 'تجديد…'],
      ['message', 'متابعة'],
    ])
  })

  test('with a file keeps Meta’s name for it, its caption and its own name', async () => {
    const document = {
      id: '77',
      mime_type: 'application/pdf',
      sha256: 'abc=',
      filename: '\u202egpj.exe',
      caption: 'جوازي',
    }
    const voice = { id: '78', mime_type: 'audio/ogg; codecs=opus', voice: true }
    const [file, sound] = await activities(wire('document', { document }), wire('audio', { audio: voice }))
    expect(file).toMatchObject({
      text: 'جوازي',
      attachments: [{ contentType: 'application/pdf', name: 'gpj.exe', contentUrl: 'nafidha:media/77' }],
    })
    expect(sound).toMatchObject({
      text: '',
      attachments: [{ contentType: 'audio/ogg', contentUrl: 'nafidha:media/78' }],
    })
  })

  test('may be a place, a shared number, a reaction, its removal, an edit, a deletion or a first visit', async () => {
    const all = await activities(
      wire('location', { location: { latitude: 23.6, longitude: 58.2, name: 'الخوض' } }),
      wire('contacts', { contacts: [{ phones: [{ phone: '+968 9123 4567' }] }] }),
      wire('reaction', { reaction: { message_id: 'm', emoji: '👍' } }),
      wire('reaction', { reaction: { message_id: 'm' } }),
      wire('edit', { edit: { original_message_id: 'm' } }),
      wire('revoke', { revoke: { original_message_id: 'm' } }),
      wire('request_welcome', {}),
    )
    expect(all).toEqual([
      expect.objectContaining({
        type: 'message',
        entities: [expect.objectContaining({ type: 'Place', name: 'الخوض' })],
      }),
      expect.objectContaining({ type: 'message', text: '+968 9123 4567' }),
      expect.objectContaining({ type: 'messageReaction', reactionsAdded: [{ type: '👍' }], replyToId: 'm' }),
      expect.objectContaining({ type: 'messageReaction', reactionsRemoved: [{ type: '' }] }),
      expect.objectContaining({ type: 'messageUpdate', replyToId: 'm' }),
      expect.objectContaining({ type: 'messageDelete', replyToId: 'm' }),
      expect.objectContaining({ type: 'conversationUpdate' }),
    ])
  })

  test('of a kind that cannot be read is answered once in ten minutes, the same message always alike', async () => {
    const { channel } = startChannel()
    const odd = (id: string, minutes: number) =>
      wire('unsupported', { errors: [{ code: 131051 }] }, { id, at: new Date(AT.getTime() + minutes * 60_000) })
    const types = []
    for (const one of [odd('a', 0), odd('a', 0), odd('b', 9), odd('c', 11), wire('interactive', {}, { id: 'd' })])
      types.push(...(await channel.receive(messages(one))).activities.map(({ activity }) => activity.type))
    expect(types).toEqual(['message', 'message', 'event', 'message', 'event'])
  })
})

describe('a status', () => {
  test('tells how far a part is, our name for it, and why it failed, without repeating what Meta quotes', async () => {
    const status = (name: string, more: object = {}) => ({ id: 'r1', status: name, timestamp: seconds(AT), ...more })
    const errors = [{ code: 131026, title: 'x', message: 'to 96891111111', error_data: { details: '96891111111' } }]
    const { statuses, rejected } = await receive(
      webhook(
        metaJson(
          envelope(
            change({
              statuses: [
                status('sent', { biz_opaque_callback_data: '1.0.c1' }),
                status('played'),
                status('failed', { errors }),
                status('warmed up'),
                { status: 'sent' },
              ],
            }),
          ),
        ),
      ),
    )
    expect(statuses.map(({ status: name, tag }) => [name, tag])).toEqual([
      ['accepted', '1.0.c1'],
      ['read', undefined],
      ['failed', undefined],
    ])
    expect(statuses[2]?.reason).toBe('the person cannot be reached on WhatsApp (131026)')
    expect(rejected).toHaveLength(1)
  })

  test('that the person cannot be reached says so of the person, not of the message alone', async () => {
    const failed = (code: number) => ({
      id: 'r1',
      status: 'failed',
      timestamp: seconds(AT),
      errors: [{ code }],
      recipient_id: SALMA.wa_id,
      recipient_user_id: SALMA.user_id,
    })
    const { reach } = await receive(webhook(metaJson(envelope(change({ statuses: [failed(131026), failed(131047)] })))))
    expect(reach).toEqual([
      { address: expect.objectContaining({ conversation: `c-${SALMA.user_id}` }), reachable: false, at: AT },
    ])
  })
})
