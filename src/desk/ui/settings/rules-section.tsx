import { useState, type FormEvent } from 'react'
import { Button, Fieldset, NumberInput, Stack, Switch, Textarea, TextInput } from '@mantine/core'
import type { DeskSettings } from '../../contract/administration.js'
import { useResource } from '../api/use-resource.js'
import { useSave } from '../parts/use-save.js'
import { FailureNote, PageLoading } from '../shell/page.js'
import { useWords } from '../wording/words.js'

export default function RulesSection() {
  const settings = useResource<DeskSettings>('/settings')
  if (settings.failure) return <FailureNote failure={settings.failure} retry={settings.reload} />
  if (!settings.value) return <PageLoading />
  return <RulesForm settings={settings.value} done={settings.replace} />
}

interface RulesProps {
  readonly settings: DeskSettings
  readonly done: (settings: DeskSettings) => void
}

function RulesForm({ settings, done }: RulesProps) {
  const { w } = useWords()
  const [draft, setDraft] = useState(settings)
  const save = useSave()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await save.run('PUT', '/settings', draft)
    if (answer.ok) done(draft)
  }
  return (
    <section className="card" aria-labelledby="rules-title">
      <h2 id="rules-title">{w.settings.sections.rules}</h2>
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <Switch
            label={w.rules.autoAssign}
            description={w.rules.autoAssignHint}
            checked={draft.autoAssign}
            onChange={(event) => setDraft({ ...draft, autoAssign: event.currentTarget.checked })}
          />
          {(['agentSilent', 'reopenWithin', 'retentionMonths'] as const).map((each) => (
            <NumberInput
              key={each}
              label={w.rules[each]}
              description={w.rules[`${each}Hint`]}
              min={1}
              max={100_000}
              allowDecimal={false}
              maw={360}
              value={draft[each]}
              error={save.errorOf(each)}
              onChange={(value) => setDraft({ ...draft, [each]: Number(value) || 1 })}
            />
          ))}
          <Consent consent={draft.consent} change={(consent) => setDraft({ ...draft, consent })} />
          <Button type="submit" loading={save.busy} disabled={draft === settings}>
            {w.save}
          </Button>
        </Stack>
      </form>
    </section>
  )
}

interface ConsentProps {
  readonly consent: DeskSettings['consent']
  readonly change: (consent: DeskSettings['consent']) => void
}

function Consent({ consent, change }: ConsentProps) {
  const { w } = useWords()
  return (
    <Fieldset legend={w.rules.consent}>
      <Stack gap="sm">
        {(['ar', 'en'] as const).map((each) => (
          <Textarea
            key={each}
            label={w.textIn[each]}
            required
            autosize
            minRows={2}
            dir={each === 'ar' ? 'rtl' : 'ltr'}
            value={consent[each]}
            onChange={(event) => change({ ...consent, [each]: event.currentTarget.value })}
          />
        ))}
        <TextInput
          label={w.rules.consentVersion}
          description={w.rules.consentVersionHint}
          required
          maw={200}
          dir="ltr"
          value={consent.version}
          onChange={(event) => change({ ...consent, version: event.currentTarget.value })}
        />
      </Stack>
    </Fieldset>
  )
}
