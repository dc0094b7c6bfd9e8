import type { Failure } from '../api/request.js'
import type { Wording } from '../wording/ar.js'
import { fill } from '../wording/fill.js'

/** What is wrong with one field: its message is the developers', its name tells what the reader needs to know. */
export function fieldFault(w: Wording, failure: Failure | null, name: string): string | undefined {
  const field = failure?.fields.find((each) => each.name === name)
  if (!field) return undefined
  if (field.message === 'is taken') return w.fields.taken
  return (w.fields as Readonly<Record<string, string>>)[name] ?? w.fields.other
}

/** Why something was not done, in the reader's words. */
export function failureWords(w: Wording, failure: Pick<Failure, 'code' | 'by'>): string {
  if (failure.by !== null && (failure.code === 'taken' || failure.code === 'not-holder'))
    return fill(w.failures.heldBy, { name: failure.by })
  return w.failures[failure.code]
}
