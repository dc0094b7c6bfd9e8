import { useState, type FormEvent } from 'react'
import { Button, Fieldset, Group, MultiSelect, NumberInput, Stack, TextInput } from '@mantine/core'
import type { Team, TeamHours } from '../../contract/administration.js'
import { useSave } from '../parts/use-save.js'
import { useDeskData } from '../shell/desk-data.js'
import { useWords } from '../wording/words.js'
import { PeriodList } from './period-list.js'
import { WeekEditor } from './week-editor.js'

/** A team: its names, its people, its hours through the year, and what it promises. */
export function TeamForm({ team, done }: { team: Team; done: () => void }) {
  const { w } = useWords()
  const { colleagues } = useDeskData()
  const [draft, setDraft] = useState(team)
  const save = useSave()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await save.run('PUT', `/teams/${team.id}`, draft)
    if (answer.ok) done()
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <Group grow>
          {(['ar', 'en'] as const).map((each) => (
            <TextInput
              key={each}
              label={w.nameIn[each]}
              required
              dir={each === 'ar' ? 'rtl' : 'ltr'}
              value={draft.name[each]}
              onChange={(event) => setDraft({ ...draft, name: { ...draft.name, [each]: event.currentTarget.value } })}
            />
          ))}
        </Group>
        <MultiSelect
          label={w.teamForm.members}
          searchable
          data={colleagues.filter(({ role }) => role !== 'curator').map(({ id, name }) => ({ value: id, label: name }))}
          value={[...draft.members]}
          onChange={(members) => setDraft({ ...draft, members })}
        />
        <Targets targets={draft.targets} change={(targets) => setDraft({ ...draft, targets })} />
        <Hours hours={draft.hours} change={(hours) => setDraft({ ...draft, hours })} />
        <Button type="submit" loading={save.busy} disabled={draft === team}>
          {w.save}
        </Button>
      </Stack>
    </form>
  )
}

interface TargetsProps {
  readonly targets: Team['targets']
  readonly change: (targets: Team['targets']) => void
}

function Targets({ targets, change }: TargetsProps) {
  const { w } = useWords()
  return (
    <Fieldset legend={w.teamForm.targets}>
      <Group grow>
        {(['firstReply', 'resolution'] as const).map((each) => (
          <NumberInput
            key={each}
            label={w.teamForm[each]}
            min={1}
            max={100_000}
            allowDecimal={false}
            hideControls
            value={targets[each]}
            onChange={(value) => change({ ...targets, [each]: Number(value) || 1 })}
          />
        ))}
      </Group>
    </Fieldset>
  )
}

interface HoursProps {
  readonly hours: TeamHours
  readonly change: (hours: TeamHours) => void
}

function Hours({ hours, change }: HoursProps) {
  const { w } = useWords()
  return (
    <>
      <Fieldset legend={w.teamForm.week}>
        <WeekEditor week={hours.week} change={(week) => change({ ...hours, week })} />
      </Fieldset>
      <Fieldset legend={w.teamForm.holidays}>
        <PeriodList
          periods={hours.holidays}
          create={(period) => period}
          change={(holidays) => change({ ...hours, holidays })}
          add={w.teamForm.addHoliday}
        />
      </Fieldset>
      <Fieldset legend={w.teamForm.seasons}>
        <PeriodList
          periods={hours.seasons}
          create={(period) => ({ ...period, week: hours.week })}
          change={(seasons) => change({ ...hours, seasons })}
          add={w.teamForm.addSeason}
          inside={(season, put) => <WeekEditor week={season.week} change={(week) => put({ ...season, week })} />}
        />
      </Fieldset>
    </>
  )
}
