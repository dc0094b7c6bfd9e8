import { Fragment, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Button } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import type { ConversationView, ThreadLine } from '../../contract/inbox.js'
import { useNews } from '../live/live-context.js'
import { useAnnouncer } from '../shell/announcer.js'
import { counted } from '../wording/fill.js'
import { isoDay } from '../wording/format.js'
import { useWords } from '../wording/words.js'
import { Line } from './line.js'
import { PendingView } from './pending-view.js'
import type { Thread } from './use-thread.js'

/** Pixels from the end within which somebody counts as reading the end. */
const NEAR_END = 80

interface LinesProps {
  readonly thread: Thread
  readonly view: ConversationView
  /** The line that was searched for, by `seq`. */
  readonly wanted: number | null
}

export function Lines({ thread, view, wanted }: LinesProps) {
  const { w, language } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const { newBelow, toEnd, onScroll } = useStayAtEnd(box, thread)
  const typing = useCitizenTyping(view.id)
  useArrivals(thread.lines)
  useFound(box, thread, wanted)
  return (
    <div className="lines-box">
      <div
        className="lines"
        ref={box}
        onScroll={onScroll}
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={w.thread.lines}
      >
        {thread.hasEarlier && (
          <Button variant="subtle" size="xs" className="lines-earlier" onClick={() => void thread.earlier()}>
            {w.thread.earlier}
          </Button>
        )}
        {thread.lines.map((line, i) => (
          <Fragment key={line.seq}>
            <DayMark line={line} before={thread.lines[i - 1]} />
            <Line
              line={line}
              thread={thread}
              view={view}
              found={line.seq === wanted}
              follows={sameVoice(line, thread.lines[i - 1])}
            />
          </Fragment>
        ))}
        {thread.pending.map((line) => (
          <PendingView key={line.clientId} line={line} sender={thread.sender} />
        ))}
        {typing && <p className="citizen-types">{w.thread.citizenTypes}</p>}
      </div>
      {newBelow > 0 && (
        <Button className="lines-new" size="xs" radius="xl" leftSection={<IconArrowDown size={14} />} onClick={toEnd}>
          {counted(language, w.thread.newBelow, newBelow)}
        </Button>
      )}
    </div>
  )
}

const sameVoice = (line: ThreadLine, before: ThreadLine | undefined): boolean =>
  before?.origin === line.origin &&
  before.author?.id === line.author?.id &&
  isoDay(new Date(before.at)) === isoDay(new Date(line.at))

function DayMark({ line, before }: { line: ThreadLine; before: ThreadLine | undefined }) {
  const { format } = useWords()
  if (before && isoDay(new Date(before.at)) === isoDay(new Date(line.at))) return null
  return (
    <p className="day-mark">
      <span>{format.day(line.at)}</span>
    </p>
  )
}

/** Follows the end while it is being read; otherwise counts what came below. */
function useStayAtEnd(box: { readonly current: HTMLDivElement | null }, thread: Thread) {
  const atEnd = useRef(true)
  const seen = useRef(0)
  const height = useRef(0)
  const [newBelow, setNewBelow] = useState(0)
  const last = thread.lines.at(-1)?.seq ?? 0
  const first = thread.lines[0]?.seq ?? 0
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    if (atEnd.current) element.scrollTop = element.scrollHeight
    else setNewBelow(thread.lines.filter(({ seq, origin }) => seq > seen.current && origin !== 'agent').length)
    if (atEnd.current) seen.current = last
  }, [box, last, thread.lines, thread.pending])
  // Earlier lines come in above: what is being read stays where it is.
  useLayoutEffect(() => {
    const element = box.current
    if (element && !atEnd.current) element.scrollTop += element.scrollHeight - height.current
    if (element) height.current = element.scrollHeight
  }, [box, first])
  const onScroll = () => {
    const element = box.current
    if (!element) return
    height.current = element.scrollHeight
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END
    if (!atEnd.current) return
    seen.current = last
    setNewBelow(0)
  }
  const toEnd = () => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight
  }
  return { newBelow, toEnd, onScroll }
}

/** Milliseconds for which the last word of typing holds. */
const TYPING = 6_000

function useCitizenTyping(id: string): boolean {
  const [until, setUntil] = useState(0)
  useNews((news) => {
    if (news.kind === 'citizen-typing' && news.id === id) setUntil(Date.now() + TYPING)
    if (news.kind === 'conversation' && news.id === id) setUntil(0)
  })
  useEffect(() => {
    if (until === 0) return undefined
    const timer = setTimeout(() => setUntil(0), TYPING)
    return () => clearTimeout(timer)
  }, [until])
  return until > 0
}

/** Reads out what a citizen writes while the thread is open; not what stood there when it was opened. */
function useArrivals(lines: readonly ThreadLine[]): void {
  const { w } = useWords()
  const { announce } = useAnnouncer()
  const seen = useRef<number | null>(null)
  useEffect(() => {
    const last = lines.at(-1)?.seq ?? 0
    const fresh = lines.filter(({ seq, origin }) => origin === 'citizen' && seen.current !== null && seq > seen.current)
    if (lines.length > 0) seen.current = last
    const newest = fresh.at(-1)
    if (newest) announce(`${w.citizen}: ${newest.text || w.thread.file}`)
  }, [lines, announce, w])
}

/** Goes back as far as the line that was searched for, and shows it. */
function useFound(box: { readonly current: HTMLDivElement | null }, thread: Thread, wanted: number | null): void {
  const shown = useRef(false)
  const first = thread.lines[0]?.seq
  const { earlier, hasEarlier } = thread
  useEffect(() => {
    if (wanted === null || shown.current || first === undefined) return
    if (wanted < first && hasEarlier) return void earlier()
    shown.current = true
    box.current?.querySelector('[data-found="true"]')?.scrollIntoView({ block: 'center' })
  }, [box, wanted, first, hasEarlier, earlier])
}
