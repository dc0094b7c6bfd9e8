import { useState } from 'react'
import { ask, type Failure, type Method, type Outcome } from '../api/request.js'
import { fieldFault } from './failure-words.js'
import { useAnnouncer } from '../shell/announcer.js'
import { useWords } from '../wording/words.js'

export interface Save {
  readonly busy: boolean
  /** Why the last one was not taken; its fields belong beside the form's. */
  readonly failure: Failure | null
  /** Sends it, and says that it was saved or why not. */
  run<T>(method: Method, path: string, body?: unknown): Promise<Outcome<T>>
  /** What is said of one field. */
  errorOf(field: string): string | undefined
}

export function useSave(): Save {
  const { w } = useWords()
  const { tell, tellFailure } = useAnnouncer()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  return {
    busy,
    failure,
    async run<T>(method: Method, path: string, body?: unknown) {
      setBusy(true)
      const answer = await ask<T>(method, path, body)
      setBusy(false)
      setFailure(answer.ok ? null : answer)
      if (answer.ok) tell(w.saved)
      else tellFailure(answer)
      return answer
    },
    errorOf: (name) => fieldFault(w, failure, name),
  }
}
