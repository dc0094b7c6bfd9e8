import { useEffect, useState } from 'react'
import { IconPlugConnectedX, IconRefresh } from '@tabler/icons-react'
import { useLiveState, useNews } from '../live/live-context.js'
import { useWords } from '../wording/words.js'

/** Milliseconds for which it says that everything missed has been fetched. */
const SHOWN = 6_000

/** Says when the line to the service is cut, and when what was missed has been fetched. */
export function ConnectionNote() {
  const { w } = useWords()
  const state = useLiveState()
  const [back, setBack] = useState(false)
  useNews((news) => {
    if (news.kind === 'caught-up') setBack(true)
  })
  useEffect(() => {
    if (!back) return undefined
    const timer = setTimeout(() => setBack(false), SHOWN)
    return () => clearTimeout(timer)
  }, [back])
  return (
    <div role="status" className="connection">
      {state === 'cut' && (
        <p className="connection-cut">
          <IconPlugConnectedX size={16} aria-hidden /> {w.connection.cut}
        </p>
      )}
      {state === 'live' && back && (
        <p className="connection-back">
          <IconRefresh size={16} aria-hidden /> {w.connection.back}
        </p>
      )}
    </div>
  )
}
