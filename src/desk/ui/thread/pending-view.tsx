import { Button } from '@mantine/core'
import { IconAlertCircle, IconClock } from '@tabler/icons-react'
import { failureWords } from '../parts/failure-words.js'
import { useWords } from '../wording/words.js'
import { PlainLines } from './rich-text.js'
import type { Sender } from './sender.js'
import type { PendingLine } from './thread-state.js'

/** A line that the service has not shown back yet. */
export function PendingView({ line, sender }: { line: PendingLine; sender: Sender }) {
  const { w, format } = useWords()
  const origin = line.kind === 'note' ? 'note' : 'agent'
  return (
    <article className="line" data-origin={origin} data-pending="true" data-failed={line.failure !== null}>
      <p className="line-head">{line.kind === 'note' ? w.thread.note : w.thread.you}</p>
      <div className="bubble">
        <PlainLines text={line.text} />
        {line.files.map((file) => (
          <p key={file.id} className="plain">
            <bdi>{file.name}</bdi>
          </p>
        ))}
      </div>
      {line.failure ? (
        <p className="checkpoint" data-checkpoint="failed" role="alert">
          <span className="checkpoint-mark">
            <IconAlertCircle size={14} aria-hidden /> {w.thread.unsent}
          </span>
          <span>{failureWords(w, line.failure)}</span>
          <Button size="compact-xs" variant="default" onClick={() => sender.retry(line)}>
            {w.thread.resend}
          </Button>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => sender.drop(line)}>
            {w.thread.drop}
          </Button>
        </p>
      ) : (
        <p className="checkpoint">
          {format.clock(line.at)}
          <span className="checkpoint-mark">
            <IconClock size={14} aria-hidden /> {w.thread.sending}
          </span>
        </p>
      )}
    </article>
  )
}
