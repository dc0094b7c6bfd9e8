import { useState } from 'react'
import { ActionIcon, Button, Modal, Table } from '@mantine/core'
import { IconPencil, IconShieldCheck, IconUserPlus } from '@tabler/icons-react'
import type { Account, Link } from '../../contract/administration.js'
import { useResource } from '../api/use-resource.js'
import { useNow } from '../parts/now.js'
import { useDeskData } from '../shell/desk-data.js'
import { FailureNote, PageLoading } from '../shell/page.js'
import { fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'
import { AccountForm } from './account-form.js'
import { LinkOnce } from './link-once.js'

export default function AccountsSection() {
  const { w } = useWords()
  const accounts = useResource<readonly Account[]>('/accounts')
  const [open, setOpen] = useState<Account | 'new' | null>(null)
  const [link, setLink] = useState<Link | null>(null)
  const done = (made: Link | null) => {
    setOpen(null)
    setLink(made)
    accounts.reload()
  }
  if (accounts.failure) return <FailureNote failure={accounts.failure} retry={accounts.reload} />
  if (!accounts.value) return <PageLoading />
  return (
    <section className="card" aria-labelledby="accounts-title">
      <header className="card-head">
        <h2 id="accounts-title">{w.settings.sections.accounts}</h2>
        <Button size="xs" leftSection={<IconUserPlus size={15} />} onClick={() => setOpen('new')}>
          {w.accounts.invite}
        </Button>
      </header>
      <AccountTable accounts={accounts.value} edit={setOpen} />
      {open && (
        <Modal
          opened
          onClose={() => setOpen(null)}
          title={open === 'new' ? w.accounts.invite : w.accounts.edit}
          closeButtonProps={{ 'aria-label': w.close }}
        >
          <AccountForm account={open === 'new' ? null : open} done={done} />
        </Modal>
      )}
      {link && <LinkOnce link={link} close={() => setLink(null)} />}
    </section>
  )
}

interface TableProps {
  readonly accounts: readonly Account[]
  readonly edit: (account: Account) => void
}

function AccountTable({ accounts, edit }: TableProps) {
  const { w } = useWords()
  const columns = [
    w.account.name,
    w.account.role,
    w.account.teams,
    w.account.capacity,
    w.accounts.state,
    w.account.seen,
    w.edit,
  ]
  return (
    <Table.ScrollContainer minWidth={860}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            {columns.map((each) => (
              <Table.Th key={each}>{each}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {accounts.map((account) => (
            <AccountRow key={account.id} account={account} edit={() => edit(account)} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function AccountRow({ account, edit }: { account: Account; edit: () => void }) {
  const { w, format } = useWords()
  const { teamName } = useDeskData()
  const now = useNow()
  const tone = { active: 'tag tag-good', invited: 'tag tag-warn', locked: 'tag tag-bad' }[account.state]
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <bdi>{account.name}</bdi> <bdi className="username">{account.username}</bdi>
      </Table.Th>
      <Table.Td>{w.roles[account.role]}</Table.Td>
      <Table.Td>{format.list(account.teams.map(teamName)) || '–'}</Table.Td>
      <Table.Td className="figure">{account.capacity}</Table.Td>
      <Table.Td>
        <span className={tone}>{w.accounts.states[account.state]}</span>{' '}
        {account.secondFactor && <IconShieldCheck size={16} role="img" aria-label={w.account.factorOn} />}
      </Table.Td>
      <Table.Td>{account.lastSeenAt === null ? '–' : format.moment(account.lastSeenAt, now)}</Table.Td>
      <Table.Td>
        <ActionIcon aria-label={fill(w.editOf, { name: account.name })} onClick={edit}>
          <IconPencil size={17} />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  )
}
