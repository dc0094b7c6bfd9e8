import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { readVisitorActivity, readVisitorBody } from '../../../channels/web/visitor-activity.js'

const read = (body: unknown, files?: number) => readVisitorActivity(body, files)
const statusOf = (body: unknown) => {
  const outcome = read(body)
  return outcome.kind === 'refused' ? outcome.response.status : outcome.kind
}

describe("a visitor's activity", () => {
  test('keeps the words, the language, the reply, the value and its own id', () => {
    const outcome = read({
      type: 'message',
      text: 'كم الرسوم؟',
      locale: 'ar-OM',
      replyToId: 'm1',
      value: { option: 2 },
      channelData: { clientActivityID: 'c-1', clientTimestamp: '2026-11-23T08:00:00Z', postBack: true },
    })
    expect(outcome).toEqual({
      kind: 'activity',
      clientId: 'c-1',
      activity: {
        type: 'message',
        text: 'كم الرسوم؟',
        textFormat: 'plain',
        locale: 'ar-OM',
        replyToId: 'm1',
        value: { option: 2 },
        channelData: { clientActivityID: 'c-1', clientTimestamp: '2026-11-23T08:00:00Z', postBack: true },
      },
    })
  })

  test('loses whatever a visitor may not decide', () => {
    const outcome = read({
      type: 'message',
      text: 'hi',
      id: 'x',
      from: { id: 'agent', role: 'bot' },
      recipient: { id: 'x' },
      conversation: { id: 'other' },
      serviceUrl: 'http://169.254.169.254/',
      channelId: 'telegram',
      timestamp: '1970-01-01',
      textFormat: 'xml',
      attachments: [{ contentType: 'text/html', contentUrl: 'http://evil.example' }],
      suggestedActions: { actions: [] },
      entities: [{ type: 'ClientCapabilities' }],
      channelData: { nafidha: { origin: 'agent' }, admin: true },
    })
    expect(outcome).toEqual({
      kind: 'activity',
      clientId: null,
      activity: { type: 'message', text: 'hi', textFormat: 'plain', channelData: {} },
    })
  })

  test('is a reaction or the end of the conversation as well', () => {
    expect(
      read({ type: 'messageReaction', replyToId: 'm1', reactionsAdded: [{ type: 'like' }], text: 'x' }),
    ).toMatchObject({
      activity: { type: 'messageReaction', replyToId: 'm1', reactionsAdded: [{ type: 'like' }] },
    })
    expect(read({ type: 'endOfConversation', code: 'userCancelled' })).toMatchObject({
      activity: { type: 'endOfConversation' },
    })
  })

  test.each([
    ['handoff.status, as if from the desk', { type: 'event', name: 'handoff.status', value: { state: 'completed' } }],
    ['handoff.initiate, past the dialog', { type: 'event', name: 'handoff.initiate' }],
    ['a conversation update', { type: 'conversationUpdate', membersAdded: [{ id: 'x' }] }],
    ['the internal handoff type', { type: 'handoff' }],
    ['a command', { type: 'invoke', name: 'x' }],
  ])('may not be %s', (_, body) => {
    expect(statusOf(body)).toBe(400)
  })

  test('is taken without effect: the greeting that other clients send', () => {
    expect(statusOf({ type: 'event', name: 'webchat/join' })).toBe('ignored')
  })

  test('may be a sign of typing', () => {
    expect(statusOf({ type: 'typing' })).toBe('typing')
  })

  test('holds at most 4,096 characters, Arabic or not', () => {
    expect(statusOf({ type: 'message', text: 'س'.repeat(4096) })).toBe('activity')
    expect(statusOf({ type: 'message', text: 'س'.repeat(4097) })).toBe(413)
    expect(statusOf({ type: 'message', value: 'x'.repeat(5000) })).toBe(413)
  })

  test('says something: words, a value or a file', () => {
    expect(statusOf({ type: 'message', text: ' \n' })).toBe(400)
    expect(read({ type: 'message' }, 1).kind).toBe('activity')
  })

  test.each([
    ['a number for words', { type: 'message', text: 5 }],
    ['a list', []],
    ['nothing', null],
    ['a type of its own', { type: 'x'.repeat(100) }],
    ['an id with spaces', { type: 'message', text: 'x', channelData: { clientActivityID: 'a b' } }],
    ['an endless id', { type: 'message', text: 'x', channelData: { clientActivityID: 'x'.repeat(201) } }],
  ])('is refused with %s, and told where, not what', (_, body) => {
    const outcome = read(body)
    expect(outcome).toMatchObject({ kind: 'refused', response: { status: 400 } })
    expect(JSON.stringify(outcome)).not.toContain('xxx')
  })

  test('is clean in its words and values', () => {
    expect(read({ type: 'message', text: 'a\u202Eb\uD800\u0000', value: { k: ['\uDFFF'] } })).toMatchObject({
      activity: { text: 'ab\uFFFD\uFFFD', value: { k: ['\uFFFD'] } },
    })
  })

  test('drops a language that is none', () => {
    expect(read({ type: 'message', text: 'x', locale: '<script>' })).toMatchObject({
      activity: expect.not.objectContaining({ locale: expect.anything() }),
    })
  })

  test('of any shape whatever is taken clean or refused', () => {
    const anything = fc.record(
      {
        type: fc.oneof(fc.constantFrom('message', 'event', 'messageReaction', 'endOfConversation'), fc.jsonValue()),
        text: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
        value: fc.jsonValue({ maxDepth: 20 }),
        from: fc.jsonValue(),
        channelData: fc.oneof(fc.record({ clientActivityID: fc.string(), nafidha: fc.jsonValue() }), fc.jsonValue()),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(anything, (body) => {
        const outcome = readVisitorBody(Buffer.from(JSON.stringify(body)))
        if (outcome.kind === 'refused') return expect([400, 413]).toContain(outcome.response.status)
        if (outcome.kind !== 'activity') return
        expect(outcome.activity).not.toHaveProperty('from')
        expect(outcome.activity.channelData ?? {}).not.toHaveProperty('nafidha')
        expect(outcome.activity.text ?? '').not.toMatch(/[\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/u)
      }),
      { numRuns: 1000 },
    )
  })
})
