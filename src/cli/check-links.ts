import { createOutbound } from '../../channels/outbound/outbound.js'
import type { Entry } from '../../knowledge/entry.js'
import type { Fault } from '../../knowledge/fault.js'
import type { Loaded } from '../../knowledge/load.js'
import { reporter } from '../../knowledge/report.js'

export interface LinkCheck {
  readonly faults: readonly Fault[]
  /** Why nothing was looked at; undefined where links were visited. */
  readonly skipped?: string
}

/** Milliseconds for one page; slow pages are not broken ones. */
const PATIENCE = 15_000
const AT_ONCE = 4
/** How often a page may say that it has moved. */
const REDIRECTS = 10

/** How a link answers: its status, or null where nobody does. */
type Visit = (url: string) => Promise<number | null>

interface Link {
  readonly entry: Entry
  readonly path: readonly PropertyKey[]
  readonly url: string
}

/** Visits the sources and links of every entry. Where not one answers, the machine has no network: skipped, not broken. */
export async function checkLinks(loaded: Loaded, visit: Visit = statusOf): Promise<LinkCheck> {
  const links = [...loaded.content.entries.values()].flatMap(linksOf)
  const urls = [...new Set(links.map(({ url }) => url))]
  const statuses = new Map<string, number | null>()
  const visitor = async () => {
    for (let url = urls.pop(); url !== undefined; url = urls.pop()) statuses.set(url, await visit(url))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, visitor))
  if (links.length > 0 && [...statuses.values()].every((status) => status === null))
    return { faults: [], skipped: 'because no page at all answers: this machine has no way to the internet' }
  const faults = links.flatMap(({ entry, path, url }) => {
    const status = statuses.get(url) ?? null
    if (status !== null && (status < 400 || REFUSES_ROBOTS.has(status))) return []
    const what = status === null ? 'does not answer' : `answers ${status}`
    return [reporter(loaded, entry)('warning', path, `${url} ${what}: find where the page went`)]
  })
  return { faults }
}

/** Statuses that a page gives to programs and not to people. */
const REFUSES_ROBOTS = new Set([401, 403, 405, 429, 503])

const linksOf = (entry: Entry): Link[] => [
  ...(entry.source ? [{ entry, path: ['source', 'url'], url: entry.source.url }] : []),
  ...entry.links.flatMap(({ url }, i) =>
    url.startsWith('https://') ? [{ entry, path: ['links', i, 'url'], url }] : [],
  ),
]

const outbound = createOutbound()

/** Entries name pages of the open internet: whoever writes one cannot make this machine knock at its neighbours. */
async function statusOf(url: string): Promise<number | null> {
  const outcome = await outbound(url, { method: 'HEAD', timeout: PATIENCE, limit: 0, redirects: REDIRECTS })
  return outcome.kind === 'answered' ? outcome.status : null
}
