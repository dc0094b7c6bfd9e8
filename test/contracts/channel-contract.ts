import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { Activity } from '../../channels/activity.js'
import type { Channel, Part, RawRequest, Received } from '../../channels/channel.js'
import { parseRichText } from '../../knowledge/rich-text.js'

/** What the suite must know of a channel to try what it sends. */
export interface OutboundHarness {
  readonly channel: Channel
  /** The text of a part as the citizen's client shows it, its marks and escapes still in it. */
  textOf(part: Part): string
  labelsOf(part: Part): readonly string[]
  /** How the channel marks bold words. */
  bold(words: string): string
  italic(words: string): string
  /** A link as the citizen sees it, marks and escapes included. */
  link(words: string, url: string): string
  /** What a list's item starts with. */
  readonly bullet: string
  /** The same words as the channel must send them so that none of their marks takes effect. */
  neutral(words: string): string
}

/** What it must know to try what comes in, too. Requests are as its provider would send them. */
export interface ChannelHarness extends OutboundHarness {
  /** A genuine request that holds one message of a citizen's, with the provider's id for it. */
  message(text: string, providerId: string): Promise<RawRequest>
  /** A genuine request with an event of a kind that we do not know. */
  unknownKind(): Promise<RawRequest>
  /** The same as `message`, with the proof of where it comes from spoilt in each way that there is. */
  forged(text: string): Promise<readonly RawRequest[]>
  /** What must never stand in an answer or in the log. */
  readonly secrets: readonly string[]
  /** Everything that the channel has logged. */
  readonly logged: () => string
}

const LONG = 'رسوم تجديد بطاقة الهوية عشرة ريالات عمانية، وتُدفع إلكترونيًّا. '
const MARKS = '*stars* _lines_ ~waves~ `ticks` <b>tags</b> [text](https://evil.example)'
/** Starts with what belongs to the character before. */
const PARTED = /^[\p{M}\u200D]/u
const squeezed = (text: string) => text.replace(/\s+/g, '')
const bot = (text: string, more: Partial<Activity> = {}): Activity => ({ type: 'message', id: 'm1', text, ...more })
const button = (title: string) => ({ type: 'imBack', title, value: title })

/** What only channels with a provider of their own can be asked to do: theirs deliver again what was not acknowledged. */
export interface ProviderHarness extends ChannelHarness {
  /** Headers, in lower case, that prove where a request comes from. */
  readonly proofs: readonly string[]
  /** Genuine, but not readable for us. */
  unreadable(): Promise<RawRequest>
  /** A genuine request that brings back what we ourselves sent. */
  ownMessage(): Promise<RawRequest>
}

/** The same but for one character, which is another, gone, doubled, or followed by more. */
const mutationOf = (value: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(value.length - 1), fc.string({ minLength: 0, maxLength: 3 }))
    .map(([at, piece]) => value.slice(0, at) + piece + value.slice(at + 1))
    .filter((wrong) => wrong !== value)

const receive = async <T extends ChannelHarness>(
  start: () => Promise<T>,
  ask: (harness: T) => Promise<RawRequest>,
): Promise<Received> => {
  const harness = await start()
  return harness.channel.receive(await ask(harness))
}

/** For channels whose requests come from a provider, beside `channelContract`. */
export function providerContract(name: string, start: () => Promise<ProviderHarness>): void {
  describe(`${name}: what its provider sends`, () => {
    test('genuine but unreadable is acknowledged and handed over raw, so that it is not sent for ever', async () => {
      const { response, rejected } = await receive(start, (harness) => harness.unreadable())
      expect(response.status).toBe(200)
      expect(rejected).toHaveLength(1)
    })

    test('of a kind that nobody can read is one message without words, which is answered by one that says so', async () => {
      const { response, activities, rejected } = await receive(start, (harness) => harness.unknownKind())
      expect(response.status).toBe(200)
      expect(activities.map(({ activity }) => [activity.type, activity.text])).toEqual([['message', '']])
      expect(rejected).toEqual([])
    })

    test('is refused under each of five hundred proofs that are not quite right', async () => {
      const harness = await start()
      const [proof = ''] = harness.proofs
      const genuine = await harness.message('رقمي المدني 12345678', 'p1')
      const value = genuine.headers[proof] ?? ''
      expect(value).not.toBe('')
      await fc.assert(
        fc.asyncProperty(mutationOf(value), async (wrong) => {
          const { response, ...held } = await harness.channel.receive({
            ...genuine,
            headers: { ...genuine.headers, [proof]: wrong },
          })
          expect([401, 403]).toContain(response.status)
          expect(held).toEqual({ activities: [], statuses: [], rejected: [] })
        }),
        { numRuns: 500 },
      )
      expect(harness.logged()).not.toContain('12345678')
    })

    test('is not taken for a citizen’s message where it is our own coming back', async () => {
      const { response, activities } = await receive(start, (harness) => harness.ownMessage())
      expect(response.status).toBe(200)
      expect(activities).toEqual([])
    })
  })
}

/** What every channel keeps to. Each implementation runs it from its own test file. */
export function channelContract(name: string, start: () => Promise<ChannelHarness>): void {
  describe(`${name}: what comes in`, () => {
    test('is a message, with its words, its sender and the two names that make it unique', async () => {
      const { response, activities } = await receive(start, (harness) =>
        harness.message('كم رسوم تجديد البطاقة؟', 'p1'),
      )
      expect(response.status).toBe(200)
      expect(activities).toHaveLength(1)
      const [inbound] = activities
      expect(inbound?.activity).toMatchObject({ type: 'message', text: 'كم رسوم تجديد البطاقة؟' })
      expect(inbound?.activity.from?.role).not.toBe('bot')
      expect([inbound?.address.conversation, inbound?.address.recipient, inbound?.providerId]).not.toContain('')
    })

    test('twice is the same message twice, and two messages are two', async () => {
      const harness = await start()
      const ids = []
      for (const providerId of ['p1', 'p1', 'p2']) {
        const { activities } = await harness.channel.receive(await harness.message('السلام عليكم', providerId))
        ids.push(...activities.map((inbound) => `${inbound.address.conversation} ${inbound.providerId}`))
      }
      expect(ids).toHaveLength(3)
      expect(ids[0]).toBe(ids[1])
      expect(ids[2]).not.toBe(ids[0])
    })

    test('keeps the order in which it was said', async () => {
      const harness = await start()
      const at = []
      for (const id of ['p1', 'p2', 'p3'])
        at.push(
          ...(await harness.channel.receive(await harness.message(id, id))).activities.map((inbound) => +inbound.at),
        )
      expect(at).toEqual(at.toSorted((a, b) => a - b))
    })

    test('is refused without a proof of where it comes from, and nothing of it is kept', async () => {
      const harness = await start()
      const outcomes = await Promise.all(
        (await harness.forged('رقمي المدني 12345678')).map((request) => harness.channel.receive(request)),
      )
      expect(outcomes.length).toBeGreaterThan(0)
      for (const outcome of outcomes) {
        expect([401, 403]).toContain(outcome.response.status)
        expect({ ...outcome, response: null }).toEqual({ response: null, activities: [], statuses: [], rejected: [] })
      }
      expect(new Set(outcomes.map(({ response }) => response.body)).size).toBe(1)
      expect(harness.logged()).not.toContain('12345678')
    })

    test('of an unknown kind leads to one activity at most, never to a fault', async () => {
      const { response, activities } = await receive(start, (harness) => harness.unknownKind())
      expect(response.status).toBeLessThan(500)
      expect(activities.length).toBeLessThanOrEqual(1)
    })

    test('makes it throw under no bytes whatever', async () => {
      const harness = await start()
      const genuine = await harness.message('مرحبا', 'p1')
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (body) => {
          const { response } = await harness.channel.receive({ ...genuine, body })
          expect(response.status).toBeLessThan(500)
        }),
        { numRuns: 100 },
      )
    })
  })

  outboundContract(name, start)

  test(`${name}: no answer and no log line holds a secret`, async () => {
    const harness = await start()
    const requests = [await harness.message('مرحبا', 'p1'), await harness.unknownKind(), ...(await harness.forged('x'))]
    const answers = await Promise.all(requests.map((request) => harness.channel.receive(request)))
    const said = `${JSON.stringify(answers.map(({ response }) => response))}${harness.logged()}`
    expect(harness.secrets.length).toBeGreaterThan(0)
    expect(harness.secrets.filter((secret) => said.includes(secret))).toEqual([])
  })
}

/** What every channel's messages keep to, also of one that nobody sends requests to. */
export function outboundContract(name: string, start: () => Promise<OutboundHarness>): void {
  describe(`${name}: what goes out`, () => {
    test('is split within the limit, in order, without losing a character or parting one', async () => {
      const { channel, textOf } = await start()
      const text = LONG.repeat(Math.ceil((channel.limits.text * 2.5) / LONG.length)).trim()
      const parts = channel.render(bot(text)).map(textOf)
      expect(parts.length).toBeGreaterThan(1)
      expect(parts.every((part) => part.length <= channel.limits.text)).toBe(true)
      expect(squeezed(parts.join(''))).toBe(squeezed(text))
      expect(parts.filter((part) => PARTED.test(part))).toEqual([])
    })

    test('has buttons on its last part only, no more and no longer than the channel takes', async () => {
      const { channel, labelsOf } = await start()
      const actions = Array.from({ length: 12 }, (_, i) => button(`${i + 1} أقرب مركز خدمة في محافظة مسقط يعمل مساءً`))
      const text = LONG.repeat(Math.ceil((channel.limits.text * 1.5) / LONG.length))
      const parts = channel.render(bot(text, { suggestedActions: { to: [], actions } }))
      expect(parts.slice(0, -1).flatMap(labelsOf)).toEqual([])
      const labels = parts.slice(-1).flatMap(labelsOf)
      expect(labels.length).toBeGreaterThan(0)
      expect(labels.length).toBeLessThanOrEqual(channel.limits.buttons)
      expect(labels.every((label) => label.length <= channel.limits.buttonLabel)).toBe(true)
    })

    test('carries the marks of its own channel', async () => {
      const { channel, textOf, bold } = await start()
      const richText = parseRichText('الرسوم **عشرة ريالات** فقط').tree
      const parts = channel.render(bot('الرسوم عشرة ريالات فقط', { channelData: { nafidha: { richText } } }))
      expect(parts.map(textOf)).toEqual([`الرسوم ${bold('عشرة ريالات')} فقط`])
    })

    test('maps what a curator may write: italic, links and lists', async () => {
      const { channel, textOf, italic, link, bullet } = await start()
      const url = 'https://www.rop.gov.om/card?a=1'
      const richText = parseRichText(`قبل *الانتهاء*\n\n- البطاقة\n- [الموقع](${url})`).tree
      const [part] = channel.render(bot('', { channelData: { nafidha: { richText } } }))
      const text = part ? textOf(part) : ''
      expect(text).toContain(`قبل ${italic('الانتهاء')}`)
      expect(text).toContain(`${bullet}البطاقة\n${bullet}${link('الموقع', url)}`)
    })

    test('takes marks in words that are no rich text for what they are: words', async () => {
      const { channel, textOf, neutral } = await start()
      expect(channel.render(bot(MARKS)).map(textOf)).toEqual([neutral(MARKS)])
    })

    test('is the same however often it is rendered, and survives JSON', async () => {
      const { channel } = await start()
      const parts = channel.render(bot(LONG))
      expect(channel.render(bot(LONG))).toEqual(parts)
      expect(JSON.parse(JSON.stringify(parts))).toEqual(parts)
    })
  })
}
