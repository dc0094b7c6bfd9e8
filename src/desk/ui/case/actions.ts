import type { CaseSummary, ConversationView } from '../../contract/inbox.js'
import type { Me } from '../../contract/session.js'
import { may } from '../session/may.js'
import type { Chord } from '../shell/chord.js'

/** What can be done to a case or its conversation. Those with a dialog ask for more first. */
export type CaseAction =
  | 'claim'
  | 'take-over'
  | 'resolve'
  | 'transfer'
  | 'give-back'
  | 'snooze'
  | 'reopen'
  | 'reached'
  | 'block'
  | 'unblock'
  | 'copy'
  | 'erase'

export const DIALOGS = ['resolve', 'transfer', 'snooze', 'reached', 'block', 'erase'] as const
export type DialogAction = (typeof DIALOGS)[number]
export const asksFirst = (action: CaseAction): action is DialogAction => (DIALOGS as readonly string[]).includes(action)

export const KEYS: Readonly<Partial<Record<CaseAction, Chord>>> = {
  claim: 'KeyC',
  resolve: 'KeyE',
  transfer: 'KeyT',
  'give-back': 'KeyB',
  snooze: 'KeyZ',
  reopen: 'KeyO',
}

/** What this person may do now, the likeliest first. The service decides again. */
export function actionsFor(view: ConversationView, me: Me): readonly CaseAction[] {
  const ofCase = view.case ? caseActions(view.case, me) : []
  return [...ofCase, view.blocked ? 'unblock' : 'block', ...ownDataActions(me)]
}

/** What the citizen may ask of us. */
const ownDataActions = ({ role }: Me): readonly CaseAction[] => [
  ...(may(role, 'oversee') ? (['copy'] as const) : []),
  ...(may(role, 'accounts') ? (['erase'] as const) : []),
]

function caseActions(of: CaseSummary, me: Me): readonly CaseAction[] {
  switch (of.state) {
    case 'queued':
      return ['claim', 'transfer']
    case 'callback':
      return ['reached', 'claim', 'transfer']
    case 'claimed':
      return heldActions(of, me)
    case 'snoozed':
      return of.agent?.id === me.id ? ['resolve', 'transfer', 'give-back'] : heldActions(of, me)
    case 'resolved':
    case 'closed':
      return ['reopen']
    case 'cancelled':
      return []
  }
}

function heldActions(of: CaseSummary, me: Me): readonly CaseAction[] {
  if (of.agent?.id === me.id) return ['resolve', 'transfer', 'snooze', 'give-back']
  return may(me.role, 'oversee') ? ['take-over', 'transfer'] : []
}
