/** How often each may do something; counted in this process, and forgotten with it. */
export interface Allowance {
  /** Null: go on, and it is counted. Otherwise seconds to wait. */
  use(who: string): number | null
}

export interface AllowanceOptions {
  readonly times: number
  /** Milliseconds. */
  readonly within: number
  readonly now: () => Date
}

const SECOND = 1_000

export function createAllowance({ times, within, now }: AllowanceOptions): Allowance {
  const used = new Map<string, readonly number[]>()
  return {
    use(who) {
      const at = now().getTime()
      const recent = (used.get(who) ?? []).filter((each) => at - each < within)
      const oldest = recent[0]
      if (oldest !== undefined && recent.length >= times) return Math.ceil((oldest + within - at) / SECOND)
      used.set(who, [...recent, at])
      return null
    },
  }
}
