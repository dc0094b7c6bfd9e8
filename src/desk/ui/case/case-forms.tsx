import { useState } from 'react'
import { Chip, Group, MultiSelect, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import type { Block, EraseConversation, Outcome, Reached, Resolve, Snooze } from '../../contract/inbox.js'
import { useDeskData } from '../shell/desk-data.js'
import { isoDay } from '../wording/format.js'
import { useWords } from '../wording/words.js'
import { FormShell, type FormProps } from './form-shell.js'

const OUTCOMES: readonly Outcome[] = ['answered', 'referred', 'no-reply', 'not-ours', 'abuse']

export function ResolveForm({ view, submit }: FormProps) {
  const { w, language } = useWords()
  const { tags } = useDeskData()
  const [outcome, setOutcome] = useState<Outcome>('answered')
  const [chosen, setChosen] = useState<string[]>([...(view.case?.tags ?? [])])
  return (
    <FormShell
      lead={w.resolve.lead}
      button={w.actions.resolve}
      submit={() => submit({ outcome, tags: chosen } satisfies Resolve)}
    >
      <Radio.Group label={w.resolve.outcome} value={outcome} onChange={(value) => setOutcome(value as Outcome)}>
        <Stack gap={6} mt={6}>
          {OUTCOMES.map((each, i) => (
            <Radio key={each} value={each} label={w.outcomes[each]} {...(i === 0 && { 'data-autofocus': true })} />
          ))}
        </Stack>
      </Radio.Group>
      <MultiSelect
        label={w.tags}
        placeholder={chosen.length === 0 ? w.chooseTags : ''}
        searchable
        data={(tags.value ?? []).map(({ id, label }) => ({ value: id, label: label[language] }))}
        value={chosen}
        onChange={setChosen}
        nothingFoundMessage={w.nothingFound}
      />
    </FormShell>
  )
}

/** Hours of the working day at which a snoozed case wakes. */
const MORNING = '07:30'

export function SnoozeForm({ submit }: FormProps) {
  const { w } = useWords()
  const [at, setAt] = useState(() => localOf(Date.now() + 60 * 60_000))
  const choices = [
    [w.snooze.hour, localOf(Date.now() + 60 * 60_000)],
    [w.snooze.threeHours, localOf(Date.now() + 3 * 60 * 60_000)],
    [w.snooze.tomorrow, `${isoDay(new Date(Date.now() + 86_400_000))}T${MORNING}`],
    [w.snooze.week, `${isoDay(new Date(Date.now() + 7 * 86_400_000))}T${MORNING}`],
  ] as const
  return (
    <FormShell
      lead={w.snooze.lead}
      button={w.actions.snooze}
      submit={() => submit({ until: new Date(`${at}:00+04:00`).toISOString() } satisfies Snooze)}
    >
      <Chip.Group value={at} onChange={(value) => setAt(String(value))}>
        <Group gap="xs">
          {choices.map(([label, value]) => (
            <Chip key={label} value={value}>
              {label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <TextInput
        type="datetime-local"
        label={w.snooze.at}
        required
        dir="ltr"
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
    </FormShell>
  )
}

/** A moment as the clock in Oman shows it, the way a browser's field takes it. */
const localOf = (at: number): string => {
  const clock = new Date(at).toLocaleTimeString('en-GB', {
    timeZone: 'Asia/Muscat',
    hour: '2-digit',
    minute: '2-digit',
  })
  return `${isoDay(new Date(at))}T${clock}`
}

export function ReachedForm({ submit }: FormProps) {
  const { w } = useWords()
  const [reached, setReached] = useState<string | null>(null)
  const [note, setNote] = useState('')
  return (
    <FormShell
      lead={w.reached.lead}
      button={w.save}
      disabled={reached === null}
      submit={() => submit({ reached: reached === 'yes', note: note.trim() } satisfies Reached)}
    >
      <Radio.Group label={w.reached.label} value={reached} onChange={setReached}>
        <Group mt={6}>
          <Radio value="yes" label={w.reached.yes} />
          <Radio value="no" label={w.reached.no} />
        </Group>
      </Radio.Group>
      <Textarea
        label={w.note}
        dir="auto"
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormShell>
  )
}

export function BlockForm(props: FormProps) {
  const { w } = useWords()
  return <ReasonForm {...props} lead={w.block.lead} button={w.actions.block} />
}

export function EraseForm(props: FormProps) {
  const { w } = useWords()
  return <ReasonForm {...props} lead={w.erase.lead} button={w.actions.erase} />
}

/** What cannot simply be taken back is done for a reason, which the audit keeps. */
function ReasonForm({ submit, lead, button }: FormProps & { readonly lead: string; readonly button: string }) {
  const { w } = useWords()
  const [reason, setReason] = useState('')
  return (
    <FormShell
      lead={lead}
      button={button}
      color="red"
      disabled={reason.trim().length < SHORTEST_REASON}
      submit={() => submit({ reason: reason.trim() } satisfies Block & EraseConversation)}
    >
      <Textarea
        label={w.reason}
        required
        dir="auto"
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormShell>
  )
}

/** Characters that the service asks for. */
const SHORTEST_REASON = 3
