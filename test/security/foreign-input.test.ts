import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from '@jest/globals'
import type { Inbound } from '../../channels/channel.js'
import { FILE_BYTES, FILES } from '../../channels/media/file-rules.js'
import { readUpload } from '../../channels/web/multipart.js'
import { parseStrictJson } from '../../channels/web/strict-json.js'
import { readVisitorBody } from '../../channels/web/visitor-activity.js'
import { toInbound } from '../../channels/whatsapp/linked/inbound.js'
import { event } from '../../channels/whatsapp/linked/wire.js'
import { parseEntryFile } from '../../knowledge/entry-file.js'
import { decode } from '../../knowledge/exchange/decode.js'
import { readHtml, readJsonLd } from '../../knowledge/exchange/read-page.js'
import { readTable } from '../../knowledge/exchange/read-table.js'
import { envExample, isFaulty, readConfig } from '../../src/config.js'
import { readCookies } from '../../src/desk/cookies.js'
import { ROOT } from '../../src/root.js'
import {
  createChannel,
  message as telegramMessage,
  tapOn,
  webhook as telegramWebhook,
} from '../channels/telegram/telegram.js'
import {
  change,
  contact,
  envelope,
  metaJson,
  startChannel,
  text,
  webhook,
  wire,
} from '../channels/whatsapp/cloud/meta.js'
import { damaged, mutated } from './mutations.js'
import { tried } from './size.js'

const RUNS = 1_000
const HALF = /\p{Surrogate}|\0/u

/** Whatever came of it can be stored and shown: whole characters, an id, a moment. */
function isSound({ activity, providerId, at }: Inbound): boolean {
  const words = [activity.text, ...(activity.attachments ?? []).map(({ name }) => name)]
  return (
    words.every((each) => each === undefined || (typeof each === 'string' && !HALF.test(each))) &&
    typeof providerId === 'string' &&
    !Number.isNaN(at.getTime())
  )
}

async function holds<T>(what: string, input: fc.Arbitrary<T>, property: (value: T) => unknown): Promise<void> {
  tried('S3', `${RUNS} × ${what}`)
  await fc.assert(
    fc.asyncProperty(input, async (value) => (await property(value)) !== false),
    { numRuns: RUNS },
  )
}

const META = [
  envelope(change({ contacts: [contact()], messages: [text('كم رسوم تجديد الرخصة؟')] })),
  envelope(
    change({
      contacts: [contact()],
      messages: [
        wire('interactive', { interactive: { type: 'button_reply', button_reply: { id: '1', title: 'نعم' } } }),
      ],
    }),
  ),
  envelope(
    change({
      contacts: [contact()],
      messages: [wire('image', { image: { id: '5', mime_type: 'image/png', sha256: 'x', caption: 'صورة' } })],
    }),
  ),
  envelope(
    change({
      contacts: [contact()],
      messages: [wire('location', { location: { latitude: 23.6, longitude: 58.5, name: 'مسقط' } })],
    }),
  ),
  envelope(
    change({
      contacts: [contact()],
      messages: [wire('reaction', { reaction: { message_id: 'wamid.9', emoji: '👍' } })],
    }),
  ),
  envelope(
    change({
      statuses: [
        {
          id: 'wamid.8',
          status: 'failed',
          timestamp: '1795000000',
          recipient_id: '96891111111',
          errors: [{ code: 131026, title: 'x' }],
        },
      ],
    }),
  ),
]
const TELEGRAM = [
  telegramMessage({ text: 'السلام عليكم', entities: [{ type: 'bold', offset: 0, length: 5 }] }),
  telegramMessage({ photo: [{ file_id: 'a', file_unique_id: 'b', width: 1, height: 1 }], caption: 'صورة' }),
  telegramMessage({ location: { latitude: 23.6, longitude: 58.5 } }),
  telegramMessage({ contact: { phone_number: '+96899123456', first_name: 'سالم' } }),
  telegramMessage({
    text: '/start x',
    reply_to_message: { message_id: 4, date: 1, chat: { id: 77, type: 'private' } },
  }),
  tapOn('نعم'),
  {
    update_id: 1,
    my_chat_member: {
      chat: { id: 77, type: 'private', first_name: 'x' },
      from: { id: 77, is_bot: false, first_name: 'x' },
      date: 1,
      old_chat_member: { user: { id: 1, is_bot: true, first_name: 'b' }, status: 'member' },
      new_chat_member: { user: { id: 1, is_bot: true, first_name: 'b' }, status: 'kicked', until_date: 0 },
    },
  },
]
const LINKED = [
  {
    kind: 'message',
    message: {
      id: '1',
      serialized: 's',
      chat: 'c',
      lid: null,
      phone: '96891111111',
      type: 'chat',
      body: 'سلام',
      at: 1_795_000_000,
      media: null,
      location: null,
      phones: [],
      replyTo: null,
    },
  },
  { kind: 'ack', id: '1', ack: 2 },
  { kind: 'qr', code: 'x' },
]
const VISITOR = [
  {
    type: 'message',
    text: 'كم الرسوم؟',
    locale: 'ar',
    channelData: { clientActivityID: 'a1', postBack: true },
    value: { a: [1, { b: 'c' }] },
  },
  { type: 'messageReaction', replyToId: '1', reactionsAdded: [{ type: 'like' }] },
  { type: 'event', name: 'webchat/join', value: { language: 'ar' } },
]
const BOUNDARY = 'x-boundary'
const FORM = [
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="activity"; filename="blob"\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n{"type":"message"}\r\n--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="../صورة.png"\r\nContent-Type: image/png\r\n\r\n\u0089PNG\r\n--${BOUNDARY}--\r\n`,
]

const jsonOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value) ?? '')

describe('whatever comes from outside', () => {
  test('as a webhook of Meta’s is confirmed, and what comes of it is sound', async () => {
    const { channel } = startChannel()
    const readable = async (bytes: Uint8Array) => {
      const { response, activities } = await channel.receive(webhook(bytes))
      return response.status === 200 && activities.every(isSound)
    }
    await holds('mutated webhooks of Meta’s', mutated(META), (value) => readable(metaJson(value ?? null)))
    await holds('damaged webhooks of Meta’s', damaged(META.map(metaJson)), readable)
  })

  test('as an update of Telegram’s is confirmed, and what comes of it is sound', async () => {
    const channel = createChannel()
    const readable = async (body: string) => {
      const { response, activities } = await channel.receive(telegramWebhook(body))
      return response.status === 200 && activities.every(isSound)
    }
    await holds('mutated updates of Telegram’s', mutated(TELEGRAM), (value) => readable(JSON.stringify(value) ?? ''))
    await holds('damaged updates of Telegram’s', damaged(TELEGRAM.map(jsonOf)), (bytes) =>
      readable(bytes.toString('latin1')),
    )
  })

  test('from the linked device is read or left', async () => {
    const deps = { account: '1', people: { conversationOf: async () => 'c' }, answersUnsupported: () => true }
    await holds('mutated words of the linked device', mutated(LINKED), async (value) => {
      const read = event.safeParse(value)
      if (!read.success || read.data.kind !== 'message') return true
      const inbound = await toInbound(deps, read.data.message)
      return inbound === null || isSound(inbound)
    })
  })

  test('from a visitor is taken clean or refused with 4xx', async () => {
    const clean = (bytes: Uint8Array) => {
      const read = readVisitorBody(bytes)
      if (read.kind === 'refused') return read.response.status >= 400 && read.response.status < 500
      return read.kind !== 'activity' || !HALF.test(read.activity.text ?? '')
    }
    await holds('mutated activities', mutated(VISITOR), (value) => clean(jsonOf(value)))
    await holds('damaged activities', damaged(VISITOR.map(jsonOf)), clean)
    for (const depth of [17, 10_000, 100_000]) {
      const deep = Buffer.from(`${'['.repeat(depth)}${']'.repeat(depth)}`)
      expect(parseStrictJson(deep).kind).toBe('fault')
    }
    for (const odd of ['{"a":NaN}', '{"type":"message","text":"a","type":"event"}', '\u00ff\u00fe', '{"__proto__":{}}'])
      expect(clean(Buffer.from(odd, 'latin1'))).toBe(true)
  })

  test('as an upload ends in files within the limits, or a refusal', async () => {
    await holds('damaged uploads', damaged(FORM), async (bytes) => {
      const read = await readUpload(`multipart/form-data; boundary=${BOUNDARY}`, bytes)
      if (read.kind === 'refused') return read.response.status >= 400 && read.response.status < 500
      return read.files.length <= FILES && read.files.every((file) => file.bytes.length <= FILE_BYTES)
    })
    await holds('types of uploads', damaged([`multipart/form-data; boundary=${BOUNDARY}`]), (type) =>
      readUpload(type.toString('latin1'), Buffer.from(FORM[0] ?? '')),
    )
  })

  test('as a setting is a value or a fault', async () => {
    const names = [...envExample().matchAll(/^# ([A-Z_]+)=(.*)$/gm)].map(
      ([, name = '', example = '']) => [name, example] as const,
    )
    const input = fc.tuple(fc.constantFrom(...names), damaged(names.map(([, example]) => example)))
    await holds('damaged settings', input, ([[name], value]) => {
      const config = readConfig({ [name]: value.toString('latin1') }, '/nowhere/.env')
      return !isFaulty(config) || config.faults.every((fault) => fault.length > 0)
    })
  })

  test('as an entry, a table or a page is read or told as a fault', async () => {
    const folder = join(ROOT, 'knowledge/content/basics/person')
    const entries = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
    const table = 'id,question_ar,answer_ar\n1,"كم, الرسوم؟","عشرة\nريالات"\n'
    const page = '<script type="application/ld+json">{"@type":"FAQPage","mainEntity":[]}</script><h2>س؟</h2><p>ج</p>'
    await holds('damaged entries', damaged(entries), (bytes) => parseEntryFile('x.md', decode(bytes)).lineOf([]))
    await holds('damaged tables', damaged([table]), (bytes) => readTable('x.csv', decode(bytes)).faults)
    await holds('damaged pages', damaged([page]), (bytes) => readHtml('x.html', decode(bytes)).faults)
    await holds(
      'damaged JSON-LD',
      damaged(['{"@type":"FAQPage","mainEntity":[{"name":"س","acceptedAnswer":{"text":"ج"}}]}']),
      (bytes) => readJsonLd('x.json', decode(bytes)).faults,
    )
  })

  test('as a cookie is text', async () => {
    await holds('damaged cookies', damaged(['a=b; __Host-nafidha-desk=x; c="d"']), (bytes) =>
      Object.values(readCookies(bytes.toString('latin1'))).every((value) => typeof value === 'string'),
    )
  })
})
