import type { Activity, Attachment, CardAction } from '../../activity.js'
import type { Part } from '../../channel.js'
import type { Language } from '../../../knowledge/language/language.js'
import { unsentFile } from '../../media/unsent.js'
import { readFileReference } from '../../media/reference.js'
import { truncate } from '../../text/graphemes.js'
import { type Block, parseRichText } from '../../../knowledge/rich-text.js'
import { neutralWords, renderTree, renderWords } from '../marks.js'
import { BUTTON_LABEL, choicesOf } from './choices.js'
import type { WirePart } from './parts.js'

/** Meta's own limits, UTF-16 units and counts. */
export const TEXT = 4_096
const INTERACTIVE_BODY = 1_024
export const REPLY_BUTTONS = 3

/** More than anybody reads. */
const MOST_CHOICES = 100

const OPEN_LIST = { ar: 'اختر من القائمة', en: 'Choose' }
const MORE = { ar: 'المزيد', en: 'More' }
/** A body may not be empty. */
const NO_WORDS = { ar: 'اختر:', en: 'Choose:' }

/** An activity as WhatsApp messages: files first, then the words, the last of them with what can be chosen. */
export function renderActivity(activity: Activity): readonly Part[] {
  if (!['message', 'endOfConversation'].includes(activity.type)) return []
  const { template } = activity.channelData?.nafidha ?? {}
  if (template)
    return [{ kind: 'template', payload: { ...template, values: template.values.map(oneLine) }, anytime: true }]
  const { language = 'ar' } = activity.channelData?.nafidha ?? {}
  const files = (activity.attachments ?? []).flatMap((attachment) => filePart(attachment, language))
  const places = (activity.entities ?? []).flatMap(locationPart)
  return [...files, ...places, ...wordParts(activity)] satisfies readonly WirePart[]
}

/** A value of a template may hold no line ends, tabs or runs of spaces. */
const oneLine = (value: string): string => value.replace(/\s+/g, ' ').trim() || '-'

function filePart({ contentUrl, contentType, name = 'file' }: Attachment, language: Language): WirePart[] {
  const file = readFileReference(contentUrl)
  if (file === null) return []
  const unsent = neutralWords(unsentFile(language, name))
  return [{ kind: 'file', payload: { file, contentType, name, caption: '', unsent } }]
}

function locationPart(entity: { type: string }): WirePart[] {
  const { geo, name, address } = entity as { type: string; geo?: Geo; name?: string; address?: string }
  if (entity.type !== 'Place' || !geo) return []
  const { latitude, longitude } = geo
  return [{ kind: 'location', payload: { latitude, longitude, ...(name && { name }), ...(address && { address }) } }]
}
type Geo = { readonly latitude: number; readonly longitude: number }

function wordParts(activity: Activity): WirePart[] {
  const actions = activity.suggestedActions?.actions ?? []
  const links = actions.filter(({ type }) => type === 'openUrl')
  const choices = actions.filter(({ type }) => type !== 'openUrl').slice(0, MOST_CHOICES)
  const [link] = choices.length > 0 ? [] : links
  const texts = textsOf(activity, { links: link ? links.slice(1) : links, short: choices.length > 0 || !!link })
  const language = activity.channelData?.nafidha?.language ?? 'ar'
  const carries = choices.length > 0 || link !== undefined
  const body = carries ? (texts.pop() ?? NO_WORDS[language]) : null
  const plain = texts.map((text): WirePart => ({ kind: 'text', payload: { body: text } }))
  if (body === null) return plain
  return [...plain, link ? withLink(body, link) : withChoices(body, choices, language)]
}

/** The words, cut where they are too long; links that get no button of their own follow them. */
function textsOf(
  { text = '', textFormat, channelData }: Activity,
  { links, short }: { readonly links: readonly CardAction[]; readonly short: boolean },
): string[] {
  const limits = { limit: TEXT, last: short ? INTERACTIVE_BODY : TEXT }
  const tree = channelData?.nafidha?.richText ?? (textFormat === 'markdown' ? parseRichText(text).tree : null)
  const more: Block[] = links.map(({ title, value }) => ({
    type: 'paragraph',
    children: [{ type: 'link', url: String(value), children: [{ type: 'text', text: title }] }],
  }))
  if (tree) return renderTree([...tree, ...more], limits)
  return more.length > 0 ? renderTree([plainBlock(text), ...more], limits) : renderWords(text, limits)
}

const plainBlock = (text: string): Block => ({ type: 'paragraph', children: [{ type: 'text', text }] })

function withChoices(body: string, actions: readonly CardAction[], language: 'ar' | 'en'): WirePart {
  const words = actions.map(({ title, value }) => ({ title, value: typeof value === 'string' ? value : title }))
  const choices = choicesOf(words, BUTTON_LABEL)
  if (choices.length > REPLY_BUTTONS)
    return { kind: 'list', payload: { body, open: OPEN_LIST[language], more: MORE[language], rows: choices } }
  return { kind: 'buttons', payload: { body, buttons: choices } }
}

const withLink = (body: string, { title, value }: CardAction): WirePart => ({
  kind: 'link',
  payload: { body, label: truncate(title, BUTTON_LABEL), url: String(value) },
})
