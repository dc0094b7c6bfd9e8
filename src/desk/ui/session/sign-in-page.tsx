import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Alert, Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core'
import { IconAlertCircle, IconClockPause, IconInfoCircle } from '@tabler/icons-react'
import { useSearchParams } from 'wouter'
import type { SignIn, SignInOutcome } from '../../contract/session.js'
import { ask } from '../api/request.js'
import { useNow } from '../parts/now.js'
import { fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'
import { FrontDoor } from './front-door.js'
import { useSession } from './session-context.js'

type Trouble = { kind: 'refused' } | { kind: 'wait'; until: number } | { kind: 'unreachable' }

interface SignInProps {
  readonly setup: boolean
  readonly provider: string | null
}

export function SignInPage({ setup, provider }: SignInProps) {
  const { w } = useWords()
  const [address] = useSearchParams()
  const refused = address.get('refused')
  return (
    <FrontDoor title={w.signIn.title} lead={w.signIn.lead}>
      {refused !== null && (
        <Alert icon={<IconAlertCircle />} color="red" role="alert">
          {refused === 'unknown' ? w.signIn.providerUnknown : w.signIn.providerFailed}
        </Alert>
      )}
      {setup && (
        <Alert icon={<IconInfoCircle />} color="sea" title={w.signIn.setupTitle}>
          {w.signIn.setup}
        </Alert>
      )}
      {provider !== null && (
        <>
          <Button component="a" href="/desk/api/oidc/start" variant="default" size="md" fullWidth>
            {fill(w.signIn.withProvider, { provider })}
          </Button>
          <Divider label={w.signIn.or} />
        </>
      )}
      <SignInForm />
    </FrontDoor>
  )
}

function SignInForm() {
  const { w } = useWords()
  const { refresh } = useSession()
  const [asked, setAsked] = useState<SignIn | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const words: SignIn = asked
      ? { ...asked, code: String(form.get('code') ?? '').trim() }
      : { username: String(form.get('username') ?? '').trim(), password: String(form.get('password') ?? '') }
    setBusy(true)
    const answer = await ask<SignInOutcome>('POST', '/session', words)
    setBusy(false)
    if (!answer.ok)
      return setTrouble(
        answer.code === 'too-many' ? { kind: 'wait', until: Date.now() + 60_000 } : { kind: 'unreachable' },
      )
    setTrouble(null)
    if (answer.value.kind === 'signed-in') return refresh()
    if (answer.value.kind === 'code-needed') return setAsked(words)
    if (answer.value.kind === 'wait')
      return setTrouble({ kind: 'wait', until: Date.now() + answer.value.seconds * 1000 })
    return setTrouble({ kind: 'refused' })
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        {trouble && <TroubleNote trouble={trouble} code={asked !== null} />}
        {asked ? <CodeField /> : <NameAndPassword />}
        <Button type="submit" size="md" loading={busy} fullWidth>
          {asked ? w.signIn.confirm : w.signIn.submit}
        </Button>
        {asked && (
          <Button variant="subtle" onClick={() => setAsked(null)}>
            {w.signIn.otherName}
          </Button>
        )}
      </Stack>
    </form>
  )
}

function NameAndPassword() {
  const { w } = useWords()
  return (
    <>
      <TextInput
        name="username"
        label={w.signIn.username}
        autoComplete="username"
        required
        withAsterisk={false}
        dir="ltr"
        size="md"
        autoFocus
      />
      <PasswordInput
        name="password"
        label={w.signIn.password}
        autoComplete="current-password"
        required
        withAsterisk={false}
        dir="ltr"
        size="md"
        visibilityToggleButtonProps={{ 'aria-label': w.signIn.showPassword }}
      />
    </>
  )
}

function CodeField() {
  const { w } = useWords()
  return (
    <TextInput
      name="code"
      label={w.signIn.code}
      description={w.signIn.codeHint}
      autoComplete="one-time-code"
      inputMode="text"
      required
      withAsterisk={false}
      dir="ltr"
      size="md"
      autoFocus
    />
  )
}

/** Takes the focus, so that it is read out and the next Tab goes on from there. */
function TroubleNote({ trouble, code }: { trouble: Trouble; code: boolean }) {
  const { w, format } = useWords()
  const now = useNow()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [trouble])
  const seconds = trouble.kind === 'wait' ? Math.max(0, Math.ceil((trouble.until - now.getTime()) / 1000)) : 0
  const text = {
    refused: code ? w.signIn.codeRefused : w.signIn.refused,
    unreachable: w.failures.unreachable,
    wait: fill(w.signIn.wait, { time: format.span(seconds) }),
  }[trouble.kind]
  const icon = trouble.kind === 'wait' ? <IconClockPause /> : <IconAlertCircle />
  return (
    <Alert ref={box} tabIndex={-1} color={trouble.kind === 'wait' ? 'yellow' : 'red'} icon={icon}>
      {trouble.kind === 'wait' && seconds === 0 ? w.signIn.waited : text}
    </Alert>
  )
}
