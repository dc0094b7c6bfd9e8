import { useState, type FormEvent } from 'react'
import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { CannedReply } from '../../contract/administration.js'
import { useSave, type Save } from '../parts/use-save.js'
import { useDeskData } from '../shell/desk-data.js'
import { useWords } from '../wording/words.js'

interface CannedFormProps {
  /** Without an id: a new one. */
  readonly reply: CannedReply
  readonly done: () => void
}

export function CannedForm({ reply, done }: CannedFormProps) {
  const { w } = useWords()
  const [draft, setDraft] = useState(reply)
  const save = useSave()
  const path = reply.id === '' ? '/canned' : `/canned/${reply.id}`
  const send = async (method: 'POST' | 'PUT' | 'DELETE') => {
    const { id: _id, ...rest } = draft
    const body = method === 'DELETE' ? undefined : method === 'POST' ? rest : draft
    const answer = await save.run(method, path, body)
    if (answer.ok) done()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(reply.id === '' ? 'POST' : 'PUT')
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Fields draft={draft} change={setDraft} save={save} />
        <Group justify="space-between">
          <Button type="submit" loading={save.busy}>
            {w.save}
          </Button>
          {reply.id !== '' && (
            <Button variant="default" color="red" onClick={() => void send('DELETE')}>
              {w.remove}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}

interface FieldsProps {
  readonly draft: CannedReply
  readonly change: (draft: CannedReply) => void
  readonly save: Save
}

function Fields({ draft, change, save }: FieldsProps) {
  const { w, language } = useWords()
  const { teams } = useDeskData()
  return (
    <>
      <Group grow align="start">
        <TextInput
          label={w.canned.shortcut}
          description={w.canned.shortcutHint}
          required
          dir="auto"
          maxLength={30}
          value={draft.shortcut}
          error={save.errorOf('shortcut')}
          data-autofocus
          onChange={(event) => change({ ...draft, shortcut: event.currentTarget.value.replace(/[\s/]/g, '') })}
        />
        <TextInput
          label={w.canned.title}
          description={w.canned.titleHint}
          required
          dir="auto"
          maxLength={80}
          value={draft.title}
          error={save.errorOf('title')}
          onChange={(event) => change({ ...draft, title: event.currentTarget.value })}
        />
      </Group>
      {(['ar', 'en'] as const).map((each) => (
        <Textarea
          key={each}
          label={w.textIn[each]}
          required={each === 'ar'}
          autosize
          minRows={3}
          dir={each === 'ar' ? 'rtl' : 'ltr'}
          value={draft.text[each]}
          error={save.errorOf(`text.${each}`)}
          onChange={(event) => change({ ...draft, text: { ...draft.text, [each]: event.currentTarget.value } })}
        />
      ))}
      <Text size="xs" c="dimmed">
        {w.canned.variables} <code dir="ltr">{'{name} {reference} {agent} {team}'}</code>
      </Text>
      <Select
        label={w.team}
        placeholder={w.inbox.anyTeam}
        clearable
        clearButtonProps={{ 'aria-label': w.clear }}
        data={(teams.value ?? []).map(({ id, name }) => ({ value: id, label: name[language] }))}
        value={draft.team}
        onChange={(team) => change({ ...draft, team })}
      />
    </>
  )
}
