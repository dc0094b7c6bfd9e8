import { useCallback, useEffect, useRef, useState } from 'react'
import { useLive } from '../live/live-context.js'

/** Milliseconds without a key after which a draft is kept; and how often writing is said to go on. */
const REST = 700
const TYPING = 3_000

export interface DraftText {
  readonly text: string
  write(text: string): void
}

/** What is being written to a citizen: kept by the service for its conversation, and shown to colleagues as typing. */
export function useDraft(id: string, kept: string): DraftText {
  const live = useLive()
  const [text, setText] = useState(kept)
  const newest = useRef(kept)
  const saved = useRef(kept)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const saidAt = useRef(0)
  const save = useCallback(() => {
    clearTimeout(timer.current)
    if (saved.current === newest.current) return
    saved.current = newest.current
    live.say({ kind: 'draft', id, text: newest.current })
  }, [live, id])
  useEffect(
    () => () => {
      save()
      live.say({ kind: 'typing', id, typing: false })
    },
    [save, live, id],
  )
  const write = useCallback(
    (next: string) => {
      newest.current = next
      setText(next)
      clearTimeout(timer.current)
      timer.current = setTimeout(save, REST)
      if (next === '') {
        saidAt.current = 0
        live.say({ kind: 'typing', id, typing: false })
        save()
      } else if (Date.now() - saidAt.current > TYPING) {
        saidAt.current = Date.now()
        live.say({ kind: 'typing', id, typing: true })
      }
    },
    [live, id, save],
  )
  return { text, write }
}
