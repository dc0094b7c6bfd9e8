import type { Failure } from '../api/request.js'
import type { Wording } from '../wording/ar.js'
import { fill } from '../wording/fill.js'

/** Why something was not done, in the reader's words. */
export function failureWords(w: Wording, failure: Pick<Failure, 'code' | 'by'>): string {
  if (failure.by !== null && (failure.code === 'taken' || failure.code === 'not-holder'))
    return fill(w.failures.heldBy, { name: failure.by })
  return w.failures[failure.code]
}
