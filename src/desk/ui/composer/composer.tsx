import { lazy, Suspense, useState, type ReactNode } from 'react'
import { SegmentedControl } from '@mantine/core'
import { IconLock, IconMessage } from '@tabler/icons-react'
import type { ConversationView } from '../../contract/inbox.js'
import { useNow } from '../parts/now.js'
import { useMe } from '../session/session-context.js'
import { useCommands } from '../shell/commands.js'
import type { Thread } from '../thread/use-thread.js'
import { fill } from '../wording/fill.js'
import { useWords, type Words } from '../wording/words.js'
import { NoteForm } from './note-form.js'
import { ReplyForm } from './reply-form.js'
import { ReplyWindow } from './reply-window.js'

const TemplatePicker = lazy(() => import('./template-picker.js'))

export interface ComposerProps {
  readonly thread: Thread
  readonly view: ConversationView
  /** Looking on unseen: only notes. */
  readonly silent: boolean
}

export type Mode = 'reply' | 'note'

/** Where one writes: to the citizen, or to colleagues. Which of the two is never in doubt. */
export function Composer({ thread, view, silent }: ComposerProps) {
  const words = useWords()
  const { w } = words
  const me = useMe()
  const why = whyNoReply(view, me.id, words)
  const [chosen, setMode] = useState<Mode>('reply')
  const mode = silent || why !== null ? (chosen === 'reply' && !silent ? 'reply' : 'note') : chosen
  const focus = (next: Mode) => {
    setMode(next)
    setTimeout(() => document.getElementById(`write-${next}`)?.focus())
  }
  useCommands([
    { id: 'reply', label: w.commands.reply, group: 'write', key: 'KeyR', run: () => focus('reply') },
    { id: 'note', label: w.commands.note, group: 'write', key: 'KeyM', run: () => focus('note') },
  ])
  return (
    <div className="composer" data-mode={mode}>
      <div className="composer-head">
        <SegmentedControl
          size="xs"
          aria-label={w.composer.to}
          value={mode}
          onChange={(value) => focus(value as Mode)}
          data={[
            {
              value: 'reply',
              disabled: silent,
              label: <ModeLabel icon={<IconMessage size={14} />} text={w.composer.reply} />,
            },
            { value: 'note', label: <ModeLabel icon={<IconLock size={14} />} text={w.composer.note} /> },
          ]}
        />
        {mode === 'reply' && view.replyUntil !== null && <ReplyWindow until={view.replyUntil} />}
        {mode === 'note' && <span className="composer-hint">{w.composer.noteHint}</span>}
      </div>
      {mode === 'note' && <NoteForm thread={thread} />}
      {mode === 'reply' &&
        (why === null ? <ReplyOrTemplate thread={thread} view={view} /> : <p className="composer-closed">{why}</p>)}
    </div>
  )
}

const ModeLabel = ({ icon, text }: { icon: ReactNode; text: string }) => (
  <span className="mode">
    {icon} {text}
  </span>
)

function whyNoReply(view: ConversationView, me: string, { w }: Words): string | null {
  if (view.blocked) return w.composer.blocked
  const agent = view.case?.agent
  if (view.holder === 'agent' && agent) return agent.id === me ? null : fill(w.composer.heldBy, { name: agent.name })
  return view.holder === 'queue' ? w.composer.claimFirst : w.composer.botHolds
}

/** Once the channel takes no free text any more, only a template goes out. */
function ReplyOrTemplate({ thread, view }: Pick<ComposerProps, 'thread' | 'view'>) {
  const now = useNow()
  const closed = view.replyUntil !== null && new Date(view.replyUntil) <= now
  if (!closed) return <ReplyForm thread={thread} view={view} />
  return (
    <Suspense>
      <TemplatePicker thread={thread} view={view} />
    </Suspense>
  )
}
