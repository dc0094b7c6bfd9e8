import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react'
import type { ConversationView, LinesPage, Revealed } from '../../contract/inbox.js'
import { ask, query } from '../api/request.js'
import { useNews } from '../live/live-context.js'
import { createSender, type Sender } from './sender.js'
import { NOTHING_YET, nextThread, type ThreadState } from './thread-state.js'

export interface Thread extends ThreadState {
  readonly sender: Sender
  /** Looks at the whole again: after something was done to the case. */
  refresh(): void
  earlier(): Promise<void>
  reveal(seq: number, reason: string): Promise<boolean>
}

/** Milliseconds after the last change before the case and the rest of the view are looked at. */
const REST = 300

/** One conversation, kept fresh by version: whatever changed since the last look is asked for, cut or not. */
export function useThread(id: string): Thread {
  const [state, change] = useReducer(nextThread, NOTHING_YET)
  const version = useRef(0)
  useEffect(() => void (version.current = state.version), [state.version])
  const path = `/conversations/${id}`

  const refresh = useCallback(() => {
    void ask<ConversationView>('GET', path).then((answer) =>
      change(answer.ok ? { kind: 'loaded', view: answer.value } : { kind: 'failed', failure: answer }),
    )
  }, [path])
  const catchUp = useCallback(() => {
    void ask<LinesPage>('GET', `${path}/lines${query({ after: version.current })}`).then(
      (answer) => answer.ok && change({ kind: 'changed', page: answer.value }),
    )
  }, [path])
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  const look = useCallback(() => {
    catchUp()
    clearTimeout(rest.current)
    rest.current = setTimeout(refresh, REST)
  }, [catchUp, refresh])
  useEffect(() => {
    refresh()
    return () => clearTimeout(rest.current)
  }, [refresh])

  const sender = useMemo(() => createSender(id, change), [id])
  useNews((news) => {
    if (news.kind === 'conversation' && news.id === id && news.version > version.current) look()
    if (news.kind === 'viewers' && news.id === id) change({ kind: 'viewers', viewers: news.viewers })
    if (news.kind !== 'caught-up') return
    look()
    sender.resume()
  })

  const first = state.lines[0]?.seq
  const earlier = useCallback(async () => {
    const answer = await ask<LinesPage>('GET', `${path}/lines${query({ before: first })}`)
    if (answer.ok) change({ kind: 'earlier', page: answer.value })
  }, [path, first])
  const reveal = useCallback(
    async (seq: number, reason: string) => {
      const answer = await ask<Revealed>('POST', `${path}/reveal`, { seq, reason })
      if (answer.ok) change({ kind: 'revealed', seq, text: answer.value.text })
      return answer.ok
    },
    [path],
  )
  return { ...state, sender, refresh, earlier, reveal }
}
