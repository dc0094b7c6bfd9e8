import { useState } from 'react'
import { useLocation } from 'wouter'
import type { NextCase } from '../../contract/inbox.js'
import { ask } from '../api/request.js'
import { useAnnouncer } from '../shell/announcer.js'
import { useWords } from '../wording/words.js'

export interface TakeNext {
  readonly busy: boolean
  run(): Promise<void>
}

/** Takes the case that has waited longest, and opens it. */
export function useTakeNext(): TakeNext {
  const { w } = useWords()
  const { tell, tellFailure } = useAnnouncer()
  const [, go] = useLocation()
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    const answer = await ask<NextCase>('POST', '/cases/next')
    setBusy(false)
    if (!answer.ok) return tellFailure(answer)
    if (answer.value.kind === 'none') return tell(w.inbox.nothingWaits)
    return go(`/inbox/mine/${answer.value.case.conversation}`)
  }
  return { busy, run }
}
