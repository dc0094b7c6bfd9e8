import type { CannedReply } from '../../contract/administration.js'
import type { ConversationView } from '../../contract/inbox.js'
import { useMe } from '../session/session-context.js'
import { useDeskData } from '../shell/desk-data.js'
import { findIn } from './completion.js'
import type { Completion } from './use-completions.js'
import { withVariables, type Variables } from './variables.js'

/** Canned replies in the citizen's language, of every team or of the case's, with this case's values in them. */
export function useCanned(view: ConversationView): (words: string) => readonly Completion[] {
  const me = useMe()
  const { canned, teamName } = useDeskData()
  const values: Variables = {
    name: view.citizen ?? '',
    reference: view.case?.reference ?? '',
    agent: me.name,
    team: teamName(view.case?.team ?? null),
  }
  const ours = (canned.value ?? []).filter(({ team }) => team === null || team === view.case?.team)
  const fieldsOf = ({ shortcut, title, text }: CannedReply) => [shortcut, title, text[view.language]]
  return (words) =>
    findIn(ours, words, fieldsOf).map(({ id, shortcut, title, text }) => {
      const put = withVariables(text[view.language] || text.ar, values)
      return { id, title: `/${shortcut} · ${title}`, detail: put, put }
    })
}
