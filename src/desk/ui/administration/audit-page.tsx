import { Button, Table } from '@mantine/core'
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import type { AuditPage as Rows } from '../../contract/administration.js'
import { ask, query } from '../api/request.js'
import { useResource } from '../api/use-resource.js'
import { useDeskData } from '../shell/desk-data.js'
import { FailureNote, Page, PageLoading } from '../shell/page.js'
import { useWords } from '../wording/words.js'

/** Whatever was done to people's data and to the desk: who, what, when, why. */
export default function AuditPage() {
  const { w } = useWords()
  const audit = useResource<Rows>('/audit')
  const { value } = audit
  const more = async () => {
    if (!value?.next) return
    const answer = await ask<Rows>('GET', `/audit${query({ cursor: value.next })}`)
    if (answer.ok) audit.replace({ ...answer.value, rows: [...value.rows, ...answer.value.rows] })
  }
  if (!value && !audit.failure) return <PageLoading />
  return (
    <Page title={w.doors.audit} lead={w.audit.lead} aside={value && <Chain intact={value.intact} />}>
      {audit.failure && <FailureNote failure={audit.failure} retry={audit.reload} />}
      {value && <AuditTable rows={value.rows} />}
      {value?.next && (
        <Button mt="md" variant="default" onClick={() => void more()}>
          {w.inbox.more}
        </Button>
      )}
    </Page>
  )
}

function Chain({ intact }: { intact: boolean }) {
  const { w } = useWords()
  const Icon = intact ? IconShieldCheck : IconShieldX
  return (
    <span className={intact ? 'tag tag-good' : 'tag tag-bad'}>
      <Icon size={15} aria-hidden /> {intact ? w.audit.intact : w.audit.broken}
    </span>
  )
}

function AuditTable({ rows }: Pick<Rows, 'rows'>) {
  const { w, format } = useWords()
  const { colleagues } = useDeskData()
  const nameOf = (id: string) => colleagues.find((each) => each.id === id)?.name ?? id
  const deeds: Readonly<Record<string, string>> = w.deeds
  return (
    <section className="card">
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing="xs" striped>
          <Table.Thead>
            <Table.Tr>
              {[w.audit.when, w.audit.who, w.audit.what, w.audit.subject, w.audit.why].map((each) => (
                <Table.Th key={each}>{each}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.seq}>
                <Table.Td>
                  <time dateTime={row.at}>{format.full(row.at)}</time>
                </Table.Td>
                <Table.Td>
                  <bdi>{nameOf(row.who)}</bdi>
                </Table.Td>
                <Table.Td>{deeds[row.what] ?? <code dir="ltr">{row.what}</code>}</Table.Td>
                <Table.Td>
                  <bdi>{nameOf(row.subject)}</bdi>
                </Table.Td>
                <Table.Td dir="auto">{row.why}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  )
}
