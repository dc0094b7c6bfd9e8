import type { Ledger } from './ledger.js'

/** Looks now and then whether a conversation's version went back. */
export interface VersionWatch {
  /** Conversations whose version was seen to fall. */
  readonly fell: ReadonlySet<string>
  stop(): void
}

const EVERY = 1_000

export function watchVersions(ledger: Ledger): VersionWatch {
  const seen = new Map<string, number>()
  const fell = new Set<string>()
  let looking = false
  const look = async () => {
    if (looking) return
    looking = true
    try {
      for (const { id, version } of await ledger.query('select id, version from conversations')) {
        const [name, now] = [String(id), Number(version)]
        if (now < (seen.get(name) ?? 0)) fell.add(name)
        seen.set(name, now)
      }
    } catch {
      // The database is away: that is what is being tried.
    }
    looking = false
  }
  const timer = setInterval(() => void look(), EVERY)
  return { fell, stop: () => clearInterval(timer) }
}
