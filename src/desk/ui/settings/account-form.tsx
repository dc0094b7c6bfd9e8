import { useState, type FormEvent } from 'react'
import { Button, Checkbox, Fieldset, Group, MultiSelect, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import type { Account, Invite, Link } from '../../contract/administration.js'
import type { Role } from '../../contract/session.js'
import { useSave, type Save } from '../parts/use-save.js'
import { useMe } from '../session/session-context.js'
import { useDeskData } from '../shell/desk-data.js'
import { useWords } from '../wording/words.js'

interface AccountFormProps {
  /** Null: somebody new is invited. */
  readonly account: Account | null
  /** With the link to hand on, where one was made. */
  readonly done: (link: Link | null) => void
}

const ROLES: readonly Role[] = ['agent', 'supervisor', 'curator', 'administrator']
const EMPTY: Invite = { name: '', username: '', role: 'agent', teams: [], languages: ['ar'], capacity: 4 }

const inviteOf = ({ name, username, role, teams, languages, capacity }: Invite): Invite => ({
  name,
  username,
  role,
  teams,
  languages,
  capacity,
})

export function AccountForm({ account, done }: AccountFormProps) {
  const { w } = useWords()
  const [draft, setDraft] = useState<Invite>(account ? inviteOf(account) : EMPTY)
  const save = useSave()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = account
      ? await save.run<undefined>('PUT', `/accounts/${account.id}`, { ...draft, locked: account.state === 'locked' })
      : await save.run<Link>('POST', '/accounts', draft)
    if (answer.ok) done(account ? null : (answer.value ?? null))
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Fields draft={draft} change={setDraft} save={save} known={account !== null} />
        <Button type="submit" loading={save.busy}>
          {account ? w.save : w.accounts.makeLink}
        </Button>
        {account && <Rest account={account} done={done} save={save} />}
      </Stack>
    </form>
  )
}

interface FieldsProps {
  readonly draft: Invite
  readonly change: (draft: Invite) => void
  readonly save: Save
  readonly known: boolean
}

function Fields({ draft, change, save, known }: FieldsProps) {
  const { w, language } = useWords()
  const { teams } = useDeskData()
  return (
    <>
      <TextInput
        label={w.account.name}
        required
        dir="auto"
        data-autofocus
        value={draft.name}
        error={save.errorOf('name')}
        onChange={(event) => change({ ...draft, name: event.currentTarget.value })}
      />
      <TextInput
        label={w.signIn.username}
        required
        readOnly={known}
        dir="ltr"
        value={draft.username}
        error={save.errorOf('username')}
        onChange={(event) => change({ ...draft, username: event.currentTarget.value })}
      />
      <Select
        label={w.account.role}
        allowDeselect={false}
        data={ROLES.map((role) => ({ value: role, label: w.roles[role] }))}
        value={draft.role}
        onChange={(role) => change({ ...draft, role: (role ?? 'agent') as Role })}
      />
      <MultiSelect
        label={w.account.teams}
        data={(teams.value ?? []).map(({ id, name }) => ({ value: id, label: name[language] }))}
        value={[...draft.teams]}
        onChange={(chosen) => change({ ...draft, teams: chosen })}
      />
      <MultiSelect
        label={w.account.languages}
        data={(['ar', 'en'] as const).map((each) => ({ value: each, label: w.languages[each] }))}
        value={[...draft.languages]}
        onChange={(chosen) => change({ ...draft, languages: chosen as ('ar' | 'en')[] })}
      />
      <NumberInput
        label={w.account.capacity}
        min={0}
        max={50}
        allowDecimal={false}
        value={draft.capacity}
        onChange={(value) => change({ ...draft, capacity: Number(value) || 0 })}
      />
    </>
  )
}

/** A new password by link, and keeping somebody out. Not for oneself: that is how a desk loses its last administrator. */
function Rest({ account, done, save }: AccountFormProps & { account: Account; save: Save }) {
  const { w } = useWords()
  const me = useMe()
  const [secondFactor, setSecondFactor] = useState(false)
  const locked = account.state === 'locked'
  const reset = async () => {
    const answer = await save.run<Link>('POST', `/accounts/${account.id}/reset`, { secondFactor })
    if (answer.ok) done(answer.value)
  }
  const lock = async () => {
    const answer = locked
      ? await save.run('PUT', `/accounts/${account.id}`, { ...inviteOf(account), locked: false })
      : await save.run('DELETE', `/accounts/${account.id}`)
    if (answer.ok) done(null)
  }
  if (account.id === me.id) return null
  return (
    <Fieldset legend={w.accounts.access}>
      {account.secondFactor && !locked && (
        <Checkbox
          mb="xs"
          label={w.accounts.endFactor}
          checked={secondFactor}
          onChange={(event) => setSecondFactor(event.currentTarget.checked)}
        />
      )}
      <Group gap="xs">
        {!locked && (
          <Button variant="default" onClick={() => void reset()}>
            {w.accounts.reset}
          </Button>
        )}
        <Button variant="default" color={locked ? 'sea' : 'red'} onClick={() => void lock()}>
          {locked ? w.accounts.unlock : w.accounts.lock}
        </Button>
      </Group>
    </Fieldset>
  )
}
