import { refusal, type Refusal } from './faults.js'
import type { Rates } from './settings.js'

/** Counts calls against Meta's limits; null: within them. */
export type CountCall = (person: string | null) => Refusal | null

const HOUR = 3_600_000
const SECOND = 1_000

export function createRates(rates: Rates, now: () => Date): CountCall {
  const buckets = new Map<string, { left: number; at: number }>()
  const spend = (key: string, burst: number, every: number): boolean => {
    const at = now().getTime()
    const bucket = buckets.get(key) ?? { left: burst, at }
    const left = Math.min(burst, bucket.left + (at - bucket.at) / every)
    buckets.set(key, { left: left >= 1 ? left - 1 : left, at })
    return left >= 1
  }
  return (person) => {
    if (!spend('account', rates.account, HOUR / rates.account)) return refusal(80007, 'the account called too often')
    if (person === null) return null
    if (!spend('number', rates.number, SECOND / rates.number)) return refusal(130429, 'the number sent too fast')
    if (!spend(`pair ${person}`, rates.pair.burst, rates.pair.every)) return refusal(131056, 'too many to this person')
    return null
  }
}
