import { useState, type FormEvent } from 'react'
import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { IconAlertCircle, IconLinkOff } from '@tabler/icons-react'
import { navigate } from 'wouter/use-browser-location'
import type { LinkState, Redeem, SignInOutcome } from '../../contract/session.js'
import { ask, query, type Failure } from '../api/request.js'
import { useResource } from '../api/use-resource.js'
import { failureWords, fieldFault } from '../parts/failure-words.js'
import { Waits } from '../parts/waits.js'
import { useAnnouncer } from '../shell/announcer.js'
import { fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'
import { FrontDoor } from './front-door.js'
import { useSession } from './session-context.js'

type Usable = Exclude<LinkState, { kind: 'invalid' }>

/** Where a set-up, invitation or reset link leads. */
export function LinkPage({ token }: { token: string }) {
  const { w } = useWords()
  const { value: link, failure } = useResource<LinkState>(token ? `/accounts/link${query({ token })}` : null)
  if (!token || link?.kind === 'invalid') return <DeadLink />
  if (failure)
    return (
      <FrontDoor title={w.link.title} lead="">
        <Alert color="red" icon={<IconAlertCircle />}>
          {failureWords(w, failure)}
        </Alert>
      </FrontDoor>
    )
  if (!link)
    return (
      <FrontDoor title={w.link.title} lead="">
        <Waits heights={[180]} />
      </FrontDoor>
    )
  return <RedeemForm token={token} link={link} />
}

function DeadLink() {
  const { w } = useWords()
  return (
    <FrontDoor title={w.link.deadTitle} lead={w.link.dead}>
      <Button variant="default" leftSection={<IconLinkOff size={18} />} onClick={() => navigate('/desk')}>
        {w.link.toSignIn}
      </Button>
    </FrontDoor>
  )
}

function RedeemForm({ token, link }: { token: string; link: Usable }) {
  const { w } = useWords()
  const { refresh } = useSession()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [unlike, setUnlike] = useState(false)
  const [busy, setBusy] = useState(false)
  const known = link.kind === 'setup' ? { name: '', username: '' } : link
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '')
    setUnlike(text('password') !== text('again'))
    if (text('password') !== text('again')) return
    setBusy(true)
    const body: Redeem = {
      token,
      name: link.kind === 'reset' ? known.name : text('name').trim(),
      username: link.kind === 'setup' ? text('username').trim() : known.username,
      password: text('password'),
    }
    const answer = await ask<SignInOutcome>('POST', '/accounts/redeem', body)
    setBusy(false)
    if (!answer.ok) return setFailure(answer)
    navigate('/desk')
    await refresh()
  }
  const lead =
    link.kind === 'setup'
      ? w.link.setup
      : fill(link.kind === 'reset' ? w.link.reset : w.link.invitation, { name: known.name })
  return (
    <FrontDoor title={link.kind === 'reset' ? w.link.resetTitle : w.link.title} lead={lead}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          {failure && (
            <Alert color="red" icon={<IconAlertCircle />} role="alert">
              {failureWords(w, failure)}
            </Alert>
          )}
          {link.kind !== 'setup' && <ProviderInstead token={token} />}
          <RedeemFields link={link} failure={failure} unlike={unlike} />
          <Button type="submit" size="md" loading={busy} fullWidth>
            {w.link.submit}
          </Button>
        </Stack>
      </form>
    </FrontDoor>
  )
}

interface FieldsProps {
  readonly link: Usable
  readonly failure: Failure | null
  readonly unlike: boolean
}

function RedeemFields({ link, failure, unlike }: FieldsProps) {
  const { w } = useWords()
  const known = link.kind === 'setup' ? { name: '', username: '' } : link
  const errorOf = (name: string) => fieldFault(w, failure, name)
  return (
    <>
      {link.kind !== 'reset' && (
        <TextInput
          name="name"
          label={w.link.name}
          description={w.link.nameHint}
          defaultValue={known.name}
          required
          withAsterisk={false}
          autoComplete="name"
          dir="auto"
          size="md"
          error={errorOf('name')}
        />
      )}
      <TextInput
        name="username"
        label={w.signIn.username}
        defaultValue={known.username}
        readOnly={link.kind !== 'setup'}
        required
        withAsterisk={false}
        autoComplete="username"
        dir="ltr"
        size="md"
        error={errorOf('username')}
      />
      <PasswordInput
        name="password"
        label={w.link.password}
        description={w.link.passwordHint}
        required
        withAsterisk={false}
        minLength={12}
        autoComplete="new-password"
        dir="ltr"
        size="md"
        error={errorOf('password')}
        visibilityToggleButtonProps={{ 'aria-label': w.signIn.showPassword }}
      />
      <PasswordInput
        name="again"
        label={w.link.again}
        required
        withAsterisk={false}
        autoComplete="new-password"
        dir="ltr"
        size="md"
        error={unlike ? w.link.unlike : undefined}
        visibilityToggleButtonProps={{ 'aria-label': w.signIn.showPassword }}
      />
    </>
  )
}

/** Where an identity provider is configured, a link may connect the account with it in place of a password. */
function ProviderInstead({ token }: { token: string }) {
  const { w } = useWords()
  const { view } = useSession()
  const { tellFailure } = useAnnouncer()
  const provider = view.kind === 'signed-out' ? view.provider : null
  if (provider === null) return null
  const start = async () => {
    const answer = await ask<{ readonly address: string }>('POST', '/oidc/start', { token })
    if (answer.ok) location.assign(answer.value.address)
    else tellFailure(answer)
  }
  return (
    <Button variant="default" size="md" onClick={() => void start()}>
      {fill(w.signIn.withProvider, { provider })}
    </Button>
  )
}
