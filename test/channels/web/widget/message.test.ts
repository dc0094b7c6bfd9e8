import { describe, expect, test } from '@jest/globals'
import type { Activity } from '../../../../channels/activity.js'
import { FILE_BYTES, FILE_TYPES, TEXT_LENGTH } from '../../../../channels/web/widget/chat/limits.js'
import { messageOf } from '../../../../channels/web/widget/chat/message.js'
import { plainTree } from '../../../../channels/web/widget/chat/plain-tree.js'
import { openActions, place, type Timeline } from '../../../../channels/web/widget/chat/timeline.js'
import { transcriptText } from '../../../../channels/web/widget/view/transcript.js'
import { FILE_BYTES as SERVER_FILE_BYTES, acceptedType } from '../../../../channels/media/file-rules.js'
import { MESSAGE_LENGTH } from '../../../../channels/web/visitor-activity.js'
import { TRUE_FILES } from '../files-for-tests.js'

const NOW = new Date('2026-11-23T08:00:00Z')
const now = () => NOW
const from = (role: 'user' | 'bot', name = '') => ({ id: 'x', name, role })

function messages(...activities: readonly Activity[]): Timeline {
  return activities.reduce<Timeline>((timeline, activity, i) => {
    const message = messageOf({ id: String(i), ...activity, type: 'message' }, now)
    return message ? place(timeline, message) : timeline
  }, [])
}

describe('a plain text', () => {
  test('keeps its paragraphs and lines', () => {
    expect(plainTree('one\ntwo\n\n  \nthree', { links: false })).toEqual([
      {
        type: 'paragraph',
        children: [{ type: 'text', text: 'one' }, { type: 'break' }, { type: 'text', text: 'two' }],
      },
      { type: 'paragraph', children: [{ type: 'text', text: 'three' }] },
    ])
  })

  test('shows its addresses as links, without the full stop behind them', () => {
    expect(plainTree('راجع https://www.rop.gov.om/ar. شكرًا', { links: true })).toEqual([
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'راجع ' },
          {
            type: 'link',
            url: 'https://www.rop.gov.om/ar',
            children: [{ type: 'text', text: 'https://www.rop.gov.om/ar' }],
          },
          { type: 'text', text: '. شكرًا' },
        ],
      },
    ])
  })

  test('is text, whatever it looks like', () => {
    const text = '<img src=x onerror=alert(1)> javascript:alert(1) http://example.om **bold**'
    expect(plainTree(text, { links: true })).toEqual([{ type: 'paragraph', children: [{ type: 'text', text }] }])
  })

  test('of nothing is nothing', () => {
    expect(plainTree(' \n\n ', { links: true })).toEqual([])
  })
})

describe('a message', () => {
  test('is shown from its tree, not from its Markdown', () => {
    const richText = [{ type: 'paragraph', children: [{ type: 'text', text: 'tree' }] }] as const
    const [message] = messages({
      type: 'message',
      text: '**md**',
      channelData: { nafidha: { richText, origin: 'bot' } },
    })
    expect(message).toMatchObject({ content: richText, origin: 'bot' })
  })

  test.each([
    [{ channelData: { nafidha: { origin: 'agent' } }, from: from('bot', 'Salma') }, 'agent'],
    [{ channelData: { nafidha: { origin: 'notice' } } }, 'notice'],
    [{ from: from('user') }, 'citizen'],
    [{ from: from('bot') }, 'bot'],
    [{}, 'bot'],
  ] as const)('%j is from the %s', (activity, origin) => {
    expect(messages(activity as Activity)[0]).toMatchObject({ origin })
  })

  test('is the only kind of activity that is shown', () => {
    for (const type of ['typing', 'messageReaction', 'event', 'conversationUpdate', 'trace'])
      expect(messageOf({ type }, now)).toBeNull()
  })

  test('that comes twice stands once, where it stood first', () => {
    const own = { from: from('user'), channelData: { clientActivityID: 'c1' } }
    const timeline = messages(
      { type: 'message', text: 'mine', ...own },
      { type: 'message', text: 'reply' },
      { type: 'message', text: 'mine', ...own, id: 'server-id' },
    )
    expect(timeline).toMatchObject([{ key: 'c1', id: 'server-id' }, { id: '1' }])
  })
})

describe('the buttons', () => {
  const buttons = { suggestedActions: { to: [], actions: [{ type: 'imBack', title: 'a', value: 'a' }] } }
  const bot: Activity = { type: 'message', text: 'bot' }
  const notice: Activity = { type: 'message', text: 'n', channelData: { nafidha: { origin: 'notice' } } }
  const agent: Activity = { type: 'message', text: 'a', channelData: { nafidha: { origin: 'agent' } } }
  const citizen: Activity = { type: 'message', text: 'c', from: from('user') }

  test('of the last message that has some are open', () => {
    expect(openActions(messages(bot, { ...bot, ...buttons }))).toMatchObject({ id: '1' })
    expect(openActions(messages({ ...bot, ...buttons }, notice))).toMatchObject({ id: '0' })
    expect(openActions(messages({ ...bot, ...buttons }, bot, { ...bot, ...buttons }))).toMatchObject({ id: '2' })
  })

  test('are gone once a person has written, or the conversation is over', () => {
    expect(openActions(messages({ ...bot, ...buttons }, citizen))).toBeNull()
    expect(openActions(messages({ ...bot, ...buttons }, agent))).toBeNull()
    expect(openActions([...messages({ ...bot, ...buttons }), { kind: 'end', key: 'end' }])).toBeNull()
    expect(openActions([])).toBeNull()
  })
})

describe('the limits told to a visitor', () => {
  test('are the server’s', async () => {
    expect({ TEXT_LENGTH, FILE_BYTES }).toEqual({ TEXT_LENGTH: MESSAGE_LENGTH, FILE_BYTES: SERVER_FILE_BYTES })
  })

  test.each(FILE_TYPES.split(',').filter((type) => !type.includes('*')))(
    'offer %s, which the server takes',
    async (type) => {
      expect(await acceptedType(TRUE_FILES[type] ?? Buffer.alloc(0))).toBe(type)
    },
  )
})

describe('a visitor’s copy', () => {
  const activities: Activity[] = [
    { type: 'message', text: 'كم الرسوم؟', from: from('user'), timestamp: new Date('2026-11-23T08:01:00Z') },
    { type: 'typing', from: from('bot') },
    { type: 'message', text: '**10** ريالات', from: from('bot'), timestamp: new Date('2026-11-23T08:01:02Z') },
    {
      type: 'message',
      from: from('bot', 'سلمى'),
      channelData: { nafidha: { origin: 'agent' } },
      attachments: [{ contentType: 'application/pdf', name: 'form.pdf' }],
    },
  ]

  test('says who said what', () => {
    const copy = transcriptText({ activities, title: 'اسأل نافذة', language: 'ar', now })
    const lines = copy.split('\n').filter(Boolean)
    expect(lines[0]).toBe('اسأل نافذة')
    expect(lines.map((line) => line.split(' · ')[0])).toEqual([
      'اسأل نافذة',
      expect.stringContaining('2026'),
      'أنت',
      'كم الرسوم؟',
      'المساعد الآلي',
      '**10** ريالات',
      'سلمى',
      '[form.pdf]',
    ])
  })
})
