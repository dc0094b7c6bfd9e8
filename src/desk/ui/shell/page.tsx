import { useEffect, useRef, type ReactNode } from 'react'
import { Alert, Button, Text, Title } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import type { Failure } from '../api/request.js'
import { failureWords } from '../parts/failure-words.js'
import { Waits } from '../parts/waits.js'
import { useWords } from '../wording/words.js'

interface PageProps {
  readonly title: string
  readonly lead?: string
  /** What stands at the end of the heading's line. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A page beside the inbox. Its heading takes the focus when it opens. */
export function Page({ title, lead, aside, children }: PageProps) {
  const { w } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${w.name}`
    heading.current?.focus()
  }, [title, w])
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <Title order={1} tabIndex={-1} ref={heading}>
            {title}
          </Title>
          {lead !== undefined && <Text c="dimmed">{lead}</Text>}
        </div>
        {aside !== undefined && <div className="page-aside">{aside}</div>}
      </header>
      {children}
    </div>
  )
}

export function PageLoading() {
  return (
    <div className="page">
      <Waits heights={[28, 120, 120]} />
    </div>
  )
}

/** What stands where something could not be loaded. */
export function FailureNote({ failure, retry }: { failure: Pick<Failure, 'code' | 'by'>; retry: () => void }) {
  const { w } = useWords()
  return (
    <Alert color="red" icon={<IconAlertCircle />} role="alert" className="failure">
      <p>{failureWords(w, failure)}</p>
      <Button variant="default" size="xs" onClick={retry}>
        {w.again}
      </Button>
    </Alert>
  )
}

interface EmptyProps {
  readonly icon: ReactNode
  readonly title: string
  readonly hint?: string
  readonly children?: ReactNode
}

/** What stands where there is nothing, and what to do about it. */
export function Empty({ icon, title, hint, children }: EmptyProps) {
  return (
    <div className="empty">
      <span className="empty-icon" aria-hidden>
        {icon}
      </span>
      <p className="empty-title">{title}</p>
      {hint !== undefined && <p className="empty-hint">{hint}</p>}
      {children}
    </div>
  )
}
