import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'
import { notifications } from '@mantine/notifications'
import type { Failure } from '../api/request.js'
import { failureWords } from '../parts/failure-words.js'
import { useWords } from '../wording/words.js'

export interface Announcer {
  /** For screen readers alone, when they are free. */
  announce(text: string): void
  /** Shown for a moment, and read out. */
  tell(text: string): void
  /** Shown until seen. */
  tellFailure(failure: Pick<Failure, 'code' | 'by'>): void
}

const AnnouncerContext = createContext<Announcer | null>(null)

export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const { w } = useWords()
  const [said, setSaid] = useState({ text: '', turn: 0 })
  const announcer = useMemo<Announcer>(
    () => ({
      announce: (text) => setSaid((old) => ({ text, turn: old.turn + 1 })),
      tell: (message) =>
        void notifications.show({ message, color: 'sea', closeButtonProps: { 'aria-label': w.close } }),
      tellFailure: (failure) =>
        void notifications.show({
          message: failureWords(w, failure),
          color: 'red',
          autoClose: 12_000,
          closeButtonProps: { 'aria-label': w.close },
        }),
    }),
    [w],
  )
  return (
    <AnnouncerContext value={announcer}>
      {children}
      {/* A change of the key makes the same sentence be read again. */}
      <div className="unseen" role="status">
        <span key={said.turn}>{said.text}</span>
      </div>
    </AnnouncerContext>
  )
}

export function useAnnouncer(): Announcer {
  const announcer = useContext(AnnouncerContext)
  if (!announcer) throw new Error('useAnnouncer is for what stands inside AnnouncerProvider')
  return announcer
}
