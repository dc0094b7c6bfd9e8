import type { Activity, Attachment } from '../../../channels/activity.js'
import { type Channel, isLogged } from '../../../channels/channel.js'
import { fileReference } from '../../../channels/media/reference.js'
import { cleanText } from '../../../channels/text/clean.js'
import type { Language } from '../../../knowledge/language/language.js'
import { parseRichText } from '../../../knowledge/rich-text.js'
import { type Line, lineOf } from '../../store/lines.js'
import type { SendMessage } from '../contract/inbox.js'

/** What an agent sends, with its files looked up. */
export interface Outgoing {
  readonly message: SendMessage
  /** What the template says, filled in; null: there is none. */
  readonly templateText: string | null
  readonly files: readonly { readonly id: string; readonly name: string; readonly contentType: string }[]
  readonly agent: { readonly id: string; readonly name: string }
}

/** An agent's message as the line that goes to the citizen, under the agent's name. Pure. */
export function agentLine(
  outgoing: Outgoing,
  { channel, language }: { readonly channel: Channel; readonly language: Language },
): Line {
  const activity = activityOf(outgoing, language)
  return lineOf({
    origin: 'agent',
    activity,
    parts: isLogged(channel) ? null : channel.render(activity),
    receipts: [],
  })
}

function activityOf({ message, templateText, files, agent }: Outgoing, language: Language): Activity {
  const text = cleanText(templateText ?? message.text).trim()
  const richText = parseRichText(text).tree
  const { template } = message
  const attachments: Attachment[] = files.map(({ id, name, contentType }) => ({
    contentType,
    name,
    contentUrl: fileReference(id),
  }))
  return {
    type: 'message',
    text,
    textFormat: 'markdown',
    locale: language,
    from: { id: agent.id, name: agent.name, role: 'user' },
    ...(attachments.length > 0 && { attachments }),
    channelData: { nafidha: { richText, language, origin: 'agent', ...(template && { template }) } },
  }
}

/** A template's text with `{{1}}`, `{{2}}` … replaced. */
export const fillTemplate = (text: string, values: readonly string[]): string =>
  text.replace(/\{\{(\d+)\}\}/g, (whole, number: string) => values[Number(number) - 1] ?? whole)
