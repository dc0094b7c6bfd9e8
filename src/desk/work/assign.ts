import type { Worker } from '../staff.js'

/** A case that waits for a person. */
export interface WaitingCase {
  readonly reference: string
  readonly team: string | null
  readonly urgent: boolean
  readonly language: 'ar' | 'en'
  /** Waited too long in the queue, and was told so. */
  readonly gaveUp: boolean
  /** Milliseconds since 1970. */
  readonly since: number
}

/** Somebody who is there, with room for more. */
export interface FreeAgent {
  readonly worker: Worker
  readonly load: number
}

/** A case without a team is everybody's. */
export const serves = ({ teams }: Worker, { team }: Pick<WaitingCase, 'team'>): boolean =>
  team === null || teams.includes(team)

const speaks = ({ languages }: Worker, { language }: WaitingCase): boolean => languages.includes(language)

/**
 * The case that an agent takes next: who still waits before who was told to wait no longer, urgent ones first, then a
 * case of their own team, then their language, then the longest waiting. Null: nothing waits that they may take.
 */
export function chooseNext(waiting: readonly WaitingCase[], worker: Worker): WaitingCase | null {
  const rank = (one: WaitingCase) => [
    one.gaveUp ? 1 : 0,
    one.urgent ? 0 : 1,
    one.team === null ? 1 : 0,
    speaks(worker, one) ? 0 : 1,
    one.since,
  ]
  return waiting.filter((one) => serves(worker, one)).toSorted((a, b) => compare(rank(a), rank(b)))[0] ?? null
}

/** Who gets which case, in the order of the queue; each agent up to their capacity, the least busy first. */
export function assignAll(
  waiting: readonly WaitingCase[],
  free: readonly FreeAgent[],
): readonly { readonly reference: string; readonly worker: Worker }[] {
  const room = new Map(free.map(({ worker, load }) => [worker, load]))
  const order = waiting.toSorted((a, b) => compare(orderOf(a), orderOf(b)))
  return order.flatMap((one) => {
    const able = [...room].filter(([worker, load]) => load < worker.capacity && serves(worker, one))
    const fluent = able.filter(([worker]) => speaks(worker, one))
    const [chosen] = (fluent.length > 0 ? fluent : able).toSorted(([a, x], [b, y]) =>
      compare([x / a.capacity, x], [y / b.capacity, y]),
    )
    if (!chosen) return []
    const [worker, load] = chosen
    room.set(worker, load + 1)
    return [{ reference: one.reference, worker }]
  })
}

const orderOf = (one: WaitingCase) => [one.gaveUp ? 1 : 0, one.urgent ? 0 : 1, one.since]

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    const difference = value - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
