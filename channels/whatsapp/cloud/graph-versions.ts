/** When Meta ends each version of its Graph API, as its changelog says (November 2026). */
const ENDS: Readonly<Record<string, string>> = {
  'v20.0': '2026-09-24',
  'v21.0': '2027-01-21',
  'v22.0': '2027-05-20',
  'v23.0': '2027-10-08',
  'v24.0': '2028-02-18',
  'v25.0': '2028-07-29',
}

/** Milliseconds before the end from which the operator is told. */
const AHEAD = 90 * 24 * 60 * 60 * 1000

/** What is wrong with the version that the settings name, and what to do; null: nothing, or nothing that we know of. */
export function versionTrouble(version: string, now: Date): string | null {
  const end = ENDS[version]
  if (end === undefined || Date.parse(end) - now.getTime() > AHEAD) return null
  const ends = Date.parse(end) > now.getTime() ? `ends on ${end}` : `ended on ${end}`
  return `version ${version} of Meta’s Graph API ${ends}: set WHATSAPP_GRAPH_VERSION to a newer one`
}
