import { useState } from 'react'
import { ActionIcon, Button, Modal, Table } from '@mantine/core'
import { IconMessage2Bolt, IconPencil, IconPlus } from '@tabler/icons-react'
import type { CannedReply } from '../../contract/administration.js'
import { useDeskData } from '../shell/desk-data.js'
import { Empty, FailureNote } from '../shell/page.js'
import { fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'
import { CannedForm } from './canned-form.js'

const NEW: CannedReply = { id: '', shortcut: '', title: '', text: { ar: '', en: '' }, team: null }

export default function CannedSection() {
  const { w } = useWords()
  const { canned } = useDeskData()
  const [open, setOpen] = useState<CannedReply | null>(null)
  const done = () => {
    setOpen(null)
    canned.reload()
  }
  return (
    <section className="card" aria-labelledby="canned-title">
      <header className="card-head">
        <h2 id="canned-title">{w.settings.sections.canned}</h2>
        <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setOpen(NEW)}>
          {w.canned.add}
        </Button>
      </header>
      {canned.failure && <FailureNote failure={canned.failure} retry={canned.reload} />}
      {canned.value?.length === 0 && (
        <Empty icon={<IconMessage2Bolt size={34} stroke={1.4} />} title={w.canned.none} hint={w.canned.noneHint} />
      )}
      {canned.value && canned.value.length > 0 && <CannedTable replies={canned.value} edit={setOpen} />}
      {open && (
        <Modal
          opened
          size="lg"
          onClose={() => setOpen(null)}
          title={open.id === '' ? w.canned.add : w.canned.edit}
          closeButtonProps={{ 'aria-label': w.close }}
        >
          <CannedForm reply={open} done={done} />
        </Modal>
      )}
    </section>
  )
}

interface TableProps {
  readonly replies: readonly CannedReply[]
  readonly edit: (reply: CannedReply) => void
}

function CannedTable({ replies, edit }: TableProps) {
  const { w, language } = useWords()
  const { teamName } = useDeskData()
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            {[w.canned.shortcut, w.canned.title, w.canned.text, w.team, w.edit].map((each) => (
              <Table.Th key={each}>{each}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {replies.map((reply) => (
            <Table.Tr key={reply.id}>
              <Table.Td>
                <bdi className="shortcut">/{reply.shortcut}</bdi>
              </Table.Td>
              <Table.Th scope="row" dir="auto">
                {reply.title}
              </Table.Th>
              <Table.Td>
                <span className="clamp" dir="auto">
                  {reply.text[language] || reply.text.ar}
                </span>
              </Table.Td>
              <Table.Td>{reply.team === null ? w.inbox.anyTeam : teamName(reply.team)}</Table.Td>
              <Table.Td>
                <ActionIcon aria-label={fill(w.editOf, { name: reply.title })} onClick={() => edit(reply)}>
                  <IconPencil size={17} />
                </ActionIcon>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
