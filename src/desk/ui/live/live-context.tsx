import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import { connectLive, type Live, type LiveState, type News } from './connection.js'

const LiveContext = createContext<Live | null>(null)

interface LiveProps {
  /** The service says that the session is over. */
  readonly ended: () => void
  readonly children: ReactNode
}

/** Holds the line open for as long as somebody is signed in. */
export function LiveProvider({ ended, children }: LiveProps) {
  const [live, setLive] = useState<Live | null>(null)
  useEffect(() => {
    const made = connectLive(`${location.origin.replace(/^http/, 'ws')}/desk/live`)
    setLive(made)
    made.onNews((news) => {
      if (news.kind === 'session-ended') ended()
    })
    return () => made.close()
  }, [ended])
  return live && <LiveContext value={live}>{children}</LiveContext>
}

export function useLive(): Live {
  const live = useContext(LiveContext)
  if (!live) throw new Error('useLive is for what stands inside LiveProvider')
  return live
}

export function useLiveState(): LiveState {
  const live = useLive()
  return useSyncExternalStore(live.onState, live.state)
}

/** Calls the newest `handle` with every piece of news. */
export function useNews(handle: (news: News) => void): void {
  const live = useLive()
  const newest = useRef(handle)
  useEffect(() => {
    newest.current = handle
  })
  useEffect(() => live.onNews((news) => newest.current(news)), [live])
}
