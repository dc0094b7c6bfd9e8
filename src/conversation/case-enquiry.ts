import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { ListedCase } from '../store/desk/case-lists.js'
import type { Store } from '../store/store.js'
import { verifyPin } from './case-reference.js'
import type { Notice } from './notices.js'

/** Somebody asks where a case is. */
export interface Enquiry {
  readonly reference: string
  readonly pin: string | null
  /** Who asks. */
  readonly conversation: string
}

/** What may be told of a case: all of it to whoever it belongs to, its state alone to whoever has the PIN. */
export type AnswerEnquiry = (enquiry: Enquiry) => Promise<Notice>

/** Tries within an hour, of one conversation and at one case: a PIN has few digits. */
const TRIES = { conversation: 5, reference: 10 }
const HOUR = 3_600

export function createEnquiries({ desk }: Pick<Store, 'desk'>): AnswerEnquiry {
  const limits = [
    new RateLimiterMemory({ keyPrefix: 'c', points: TRIES.conversation, duration: HOUR }),
    new RateLimiterMemory({ keyPrefix: 'r', points: TRIES.reference, duration: HOUR }),
  ] as const
  const spent = async ({ conversation, reference }: Enquiry): Promise<boolean> => {
    const used = await Promise.allSettled([limits[0].consume(conversation), limits[1].consume(reference)])
    return used.some(({ status }) => status === 'rejected')
  }
  return async (enquiry) => {
    const { reference, pin, conversation } = enquiry
    const one = await desk.lists.byReference(reference)
    if (one?.conversation === conversation) return { kind: 'caseHistory', ...(await historyOf(desk, one)) }
    if (pin === null) return { kind: 'caseNeedsPin', reference }
    if (await spent(enquiry)) return { kind: 'caseTooMany' }
    const right = await verifyPin(pin, one?.pin_hash ?? null)
    return one && right ? { kind: 'caseState', reference, state: one.state } : { kind: 'caseUnknown', reference }
  }
}

async function historyOf(desk: Store['desk'], one: ListedCase) {
  const moves = await desk.reports.moves(one.conversation)
  const mine = moves.filter(({ reference }) => reference === one.reference)
  return {
    reference: one.reference,
    state: one.state,
    since: new Date(mine.at(-1)?.at ?? one.opened_at),
    opened: new Date(one.opened_at),
  }
}
