import { toMarkdown } from '../../knowledge/rich-text.js'
import type { Activity, CardAction } from '../activity.js'
import type { ChannelLimits, Part } from '../channel.js'
import { truncate } from '../text/graphemes.js'
import { splitText } from '../text/split.js'

/** What a visitor's client is shown; the rest (events for the service, joins) stays in the house. */
const SHOWN = new Set(['message', 'typing', 'messageReaction', 'endOfConversation'])
const SAFE_LINK = /^(https:|tel:|mailto:)/i

/** An activity as Direct Line clients take it. A long text becomes several activities, whose ids tell their order. */
export function renderActivity(activity: Activity, limits: ChannelLimits): readonly Part[] {
  return shown(activity, limits).map((payload) => ({ kind: 'activity', payload }))
}

/** The same as activities. */
export function shown(activity: Activity, limits: ChannelLimits): readonly Activity[] {
  if (!SHOWN.has(activity.type)) return []
  const { suggestedActions, channelData, ...rest } = activity
  const body = { ...rest, ...(channelData && { channelData: withoutInternals(channelData) }) }
  const actions = suggestedActions?.actions.filter(isSafe).slice(0, limits.buttons) ?? []
  const buttons =
    actions.length > 0 && suggestedActions
      ? { suggestedActions: { ...suggestedActions, actions: actions.map((action) => shortened(action, limits)) } }
      : {}
  return withText(body, limits).map((part, i, parts) => (i === parts.length - 1 ? { ...part, ...buttons } : part))
}

function withText(activity: Activity, limits: ChannelLimits): readonly Activity[] {
  const { richText } = activity.channelData?.nafidha ?? {}
  const text = richText ? toMarkdown(richText) : activity.text
  if (text === undefined) return [activity]
  const textFormat = richText ? 'markdown' : (activity.textFormat ?? 'plain')
  if (text.length <= limits.text) return [{ ...activity, textFormat, text }]
  return splitText(text, limits.text).map((part, i, { length }) => ({
    ...(i === length - 1 ? activity : withoutFiles(activity)),
    ...(activity.id !== undefined && { id: i === length - 1 ? activity.id : `${activity.id}.${i}` }),
    ...(activity.channelData && { channelData: withoutTree(activity.channelData) }),
    textFormat,
    text: part,
  }))
}

type ChannelData = NonNullable<Activity['channelData']>

function withoutInternals({ nafidha, ...channelData }: ChannelData): ChannelData {
  if (!nafidha) return channelData
  const { receipts: _receipts, consent: _consent, ...ours } = nafidha
  return { ...channelData, nafidha: ours }
}

/** A part of a text cannot carry the tree of the whole. */
function withoutTree({ nafidha, ...channelData }: ChannelData): ChannelData {
  if (!nafidha) return channelData
  const { richText: _richText, ...ours } = nafidha
  return { ...channelData, nafidha: ours }
}

const withoutFiles = ({ attachments: _attachments, ...activity }: Activity): Activity => activity

const isSafe = (action: CardAction): boolean => action.type !== 'openUrl' || SAFE_LINK.test(String(action.value))

const shortened = (action: CardAction, { buttonLabel }: ChannelLimits): CardAction => ({
  ...action,
  title: truncate(action.title, buttonLabel),
})
