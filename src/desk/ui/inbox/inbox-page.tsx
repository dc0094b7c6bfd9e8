import { useState } from 'react'
import { IconMessages } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import type { Box, CaseSummary } from '../../contract/inbox.js'
import { BOXES } from '../shell/use-go-commands.js'
import { useCommands } from '../shell/commands.js'
import { Empty } from '../shell/page.js'
import { useTitleBadge } from '../shell/use-attention.js'
import { ThreadPane } from '../thread/thread-pane.js'
import { useWords } from '../wording/words.js'
import { CaseList } from './case-list.js'
import { NO_FILTER, useInbox } from './use-inbox.js'
import { useTakeNext } from './use-take-next.js'

interface InboxProps {
  readonly box: string
  /** Whose thread is open. */
  readonly conversation: string | null
}

const isBox = (box: string): box is Box => (BOXES as readonly string[]).includes(box)

/** The list of cases, the thread that is open, and its case: side by side where there is room. */
export function InboxPage({ box: asked, conversation }: InboxProps) {
  const { w } = useWords()
  const [, go] = useLocation()
  const box = isBox(asked) ? asked : 'mine'
  const [filter, setFilter] = useState(NO_FILTER)
  const inbox = useInbox(box, filter)
  const takeNext = useTakeNext()
  useTitleBadge(`${w.boxes[box]} · ${w.name}`, inbox.value)
  const cases = inbox.value?.cases ?? []
  const step = (by: number) => {
    const next = neighbour(cases, conversation, by)
    if (next) go(`/inbox/${box}/${next.conversation}`)
  }
  useCommands([
    { id: 'next', label: w.commands.next, group: 'list', key: 'KeyJ', run: () => step(1) },
    { id: 'previous', label: w.commands.previous, group: 'list', key: 'KeyK', run: () => step(-1) },
    { id: 'take-next', label: w.actions.takeNext, group: 'list', key: 'KeyN', run: () => void takeNext.run() },
    {
      id: 'find',
      label: w.commands.find,
      group: 'list',
      key: 'Slash',
      run: () => document.getElementById('inbox-find')?.focus(),
    },
  ])
  return (
    <div className="inbox" data-open={conversation !== null}>
      <CaseList box={box} open={conversation} inbox={inbox} filter={filter} setFilter={setFilter} takeNext={takeNext} />
      {conversation === null ? (
        <section className="inbox-rest">
          <Empty icon={<IconMessages size={40} stroke={1.4} />} title={w.inbox.chooseTitle} hint={w.inbox.choose} />
        </section>
      ) : (
        <ThreadPane key={conversation} id={conversation} back={() => go(`/inbox/${box}`)} />
      )}
    </div>
  )
}

function neighbour(cases: readonly CaseSummary[], open: string | null, by: number): CaseSummary | undefined {
  const at = cases.findIndex((each) => each.conversation === open)
  if (at < 0) return by > 0 ? cases[0] : cases.at(-1)
  return cases[at + by]
}
