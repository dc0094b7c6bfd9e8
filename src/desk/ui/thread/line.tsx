import { lazy, Suspense, useState } from 'react'
import { Button } from '@mantine/core'
import { IconEye, IconLock, IconRobot, IconSpeakerphone } from '@tabler/icons-react'
import type { ConversationView, ThreadLine } from '../../contract/inbox.js'
import { useMe } from '../session/session-context.js'
import { useDeskData } from '../shell/desk-data.js'
import { useWords } from '../wording/words.js'
import { CheckpointMark } from './checkpoint-mark.js'
import { FileLinks } from './file-links.js'
import { Receipts } from './receipts.js'
import { PlainLines, RichTextView } from './rich-text.js'
import type { Thread } from './use-thread.js'

const RevealDialog = lazy(() => import('../case/reveal-dialog.js'))

interface LineProps {
  readonly line: ThreadLine
  readonly thread: Thread
  readonly view: ConversationView
  /** The line before is of the same voice: who speaks need not be said again. */
  readonly follows: boolean
  /** What a search led to. */
  readonly found: boolean
}

/** One line of the thread. Who speaks is seen by its place, its ground and its name. */
export function Line({ line, thread, view, follows, found }: LineProps) {
  const { w } = useWords()
  const revealed = thread.revealed[line.seq]
  return (
    <article
      className="line"
      data-origin={line.origin}
      data-failed={line.checkpoint === 'failed'}
      data-follows={follows}
      data-found={found}
    >
      {follows ? (
        <span className="unseen">
          <Speaker line={line} view={view} />
        </span>
      ) : (
        <p className="line-head">
          <Speaker line={line} view={view} />
        </p>
      )}
      <div className="bubble">
        {revealed === undefined && line.richText ? (
          <RichTextView tree={line.richText} />
        ) : (
          <PlainLines text={revealed ?? line.text} />
        )}
        {line.files.length > 0 && <FileLinks conversation={view.id} files={line.files} />}
        {line.buttons.length > 0 && (
          <ul className="line-buttons" aria-label={w.thread.buttons}>
            {line.buttons.map((button) => (
              <li key={button} dir="auto">
                {button}
              </li>
            ))}
          </ul>
        )}
      </div>
      <Mentioned line={line} />
      {line.masked && revealed === undefined && <Reveal line={line} thread={thread} />}
      {line.receipts.length > 0 && <Receipts receipts={line.receipts} />}
      <CheckpointMark line={line} resend={resendOf(line, thread)} />
    </article>
  )
}

function resendOf(line: ThreadLine, thread: Thread): (() => void) | null {
  if (line.checkpoint !== 'failed' || line.origin !== 'agent') return null
  return () => thread.sender.message({ text: line.text, files: line.files })
}

function Speaker({ line, view }: { line: ThreadLine; view: ConversationView }) {
  const { w } = useWords()
  const me = useMe()
  switch (line.origin) {
    case 'citizen':
      return <bdi>{view.citizen ?? w.citizen}</bdi>
    case 'bot':
      return (
        <>
          <IconRobot size={14} aria-hidden /> {w.holders.bot}
        </>
      )
    case 'notice':
      return (
        <>
          <IconSpeakerphone size={14} aria-hidden /> {w.thread.notice}
        </>
      )
    case 'note':
      return (
        <>
          <IconLock size={14} aria-hidden /> {w.thread.note} · <bdi>{line.author?.name}</bdi>
        </>
      )
    case 'agent':
      return line.author?.id === me.id ? <>{w.thread.you}</> : <bdi>{line.author?.name ?? w.holders.agent}</bdi>
  }
}

function Mentioned({ line }: { line: ThreadLine }) {
  const { w } = useWords()
  const { colleagues } = useDeskData()
  if (line.mentions.length === 0) return null
  const names = line.mentions.map((id) => colleagues.find((each) => each.id === id)?.name ?? id)
  return (
    <p className="line-mentions">
      {w.thread.mentions}{' '}
      {names.map((name, i) => (
        <bdi key={name}>{i > 0 ? `، ${name}` : name}</bdi>
      ))}
    </p>
  )
}

function Reveal({ line, thread }: { line: ThreadLine; thread: Thread }) {
  const { w } = useWords()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button variant="subtle" size="compact-xs" leftSection={<IconEye size={14} />} onClick={() => setAsking(true)}>
        {w.thread.reveal}
      </Button>
      <Suspense>
        {asking && <RevealDialog close={() => setAsking(false)} reveal={(reason) => thread.reveal(line.seq, reason)} />}
      </Suspense>
    </>
  )
}
