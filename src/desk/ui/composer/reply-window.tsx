import { IconHourglass, IconHourglassOff } from '@tabler/icons-react'
import { useNow } from '../parts/now.js'
import { fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'

/** Seconds before its end in which it is pressing. */
const PRESSING = 3600

/** How long the channel still takes free text. */
export function ReplyWindow({ until }: { until: string }) {
  const { w, format } = useWords()
  const now = useNow()
  const left = (Date.parse(until) - now.getTime()) / 1000
  if (left <= 0)
    return (
      <span className="tag tag-bad">
        <IconHourglassOff size={13} aria-hidden /> {w.composer.windowClosed}
      </span>
    )
  return (
    <span className={left < PRESSING ? 'tag tag-warn' : 'tag'} title={format.full(until)}>
      <IconHourglass size={13} aria-hidden /> {fill(w.composer.window, { time: format.span(left) })}
    </span>
  )
}
