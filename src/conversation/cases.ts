import type { StoredCase } from '../store/cases.js'
import type { Store } from '../store/store.js'
import type { SayNotice } from './say.js'

export interface CaseDeskDeps {
  readonly store: Pick<Store, 'cases' | 'desk'>
  readonly say: SayNotice
  readonly now: () => Date
}

/** What the command line may do with cases, while the service runs in another process or not at all. */
export interface CaseDesk {
  /** Open cases: urgent first, then the longest waiting. Personal data is masked. */
  list(): Promise<readonly StoredCase[]>
  /** Ends a case, tells the citizen and gives the conversation back to the bot, all or nothing. */
  close(reference: string): Promise<'closed' | 'unknown'>
}

/** Enough of a number to tell two cases apart by. */
const SHOWN_DIGITS = 3

export function createCaseDesk({ store, say, now }: CaseDeskDeps): CaseDesk {
  return {
    list: async () => (await store.cases.open()).map(withMaskedPhone),
    async close(given) {
      const reference = given.trim().toUpperCase()
      const speech = { say, note: null, at: now(), announce: true }
      const closed = await store.desk.move(reference, { kind: 'close' }, speech)
      return closed.kind === 'moved' ? 'closed' : 'unknown'
    },
  }
}

const withMaskedPhone = (one: StoredCase): StoredCase => {
  if (!one.callback) return one
  const { at, phone } = one.callback
  const hidden = phone.slice(0, -SHOWN_DIGITS).replace(/\d/g, '•')
  return { ...one, callback: { at, phone: hidden + phone.slice(-SHOWN_DIGITS) } }
}
