import { parseRichText } from '../../knowledge/rich-text.js'
import type { Activity, Attachment, CardAction } from '../activity.js'
import type { ChannelLimits, Part } from '../channel.js'
import type { Language } from '../../knowledge/language/language.js'
import { unsentFile } from '../media/unsent.js'
import { readFileReference } from '../media/reference.js'
import { truncate } from '../text/graphemes.js'
import { callbackData } from './choices.js'
import { renderTree, renderWords } from './marks.js'
import { CAPTION, type WireButton, type WirePart } from './parts.js'

/** What Telegram opens from a button. */
const SAFE_LINK = /^https:/i
/** Something must be said for buttons to stand under. */
const NO_WORDS = { ar: 'اختر:', en: 'Choose:' }

/** An activity as Telegram messages: files and places first, then the words, the last of them with what can be chosen. */
export function renderActivity(activity: Activity, limits: ChannelLimits): readonly Part[] {
  if (!['message', 'endOfConversation'].includes(activity.type)) return []
  const { language = 'ar' } = activity.channelData?.nafidha ?? {}
  const files = (activity.attachments ?? []).flatMap((attachment) => filePart(attachment, language))
  const places = (activity.entities ?? []).flatMap(locationPart)
  const buttons = buttonsOf(activity, limits)
  const texts = textsOf(activity, limits.text)
  const [only] = files
  if (only && files.length + places.length === 1 && texts.length === 1 && fitsCaption(activity))
    return [withButtons({ ...only, payload: { ...only.payload, html: texts[0] ?? '' } }, buttons)]
  const words = texts.length === 0 && buttons.length > 0 ? [NO_WORDS[language]] : texts
  const said = words.map((html): WirePart => ({ kind: 'text', payload: { html } }))
  const parts = [...files, ...places, ...said]
  return parts.map((part, i) => (i === parts.length - 1 ? withButtons(part, buttons) : part))
}

type FilePart = Extract<WirePart, { kind: 'file' }>

function filePart({ contentUrl, contentType, name = 'file' }: Attachment, language: Language): FilePart[] {
  const file = readFileReference(contentUrl)
  if (file === null) return []
  return [{ kind: 'file', payload: { file, contentType, name, html: '', unsent: unsentFile(language, name) } }]
}

function locationPart(entity: { type: string }): WirePart[] {
  const { geo } = entity as { type: string; geo?: { latitude: number; longitude: number } }
  if (entity.type !== 'Place' || !geo) return []
  return [{ kind: 'location', payload: { latitude: geo.latitude, longitude: geo.longitude } }]
}

function treeOf({ text = '', textFormat, channelData }: Activity) {
  return channelData?.nafidha?.richText ?? (textFormat === 'markdown' ? parseRichText(text).tree : null)
}

function textsOf(activity: Activity, limit: number): string[] {
  const tree = treeOf(activity)
  return tree ? renderTree(tree, limit) : renderWords(activity.text ?? '', limit)
}

const fitsCaption = (activity: Activity): boolean => textsOf(activity, CAPTION).length === 1

function buttonsOf({ suggestedActions }: Activity, { buttons, buttonLabel }: ChannelLimits): WireButton[] {
  return (suggestedActions?.actions ?? [])
    .flatMap((action) => buttonOf(action, truncate(action.title, buttonLabel)))
    .slice(0, buttons)
}

function buttonOf({ type, title, value }: CardAction, text: string): WireButton[] {
  if (type === 'openUrl') return SAFE_LINK.test(String(value)) ? [{ text, url: String(value) }] : []
  return [{ text, callback_data: callbackData(typeof value === 'string' ? value : title) }]
}

function withButtons<P extends WirePart>(part: P, buttons: readonly WireButton[]): P {
  return buttons.length === 0 ? part : { ...part, payload: { ...part.payload, buttons } }
}
