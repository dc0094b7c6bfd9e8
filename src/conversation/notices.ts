import type { Activity, Attachment } from '../../channels/activity.js'
import type { CaseState } from '../store/desk/tables.js'
import type { Wording } from '../../dialogs/wording.js'
import type { Bilingual, Language } from '../../knowledge/language/language.js'
import { type Block, toMarkdown } from '../../knowledge/rich-text.js'

/** What the service itself owes the citizen; nothing else is said in its name. */
export type Notice =
  /** `opensAt`: null while the desk is open. `minutes`: how long it will take, about; null: too few cases to tell. */
  | {
      readonly kind: 'queued'
      readonly reference: string
      readonly pin: string
      readonly place: number
      readonly minutes: number | null
      readonly opensAt: Date | null
    }
  | { readonly kind: 'place' | 'requeued'; readonly place: number }
  | { readonly kind: 'toTeam'; readonly team: Bilingual; readonly place: number }
  | { readonly kind: 'joined'; readonly name: string }
  | { readonly kind: 'callback'; readonly reference: string; readonly at: Date; readonly phone: string }
  /** `resolved` asks how satisfied the citizen is. */
  | { readonly kind: 'cancelled' | 'closed' | 'resolved' | 'waitedLong'; readonly reference: string }
  /** `name`: of the agent who holds it again; null: it waits in the queue at `place`. */
  | {
      readonly kind: 'welcomeBack'
      readonly reference: string
      readonly name: string | null
      readonly place: number
    }
  /** To whom the case belongs, and to whoever has its PIN. */
  | {
      readonly kind: 'caseHistory'
      readonly reference: string
      readonly state: CaseState
      readonly opened: Date
      readonly since: Date
    }
  | { readonly kind: 'caseState'; readonly reference: string; readonly state: CaseState }
  | { readonly kind: 'caseNeedsPin' | 'caseUnknown'; readonly reference: string }
  | { readonly kind: 'caseTooMany' }
  /** `file`: all that is kept of the conversation; null: it could not be made. */
  | { readonly kind: 'ownCopy'; readonly file: Attachment | null }
  /** `test`: an administrator tries the channel. */
  | { readonly kind: 'failed' | 'unreadable' | 'blocked' | 'privateOnly' | 'test' }

/** A notice as an activity, in the citizen's language. */
export type WriteNotice = (notice: Notice, language: Language) => Activity

export interface NoticeDeps {
  readonly wording: Pick<Wording, 'write' | 'say'>
  /** A day and time as a citizen reads them. */
  readonly formatTime: (at: Date, language: Language) => string
}

/** Scores by which a citizen says how satisfied they are. */
const SCORES = ['1', '2', '3', '4', '5']

export function createNotices({ wording, formatTime }: NoticeDeps): WriteNotice {
  return (notice, language) => {
    const richText = blocksOf(notice, language, { wording, formatTime })
    const channelData = { nafidha: { richText, language, origin: 'notice' } } as const
    const buttons = buttonsOf(notice, language, wording)
    return {
      type: 'message',
      text: toMarkdown(richText),
      textFormat: 'markdown',
      locale: language,
      ...(buttons.length > 0 && { suggestedActions: { to: [], actions: buttons.map(toAction) } }),
      ...(notice.kind === 'ownCopy' && notice.file && { attachments: [notice.file] }),
      channelData,
    }
  }
}

const toAction = (label: string) => ({ type: 'imBack', title: label, value: label })

function buttonsOf({ kind }: Notice, language: Language, wording: NoticeDeps['wording']): readonly string[] {
  if (kind === 'resolved') return SCORES
  return kind === 'waitedLong' ? [wording.say(language, 'label.callback')] : []
}

function blocksOf(notice: Notice, language: Language, { wording, formatTime }: NoticeDeps): Block[] {
  const write: typeof wording.write = (...words) => wording.write(...words)
  switch (notice.kind) {
    case 'queued':
      return queued(notice, language, { wording, formatTime })
    case 'place':
    case 'requeued':
      return [write(language, `notice.${notice.kind}`, { place: notice.place })]
    case 'toTeam':
      return [write(language, 'notice.toTeam', { team: notice.team[language], place: notice.place })]
    case 'joined':
      return [write(language, 'notice.joined', { name: notice.name })]
    case 'callback': {
      const { reference, at, phone } = notice
      return [write(language, 'notice.callback', { reference, at: formatTime(at, language), phone })]
    }
    case 'cancelled':
    case 'closed':
      return [write(language, `notice.${notice.kind}`, { reference: notice.reference })]
    case 'resolved':
      return [write(language, 'notice.closed', { reference: notice.reference }), write(language, 'notice.survey')]
    case 'waitedLong': {
      const callback = wording.say(language, 'label.callback')
      return [write(language, 'notice.waitedLong', { reference: notice.reference, callback })]
    }
    case 'welcomeBack': {
      const { reference, name, place } = notice
      if (name === null) return [write(language, 'notice.welcomeBackQueued', { reference, place })]
      return [write(language, 'notice.welcomeBack', { reference, name })]
    }
    case 'caseHistory':
    case 'caseState':
      return caseTold(notice, language, { wording, formatTime })
    case 'caseNeedsPin':
    case 'caseUnknown':
      return [write(language, `notice.${notice.kind}`, { reference: notice.reference })]
    case 'ownCopy':
      return [write(language, notice.file ? 'notice.ownCopy' : 'notice.ownCopyFailed')]
    case 'caseTooMany':
    case 'failed':
    case 'unreadable':
    case 'blocked':
    case 'privateOnly':
    case 'test':
      return [write(language, `notice.${notice.kind}`)]
  }
}

function caseTold(
  notice: Notice & { kind: 'caseHistory' | 'caseState' },
  language: Language,
  { wording, formatTime }: NoticeDeps,
): Block[] {
  const { reference } = notice
  const state = wording.say(language, `caseState.${notice.state}`)
  if (notice.kind === 'caseState') return [wording.write(language, 'notice.caseState', { reference, state })]
  const opened = formatTime(notice.opened, language)
  const since = formatTime(notice.since, language)
  return [wording.write(language, 'notice.caseHistory', { reference, opened, state, since })]
}

function queued(
  { reference, pin, place, minutes, opensAt }: Notice & { kind: 'queued' },
  language: Language,
  { wording, formatTime }: NoticeDeps,
): Block[] {
  if (opensAt)
    return [wording.write(language, 'notice.queuedClosed', { reference, pin, opensAt: formatTime(opensAt, language) })]
  const first = wording.write(language, 'notice.queued', { reference, pin, place })
  return minutes === null ? [first] : [first, wording.write(language, 'notice.wait', { minutes })]
}
