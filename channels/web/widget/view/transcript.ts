import type { Activity } from '../../../activity.js'
import type { Language } from '../../../../knowledge/language/language.js'
import { originOf } from '../chat/message.js'
import type { Wording } from '../wording/ar.js'
import { wordingOf } from '../wording/wording.js'
import { stamp } from './clock.js'
import { senderName } from './sender.js'

export interface Transcript {
  readonly activities: readonly Activity[]
  readonly title: string
  readonly language: Language
  readonly now: () => Date
}

/** Messages in order, each with time and name. Texts stay Markdown, so that the addresses of sources stay in them. */
export function transcriptText({ activities, title, language, now }: Transcript): string {
  const words = wordingOf(language)
  const head = `${title}\n${stamp(now(), language)}`
  const messages = activities.filter(({ type }) => type === 'message')
  return [head, ...messages.map((activity) => entry(activity, language, words))].join('\n\n') + '\n'
}

function entry(activity: Activity, language: Language, words: Wording): string {
  const at = activity.timestamp ? stamp(new Date(activity.timestamp), language) : ''
  const name = senderName({ origin: originOf(activity), name: activity.from?.name ?? '' }, words)
  const files = (activity.attachments ?? []).map((file) => `[${file.name ?? ''}]`)
  return [`${name} · ${at}`, activity.text, ...files].filter(Boolean).join('\n')
}
