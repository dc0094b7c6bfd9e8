import { useState } from 'react'
import { SegmentedControl, Select, Textarea } from '@mantine/core'
import type { ConversationView, Transfer } from '../../contract/inbox.js'
import { useMe } from '../session/session-context.js'
import { useDeskData } from '../shell/desk-data.js'
import { fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'
import { FormShell, type FormProps } from './form-shell.js'

/** To a colleague or to a team, with a word on why. Who is there, and how much they hold, is said in the list. */
export function TransferForm({ view, submit }: FormProps) {
  const { w } = useWords()
  const [to, setTo] = useState<'agent' | 'team'>('agent')
  const [target, setTarget] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const targets = useTargets(view)
  const body = (): Transfer => ({
    to: to === 'agent' ? { agent: target ?? '' } : { team: target ?? '' },
    note: note.trim(),
  })
  return (
    <FormShell
      lead={w.transfer.lead}
      button={w.actions.transfer}
      disabled={target === null}
      submit={() => submit(body())}
    >
      <SegmentedControl
        aria-label={w.transfer.to}
        value={to}
        onChange={(value) => {
          setTo(value as 'agent' | 'team')
          setTarget(null)
        }}
        data={[
          { value: 'agent', label: w.transfer.toAgent },
          { value: 'team', label: w.transfer.toTeam },
        ]}
      />
      <Select
        key={to}
        label={to === 'agent' ? w.agent : w.team}
        placeholder={w.choose}
        searchable
        data-autofocus
        data={targets[to]}
        value={target}
        onChange={setTarget}
        nothingFoundMessage={w.nothingFound}
      />
      <Textarea
        label={w.note}
        description={w.transfer.noteHint}
        dir="auto"
        autosize
        minRows={3}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormShell>
  )
}

/** Whoever is there and holds least comes first. */
function useTargets(view: ConversationView) {
  const { w, language } = useWords()
  const { colleagues, teams } = useDeskData()
  const me = useMe()
  const agent = colleagues
    .filter(({ id, role }) => role !== 'curator' && id !== view.case?.agent?.id)
    .sort((a, b) => rank(a.presence.state) - rank(b.presence.state) || a.load - b.load)
    .map(({ id, name, presence, load, capacity }) => ({
      value: id,
      label: fill(w.transfer.person, {
        name: id === me.id ? `${name} (${w.transfer.me})` : name,
        presence: w.presence[presence.state],
        load,
        capacity,
      }),
    }))
  const team = (teams.value ?? []).map(({ id, name }) => ({ value: id, label: name[language] }))
  return { agent, team }
}

const rank = (state: 'online' | 'away' | 'offline'): number => ['online', 'away', 'offline'].indexOf(state)
