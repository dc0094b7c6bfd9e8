import { useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import { useLive } from '../live/live-context.js'
import { CasePanel } from '../case/case-panel.js'
import { Composer } from '../composer/composer.js'
import { Waits } from '../parts/waits.js'
import { FailureNote } from '../shell/page.js'
import { useWords } from '../wording/words.js'
import { Lines } from './lines.js'
import { ThreadHead } from './thread-head.js'
import { useThread } from './use-thread.js'

interface ThreadPaneProps {
  readonly id: string
  readonly back: () => void
}

/** One conversation: its head, its lines, what to answer with; and its case beside it. */
export function ThreadPane({ id, back }: ThreadPaneProps) {
  const { w } = useWords()
  const thread = useThread(id)
  const [panel, setPanel] = useState(false)
  const [address] = useSearchParams()
  const silent = address.has('silent')
  useWatching(id, silent)
  useLeaveGuard(thread.sender.busy)
  const { view, failure } = thread
  if (!view && failure)
    return (
      <section className="thread">
        <FailureNote failure={failure} retry={thread.refresh} />
      </section>
    )
  if (!view)
    return (
      <section className="thread">
        <Waits heights={[30, 60, 60, 60]} />
      </section>
    )
  return (
    <>
      <section className="thread" aria-label={w.thread.label}>
        <ThreadHead thread={thread} view={view} silent={silent} back={back} panel={panel} setPanel={setPanel} />
        <Lines thread={thread} view={view} wanted={Number(address.get('line')) || null} />
        <Composer thread={thread} view={view} silent={silent} />
      </section>
      <CasePanel thread={thread} view={view} open={panel} close={() => setPanel(false)} />
    </>
  )
}

/** Whoever has the page out of sight is not looking at it. */
function useWatching(id: string, silent: boolean): void {
  const live = useLive()
  useEffect(() => {
    const tell = () => live.watch(document.visibilityState === 'visible' ? id : null, silent)
    tell()
    document.addEventListener('visibilitychange', tell)
    return () => {
      document.removeEventListener('visibilitychange', tell)
      live.watch(null, false)
    }
  }, [live, id, silent])
}

/** Asks before the page is left while a line has not been handed over. */
function useLeaveGuard(busy: () => boolean): void {
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (busy()) event.preventDefault()
    }
    window.addEventListener('beforeunload', guard)
    return () => window.removeEventListener('beforeunload', guard)
  }, [busy])
}
