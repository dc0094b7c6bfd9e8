import type { Activity, Attachment } from '../../activity.js'
import type { Part } from '../../channel.js'
import type { Language } from '../../../knowledge/language/language.js'
import { readFileReference } from '../../media/reference.js'
import { unsentFile } from '../../media/unsent.js'
import { readableAddress } from '../../text/address.js'
import { truncate } from '../../text/graphemes.js'
import { parseRichText } from '../../../knowledge/rich-text.js'
import { neutralWords, renderTree, renderWords } from '../marks.js'
import type { LinkedPart } from './parts.js'

export const TEXT = 4_096
export const CHOICES = 9
export const CHOICE_LABEL = 60

/** An activity as messages of a linked device: it has no buttons, so that what can be chosen is numbered. */
export function renderWithMenu(activity: Activity): readonly Part[] {
  if (!['message', 'endOfConversation'].includes(activity.type)) return []
  const { language = 'ar' } = activity.channelData?.nafidha ?? {}
  const files = (activity.attachments ?? []).flatMap((attachment) => filePart(attachment, language))
  const places = (activity.entities ?? []).flatMap(locationPart)
  return [...files, ...places, ...wordParts(activity)] satisfies readonly LinkedPart[]
}

function filePart({ contentUrl, contentType, name = 'file' }: Attachment, language: Language): LinkedPart[] {
  const file = readFileReference(contentUrl)
  if (file === null) return []
  return [{ kind: 'file', payload: { file, contentType, name, unsent: neutralWords(unsentFile(language, name)) } }]
}

function locationPart(entity: { type: string }): LinkedPart[] {
  const { geo, name } = entity as { type: string; geo?: { latitude: number; longitude: number }; name?: string }
  if (entity.type !== 'Place' || !geo) return []
  return [{ kind: 'location', payload: { latitude: geo.latitude, longitude: geo.longitude, name: name ?? null } }]
}

function wordParts({ text = '', textFormat, channelData, suggestedActions }: Activity): LinkedPart[] {
  const menu = menuOf(suggestedActions?.actions ?? [])
  const limits = { limit: TEXT, last: menu ? TEXT - menu.length - GAP.length : TEXT }
  const tree = channelData?.nafidha?.richText ?? (textFormat === 'markdown' ? parseRichText(text).tree : null)
  const texts = tree ? renderTree(tree, limits) : renderWords(text, limits)
  if (menu) texts.push([texts.pop() ?? '', menu].filter(Boolean).join(GAP))
  return texts.map((each): LinkedPart => ({ kind: 'text', payload: { text: each } }))
}

const GAP = '\n\n'

type Actions = NonNullable<Activity['suggestedActions']>['actions']

const menuOf = (actions: Actions): string =>
  actions
    .slice(0, CHOICES)
    .map(({ type, title, value }, i) => {
      const label = neutralWords(truncate(title, CHOICE_LABEL))
      return type === 'openUrl' ? `${label}: ${readableAddress(String(value))}` : `${i + 1}. ${label}`
    })
    .join('\n')
