import { found, refuse } from '../answer.js'
import type { AuditPage } from '../contract/administration.js'
import { ADMINISTRATORS, route, type Route } from '../route.js'
import type { Audit } from '../../store/audit.js'

/** Milliseconds for which the chain, once read through, is not read again. */
const TRUSTED = 60_000

/** What was done at the desk, for administrators. */
export function auditRoutes(audit: Audit, now: () => Date): readonly Route[] {
  const isIntact = createVerdict(audit, now)
  return [
    route({
      method: 'GET',
      path: '/desk/api/audit',
      roles: ADMINISTRATORS,
      owner: 'none',
      async handle({ query }) {
        const cursor = query.get('cursor')
        if (cursor !== null && !/^\d{1,9}$/.test(cursor)) return refuse('bad-request', 'The cursor is none of ours.')
        const { rows, next } = await audit.page(cursor === null ? null : Number(cursor))
        const page: AuditPage = {
          rows: rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
          next: next === null ? null : String(next),
          intact: await isIntact(),
        }
        return found(page)
      },
    }),
  ]
}

function createVerdict(audit: Audit, now: () => Date): () => Promise<boolean> {
  let last: { readonly at: number; readonly intact: Promise<boolean> } | null = null
  return () => {
    const at = now().getTime()
    if (!last || at - last.at > TRUSTED) last = { at, intact: audit.verify().then(({ kind }) => kind === 'intact') }
    return last.intact
  }
}
