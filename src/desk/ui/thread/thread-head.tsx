import { ActionIcon, Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconArrowRight, IconEyeOff, IconLayoutSidebarRight } from '@tabler/icons-react'
import type { ConversationView } from '../../contract/inbox.js'
import { CaseActions } from '../case/case-actions.js'
import { WaitingTime } from '../inbox/waiting-time.js'
import { ChannelIcon } from '../parts/channel-icon.js'
import { Face } from '../parts/face.js'
import { useMe } from '../session/session-context.js'
import { fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'
import type { Thread } from './use-thread.js'

interface HeadProps {
  readonly thread: Thread
  readonly view: ConversationView
  readonly silent: boolean
  readonly back: () => void
  readonly panel: boolean
  readonly setPanel: (open: boolean) => void
}

export function ThreadHead({ thread, view, silent, back, panel, setPanel }: HeadProps) {
  const { w } = useWords()
  return (
    <header className="thread-head">
      <ActionIcon className="thread-back" aria-label={w.thread.back} onClick={back}>
        <IconArrowRight size={20} className="towards-start" />
      </ActionIcon>
      <div className="thread-who">
        <ThreadName view={view} />
        <p className="thread-state">
          <Holder view={view} />
          {view.case && (
            <bdi dir="ltr" className="reference">
              {view.case.reference}
            </bdi>
          )}
          {view.case?.waitingSince && (
            <WaitingTime since={view.case.waitingSince} overdue={view.case.overdue} dueAt={view.case.dueAt} />
          )}
          {silent && (
            <span className="tag tag-warn">
              <IconEyeOff size={12} aria-hidden /> {w.thread.silent}
            </span>
          )}
        </p>
      </div>
      <Viewers view={view} />
      <CaseActions thread={thread} view={view} />
      <Tooltip label={w.panel.title}>
        <ActionIcon
          className="panel-toggle"
          aria-label={w.panel.title}
          aria-expanded={panel}
          onClick={() => setPanel(!panel)}
        >
          <IconLayoutSidebarRight size={20} className="towards-end" />
        </ActionIcon>
      </Tooltip>
    </header>
  )
}

/** As in inbox.css: below this the list, and the page's heading with it, gives way to the thread. */
const ALONE = '(max-width: 900px)'

function ThreadName({ view }: { view: ConversationView }) {
  const { w } = useWords()
  const Heading = useMediaQuery(ALONE) ? 'h1' : 'h2'
  return (
    <Heading className="thread-name">
      <ChannelIcon channel={view.channel} /> <bdi>{view.citizen ?? w.citizen}</bdi>
    </Heading>
  )
}

/** Who may speak to the citizen now. */
function Holder({ view }: { view: ConversationView }) {
  const { w } = useWords()
  const me = useMe()
  const agent = view.case?.agent
  if (view.blocked) return <span className="tag tag-bad">{w.thread.blocked}</span>
  if (view.holder !== 'agent' || !agent) return <span className="tag">{w.holders[view.holder]}</span>
  if (agent.id === me.id) return <span className="tag tag-good">{w.thread.mine}</span>
  const [before = '', after = ''] = w.thread.with.split('{name}')
  return (
    <span className="tag tag-warn">
      {before}
      <bdi>{agent.name}</bdi>
      {after}
    </span>
  )
}

/** Colleagues who have it open, and who of them is writing. */
function Viewers({ view }: { view: ConversationView }) {
  const { w, format } = useWords()
  const me = useMe()
  const others = view.viewers.filter(({ id }) => id !== me.id)
  if (others.length === 0) return null
  const words = format.list(others.map(({ name, typing }) => fill(typing ? w.thread.types : w.thread.looks, { name })))
  return (
    <Tooltip label={words}>
      <div className="viewers" role="group" aria-label={words} tabIndex={0}>
        {others.slice(0, 3).map((viewer) => (
          <span key={viewer.id} className="viewer" data-typing={viewer.typing}>
            <Face name={viewer.name} size={26} />
          </span>
        ))}
        {others.length > 3 && <span aria-hidden>+{others.length - 3}</span>}
      </div>
    </Tooltip>
  )
}
