import { useState, type FormEvent } from 'react'
import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import type { EndSecondFactor, SecondFactorConfirmed, SecondFactorOffer } from '../../contract/session.js'
import { ask } from '../api/request.js'
import { Picture } from '../parts/picture.js'
import { useSave } from '../parts/use-save.js'
import { useMe, useSession } from '../session/session-context.js'
import { useAnnouncer } from '../shell/announcer.js'
import { useWords } from '../wording/words.js'

/** A code from a device beside the password: begun, confirmed, ended. `done`: it is on, and its recovery codes are kept. */
export function SecondFactorCard({ done = () => undefined }: { readonly done?: () => void }) {
  const { w } = useWords()
  const me = useMe()
  const { tellFailure } = useAnnouncer()
  const [offer, setOffer] = useState<SecondFactorOffer | null>(null)
  const [codes, setCodes] = useState<readonly string[]>([])
  const begin = async () => {
    const answer = await ask<SecondFactorOffer>('POST', '/second-factor')
    if (answer.ok) setOffer(answer.value)
    else tellFailure(answer)
  }
  const confirmed = (recovery: readonly string[]) => {
    setOffer(null)
    setCodes(recovery)
  }
  return (
    <section className="card" aria-labelledby="account-factor">
      <h2 id="account-factor">{w.account.factor}</h2>
      {codes.length > 0 && <RecoveryCodes codes={codes} done={() => (setCodes([]), done())} />}
      {codes.length === 0 && me.secondFactor && <Active />}
      {codes.length === 0 && !me.secondFactor && !offer && (
        <>
          <Text size="sm" c="dimmed" mb="sm">
            {w.account.factorLead}
          </Text>
          <Button variant="default" onClick={() => void begin()}>
            {w.account.factorBegin}
          </Button>
        </>
      )}
      {offer && <Confirm offer={offer} confirmed={confirmed} />}
    </section>
  )
}

function Confirm({ offer, confirmed }: { offer: SecondFactorOffer; confirmed: (codes: readonly string[]) => void }) {
  const { w } = useWords()
  const me = useMe()
  const { update } = useSession()
  const save = useSave()
  const [code, setCode] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await save.run<SecondFactorConfirmed>('PUT', '/second-factor', { code: code.trim() })
    if (!answer.ok) return
    update({ ...me, secondFactor: true })
    confirmed(answer.value.recoveryCodes)
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Text size="sm">{w.account.factorScan}</Text>
        <Picture svg={offer.picture} label={w.account.factorPicture} />
        <details>
          <summary>{w.account.factorByHand}</summary>
          <code className="secret" dir="ltr">
            {new URL(offer.address).searchParams.get('secret')}
          </code>
        </details>
        <TextInput
          label={w.signIn.code}
          required
          withAsterisk={false}
          dir="ltr"
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={save.busy}>
          {w.signIn.confirm}
        </Button>
      </Stack>
    </form>
  )
}

function RecoveryCodes({ codes, done }: { codes: readonly string[]; done: () => void }) {
  const { w } = useWords()
  return (
    <Stack gap="sm" role="status">
      <Text size="sm">{w.account.recovery}</Text>
      <ul className="recovery" dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button variant="default" onClick={done}>
        {w.account.recoveryKept}
      </Button>
    </Stack>
  )
}

function Active() {
  const { w } = useWords()
  const me = useMe()
  const { update } = useSession()
  const save = useSave()
  const [password, setPassword] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await save.run('DELETE', '/second-factor', { password } satisfies EndSecondFactor)
    if (answer.ok) update({ ...me, secondFactor: false })
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <p className="tag tag-good">
          <IconShieldCheck size={15} aria-hidden /> {w.account.factorOn}
        </p>
        <PasswordInput
          label={w.account.factorEndWith}
          required
          withAsterisk={false}
          dir="ltr"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': w.signIn.showPassword }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" color="red" loading={save.busy}>
          {w.account.factorEnd}
        </Button>
      </Stack>
    </form>
  )
}
