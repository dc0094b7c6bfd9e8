import { Button, Table } from '@mantine/core'
import type { OpenSession } from '../../contract/session.js'
import { useResource } from '../api/use-resource.js'
import { useNow } from '../parts/now.js'
import { useSave } from '../parts/use-save.js'
import { useMe } from '../session/session-context.js'
import { useDeskData } from '../shell/desk-data.js'
import { FailureNote, Page } from '../shell/page.js'
import { useWords } from '../wording/words.js'
import { AttentionCard } from './attention-card.js'
import { PasswordCard } from './password-card.js'
import { ProviderCard } from './provider-card.js'
import { SecondFactorCard } from './second-factor-card.js'

/** Oneself: who one is at the desk, how one signs in, and where one is signed in. */
export default function AccountPage() {
  const { w } = useWords()
  return (
    <Page title={w.doors.account}>
      <div className="cards">
        <Profile />
        <AttentionCard />
        <PasswordCard />
        <SecondFactorCard />
        <ProviderCard />
      </div>
      <Sessions />
    </Page>
  )
}

function Profile() {
  const { w, format } = useWords()
  const { teamName } = useDeskData()
  const me = useMe()
  const rows = [
    [w.account.name, me.name],
    [w.signIn.username, me.username],
    [w.account.role, w.roles[me.role]],
    [w.account.teams, format.list(me.teams.map(teamName)) || '–'],
    [w.account.languages, format.list(me.languages.map((each) => w.languages[each]))],
    [w.account.capacity, String(me.capacity)],
  ] as const
  return (
    <section className="card" aria-labelledby="account-who">
      <h2 id="account-who">{w.account.who}</h2>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Sessions() {
  const { w } = useWords()
  const save = useSave()
  const sessions = useResource<readonly OpenSession[]>('/sessions')
  const endOthers = async () => {
    await save.run('DELETE', '/sessions')
    sessions.reload()
  }
  return (
    <section className="card" aria-labelledby="account-sessions">
      <header className="card-head">
        <h2 id="account-sessions">{w.account.sessions}</h2>
        <Button size="xs" variant="default" color="red" loading={save.busy} onClick={() => void endOthers()}>
          {w.account.endOthers}
        </Button>
      </header>
      {sessions.failure && <FailureNote failure={sessions.failure} retry={sessions.reload} />}
      {sessions.value && <SessionTable sessions={sessions.value} />}
    </section>
  )
}

function SessionTable({ sessions }: { sessions: readonly OpenSession[] }) {
  const { w, format } = useWords()
  const now = useNow()
  return (
    <Table.ScrollContainer minWidth={520}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            {[w.account.browser, w.account.address, w.account.started, w.account.seen].map((each) => (
              <Table.Th key={each}>{each}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sessions.map((each) => (
            <Table.Tr key={each.id}>
              <Table.Td>
                <bdi>{each.browser}</bdi> {each.current && <span className="tag tag-good">{w.account.here}</span>}
              </Table.Td>
              <Table.Td>
                <bdi dir="ltr">{each.address}</bdi>
              </Table.Td>
              <Table.Td>{format.moment(each.startedAt, now)}</Table.Td>
              <Table.Td>{format.moment(each.lastSeenAt, now)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
