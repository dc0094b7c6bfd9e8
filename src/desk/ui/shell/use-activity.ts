import { useEffect } from 'react'
import { useLive } from '../live/live-context.js'

/** Milliseconds after which a touch or a key says again that somebody is at the desk. */
const AGAIN = 60_000

/** Tells the service that somebody works here, and is not only signed in. */
export function useActivity(): void {
  const live = useLive()
  useEffect(() => {
    let saidAt = 0
    const stop = new AbortController()
    const touch = () => {
      if (Date.now() - saidAt < AGAIN) return
      saidAt = Date.now()
      live.say({ kind: 'active' })
    }
    for (const kind of ['pointerdown', 'keydown']) window.addEventListener(kind, touch, { signal: stop.signal })
    return () => stop.abort()
  }, [live])
}
