import { describe, expect, test } from '@jest/globals'
import type { Activity } from '../../../channels/activity.js'
import { shown } from '../../../channels/web/render.js'
import { parseRichText } from '../../../knowledge/rich-text.js'

const limits = {
  text: 100,
  buttons: 3,
  buttonLabel: 10,
  replyWindow: null,
  rate: { recipient: 1, all: 1 },
  gather: 0,
}
const show = (activity: Activity) => shown(activity, limits)
const button = (title: string, value = title, type = 'imBack') => ({ type, title, value })

describe('what a visitor is shown', () => {
  test('is rich text as Markdown for every client, with the tree for ours', () => {
    const richText = parseRichText('الرسوم **10 ريال عماني**').tree
    const [shownActivity] = show({
      type: 'message',
      text: 'الرسوم 10 ريال عماني',
      channelData: { nafidha: { richText } },
    })
    expect(shownActivity).toMatchObject({
      text: 'الرسوم **10 ريال عماني**',
      textFormat: 'markdown',
      channelData: { nafidha: { richText } },
    })
  })

  test('is plain text where nobody says otherwise', () => {
    expect(show({ type: 'message', text: '*stars* stay stars' })).toMatchObject([{ textFormat: 'plain' }])
  })

  test('holds nothing that is the house’s own', () => {
    const receipts = [{ entry: 'e', hash: 'h', confidence: 1, runnersUp: [], rule: 'threshold' }]
    const [activity] = show({
      type: 'message',
      text: 'x',
      channelData: { nafidha: { receipts, consent: '1', origin: 'bot' } },
    })
    expect(activity?.channelData).toEqual({ nafidha: { origin: 'bot' } })
  })

  test.each(['event', 'conversationUpdate', 'handoff', 'trace'])('leaves out: %s', (type) => {
    expect(show({ type, name: 'handoff.initiate' })).toEqual([])
  })

  test('has at most the buttons and label lengths of the channel, and no link that runs or lies', () => {
    const actions = [
      button('javascript', 'javascript:alert(1)', 'openUrl'),
      button('أقرب مركز خدمة في مسقط'),
      button('site', 'https://www.rop.gov.om', 'openUrl'),
      button('call', 'tel:9999', 'openUrl'),
      button('one too many'),
    ]
    const [activity] = show({ type: 'message', text: 'x', suggestedActions: { to: [], actions } })
    expect(activity?.suggestedActions?.actions.map(({ title }) => title)).toEqual(['أقرب مركز…', 'site', 'call'])
  })

  test('is split where it is too long: buttons and files ride on the last part, ids tell the order', () => {
    const text = 'كلمة '.repeat(50).trim()
    const suggestedActions = { to: [], actions: [button('نعم')] }
    const attachments = [{ contentType: 'image/png', contentUrl: 'nafidha:file/1' }]
    const parts = show({ type: 'message', id: 'm', text, suggestedActions, attachments })
    expect(parts.map(({ id }) => id)).toEqual(['m.0', 'm.1', 'm'])
    expect(parts.map(({ text: part }) => part).join(' ')).toBe(text)
    expect(parts.map((part) => ['suggestedActions' in part, 'attachments' in part])).toEqual([
      [false, false],
      [false, false],
      [true, true],
    ])
  })
})
