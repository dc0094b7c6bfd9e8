import { Alert, Button, Text } from '@mantine/core'
import { IconAlertCircle, IconLink } from '@tabler/icons-react'
import { useSearchParams } from 'wouter'
import type { ConnectProvider } from '../../contract/session.js'
import { useSave } from '../parts/use-save.js'
import { useMe, useProvider } from '../session/session-context.js'
import { fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'

/** The organisation's own sign-in, where there is one: connected with this account, or to be connected. */
export function ProviderCard() {
  const { w } = useWords()
  const me = useMe()
  const provider = useProvider()
  const save = useSave()
  const [address] = useSearchParams()
  if (provider === null) return null
  const connect = async () => {
    const answer = await save.run<{ readonly address: string }>('POST', '/oidc/start', {
      token: null,
    } satisfies ConnectProvider)
    if (answer.ok) location.assign(answer.value.address)
  }
  return (
    <section className="card" aria-labelledby="account-provider">
      <h2 id="account-provider">{fill(w.account.provider, { provider })}</h2>
      {address.get('refused') !== null && (
        <Alert icon={<IconAlertCircle />} color="red" role="alert" mb="sm">
          {w.account.providerFailed}
        </Alert>
      )}
      {me.connected ? (
        <p className="tag tag-good">
          <IconLink size={15} aria-hidden /> {w.account.providerOn}
        </p>
      ) : (
        <>
          <Text size="sm" c="dimmed" mb="sm">
            {fill(w.account.providerLead, { provider })}
          </Text>
          <Button variant="default" loading={save.busy} onClick={() => void connect()}>
            {w.account.providerConnect}
          </Button>
        </>
      )}
    </section>
  )
}
