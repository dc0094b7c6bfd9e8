import { useState, type FormEvent } from 'react'
import { Button, PasswordInput, Stack } from '@mantine/core'
import type { ChangePassword } from '../../contract/session.js'
import { useSave } from '../parts/use-save.js'
import { useMe } from '../session/session-context.js'
import { useWords } from '../wording/words.js'

export function PasswordCard() {
  const { w } = useWords()
  const me = useMe()
  const save = useSave()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const toggle = { 'aria-label': w.signIn.showPassword }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await save.run('PUT', '/password', { current, password } satisfies ChangePassword)
    if (!answer.ok) return
    setCurrent('')
    setPassword('')
  }
  return (
    <section className="card" aria-labelledby="account-password">
      <h2 id="account-password">{w.account.changePassword}</h2>
      <form onSubmit={(event) => void submit(event)}>
        <input type="text" name="username" autoComplete="username" value={me.username} readOnly hidden />
        <Stack gap="sm">
          <PasswordInput
            label={w.account.current}
            required
            withAsterisk={false}
            dir="ltr"
            autoComplete="current-password"
            visibilityToggleButtonProps={toggle}
            value={current}
            error={save.failure?.code === 'forbidden' ? w.account.currentWrong : undefined}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <PasswordInput
            label={w.link.password}
            description={w.link.passwordHint}
            required
            withAsterisk={false}
            minLength={12}
            dir="ltr"
            autoComplete="new-password"
            visibilityToggleButtonProps={toggle}
            value={password}
            error={save.errorOf('password')}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={save.busy} variant="default">
            {w.account.changePassword}
          </Button>
        </Stack>
      </form>
    </section>
  )
}
