import { Button } from '@mantine/core'
import { IconCoffee, IconFilterOff } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { Box } from '../../contract/inbox.js'
import { Waits } from '../parts/waits.js'
import { Empty, FailureNote } from '../shell/page.js'
import { BOXES } from '../shell/use-go-commands.js'
import { counted } from '../wording/fill.js'
import { useWords } from '../wording/words.js'
import { CaseRow } from './case-row.js'
import { FilterBar } from './filter-bar.js'
import { NO_FILTER, type Inbox, type InboxFilter } from './use-inbox.js'
import type { TakeNext } from './use-take-next.js'

interface CaseListProps {
  readonly box: Box
  readonly open: string | null
  readonly inbox: Inbox
  readonly filter: InboxFilter
  readonly setFilter: (filter: InboxFilter) => void
  readonly takeNext: TakeNext
}

export function CaseList({ box, open, inbox, filter, setFilter, takeNext }: CaseListProps) {
  const { w } = useWords()
  const waiting = inbox.value?.counts.queue ?? 0
  return (
    <section className="list" aria-labelledby="list-title">
      <header className="list-head">
        <h1 id="list-title" className="list-title">
          {w.boxes[box]}
        </h1>
        <Button
          size="xs"
          loading={takeNext.busy}
          onClick={() => void takeNext.run()}
          variant={waiting > 0 ? 'filled' : 'default'}
        >
          {w.actions.takeNext}
        </Button>
      </header>
      <Boxes box={box} inbox={inbox} />
      <FilterBar filter={filter} setFilter={setFilter} />
      <ListBody box={box} open={open} inbox={inbox} filter={filter} setFilter={setFilter} />
    </section>
  )
}

function Boxes({ box, inbox }: Pick<CaseListProps, 'box' | 'inbox'>) {
  const { w } = useWords()
  return (
    <nav className="boxes" aria-label={w.inbox.boxes}>
      {BOXES.map((each) => {
        const count = inbox.value?.counts[each] ?? 0
        return (
          <Link key={each} href={`/inbox/${each}`} className="box" aria-current={each === box ? 'page' : undefined}>
            {w.boxes[each]}
            {count > 0 && each !== 'closed' && <span className="box-count">{count}</span>}
          </Link>
        )
      })}
    </nav>
  )
}

function ListBody({ box, open, inbox, filter, setFilter }: Omit<CaseListProps, 'takeNext'>) {
  const { w, language } = useWords()
  if (inbox.failure && !inbox.value) return <FailureNote failure={inbox.failure} retry={inbox.reload} />
  if (!inbox.value) return <Waits heights={[62, 62, 62, 62, 62]} />
  const { cases } = inbox.value
  if (cases.length === 0 && filter !== NO_FILTER)
    return (
      <Empty icon={<IconFilterOff size={34} stroke={1.4} />} title={w.inbox.noneMatch}>
        <Button variant="default" size="xs" onClick={() => setFilter(NO_FILTER)}>
          {w.inbox.clearFilter}
        </Button>
      </Empty>
    )
  if (cases.length === 0)
    return (
      <Empty icon={<IconCoffee size={34} stroke={1.4} />} title={w.inbox.empty[box]} hint={w.inbox.emptyHint[box]} />
    )
  return (
    <>
      <p className="unseen" role="status">
        {counted(language, w.inbox.shown, cases.length)}
      </p>
      <ul className="rows">
        {cases.map((each) => (
          <CaseRow key={each.reference} of={each} box={box} open={each.conversation === open} />
        ))}
      </ul>
      {inbox.more && (
        <Button variant="subtle" size="xs" fullWidth onClick={() => void inbox.more?.()}>
          {w.inbox.more}
        </Button>
      )}
    </>
  )
}
