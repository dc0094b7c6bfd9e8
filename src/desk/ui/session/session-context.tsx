import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Me, SessionState } from '../../contract/session.js'
import { ask, onSignedOut } from '../api/request.js'

/** What is known of the session: not asked yet, no answer, or what the service says. */
export type SessionView = { readonly kind: 'loading' } | { readonly kind: 'unreachable' } | SessionState

export interface Session {
  readonly view: SessionView
  /** Asks the service again who is signed in. */
  refresh(): Promise<void>
  /** Takes over what an answer said about oneself. */
  update(me: Me): void
  signOut(): Promise<void>
}

const SessionContext = createContext<Session | null>(null)

export function SessionProvider({ children }: { children: ReactNode }) {
  const [view, setView] = useState<SessionView>({ kind: 'loading' })
  const refresh = useCallback(async () => {
    const answer = await ask<SessionState>('GET', '/session')
    setView(answer.ok ? answer.value : { kind: 'unreachable' })
  }, [])
  const update = useCallback((me: Me) => setView((old) => (old.kind === 'signed-in' ? { ...old, me } : old)), [])
  const signOut = useCallback(async () => {
    await ask('DELETE', '/session')
    await refresh()
  }, [refresh])
  useEffect(() => {
    onSignedOut(() => void refresh())
    void refresh()
  }, [refresh])
  const session = useMemo(() => ({ view, refresh, update, signOut }), [view, refresh, update, signOut])
  return <SessionContext value={session}>{children}</SessionContext>
}

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession is for what stands inside SessionProvider')
  return session
}

/** Oneself, where somebody is signed in. */
export function useMe(): Me {
  const { view } = useSession()
  if (view.kind !== 'signed-in') throw new Error('useMe is for what only somebody signed in sees')
  return view.me
}

/** Name of the organisation's own sign-in; null where there is none. */
export function useProvider(): string | null {
  const { view } = useSession()
  return view.kind === 'signed-in' || view.kind === 'signed-out' ? view.provider : null
}
