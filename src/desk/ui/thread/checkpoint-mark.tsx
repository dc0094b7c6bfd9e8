import { Button } from '@mantine/core'
import { IconAlertCircle, IconCheck, IconChecks, IconClock, IconX } from '@tabler/icons-react'
import type { Checkpoint, ThreadLine } from '../../contract/inbox.js'
import { providerSentence } from '../wording/provider-words.js'
import { useWords } from '../wording/words.js'

const ICONS: Readonly<Record<Checkpoint, typeof IconClock>> = {
  stored: IconClock,
  queued: IconClock,
  accepted: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  failed: IconAlertCircle,
  cancelled: IconX,
}

/** When a line was said and how far it got; where it failed, why and what to do. */
export function CheckpointMark({ line, resend }: { line: ThreadLine; resend: (() => void) | null }) {
  const { w, format, language } = useWords()
  const outgoing = line.origin === 'agent' || line.origin === 'bot' || line.origin === 'notice'
  const Icon = ICONS[line.checkpoint]
  return (
    <p className="checkpoint" data-checkpoint={line.checkpoint}>
      <time dateTime={line.at} title={format.full(line.at)}>
        {format.clock(line.at)}
      </time>
      {outgoing && (
        <span className="checkpoint-mark">
          <Icon size={14} aria-hidden /> {w.checkpoints[line.checkpoint]}
        </span>
      )}
      {line.reason !== null && <span dir="auto">{providerSentence(language, line.reason)}</span>}
      {resend && (
        <Button size="compact-xs" variant="default" onClick={resend}>
          {w.thread.resend}
        </Button>
      )}
    </p>
  )
}
