import { IconAlarm, IconClock } from '@tabler/icons-react'
import { useNow } from '../parts/now.js'
import { useWords } from '../wording/words.js'

interface WaitingProps {
  readonly since: string
  readonly overdue: boolean
  readonly dueAt: string | null
}

/** Seconds before a target is missed in which it is marked as near. */
const NEAR = 300

/** How long the citizen has waited for a person's word; counts on. */
export function WaitingTime({ since, overdue, dueAt }: WaitingProps) {
  const { w, format } = useWords()
  const now = useNow()
  const left = dueAt === null ? Number.POSITIVE_INFINITY : (Date.parse(dueAt) - now.getTime()) / 1000
  const late = overdue || left <= 0
  const Icon = late ? IconAlarm : IconClock
  return (
    <span className="row-time" data-late={late} data-near={!late && left < NEAR}>
      <Icon size={13} aria-hidden />
      <span className="unseen">{late ? w.inbox.waitedLate : w.inbox.waited}</span>
      {format.span((now.getTime() - Date.parse(since)) / 1000)}
    </span>
  )
}
