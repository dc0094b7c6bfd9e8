import type { Activity } from '../../channels/activity.js'
import type { Wording } from '../../dialogs/wording.js'
import type { Language } from '../../knowledge/language/language.js'
import { toMarkdown } from '../../knowledge/rich-text.js'

/** What the service itself owes the citizen; nothing else is said in its name. */
export type Notice =
  /** `opensAt`: null while the desk is open. */
  | {
      readonly kind: 'queued'
      readonly reference: string
      readonly pin: string
      readonly place: number
      readonly opensAt: Date | null
    }
  | { readonly kind: 'place'; readonly place: number }
  | { readonly kind: 'callback'; readonly reference: string; readonly at: Date; readonly phone: string }
  | { readonly kind: 'cancelled' | 'closed'; readonly reference: string }
  | { readonly kind: 'failed' | 'unreadable' | 'privateOnly' }

/** A notice as an activity, in the citizen's language. */
export type WriteNotice = (notice: Notice, language: Language) => Activity

export interface NoticeDeps {
  readonly wording: Pick<Wording, 'write'>
  /** A day and time as a citizen reads them. */
  readonly formatTime: (at: Date, language: Language) => string
}

export function createNotices({ wording, formatTime }: NoticeDeps): WriteNotice {
  const write = (notice: Notice, language: Language) => {
    switch (notice.kind) {
      case 'queued': {
        const { reference, pin, place, opensAt } = notice
        if (!opensAt) return wording.write(language, 'notice.queued', { reference, pin, place })
        return wording.write(language, 'notice.queuedClosed', {
          reference,
          pin,
          opensAt: formatTime(opensAt, language),
        })
      }
      case 'place':
        return wording.write(language, 'notice.place', { place: notice.place })
      case 'callback': {
        const { reference, at, phone } = notice
        return wording.write(language, 'notice.callback', { reference, at: formatTime(at, language), phone })
      }
      case 'cancelled':
        return wording.write(language, 'notice.cancelled', { reference: notice.reference })
      case 'closed':
        return wording.write(language, 'notice.closed', { reference: notice.reference })
      case 'failed':
        return wording.write(language, 'notice.failed')
      case 'unreadable':
        return wording.write(language, 'notice.unreadable')
      case 'privateOnly':
        return wording.write(language, 'notice.privateOnly')
    }
  }
  return (notice, language) => {
    const richText = [write(notice, language)]
    const channelData = { nafidha: { richText, language, origin: 'notice' } } as const
    return { type: 'message', text: toMarkdown(richText), textFormat: 'markdown', locale: language, channelData }
  }
}
