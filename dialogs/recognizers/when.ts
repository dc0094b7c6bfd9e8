/** A part of the day that was named without an hour ("tomorrow morning"). */
export type DayPart = 'morning' | 'noon' | 'afternoon' | 'evening'

/** What words say about time, on the wall clock: days as `2026-11-23`, times as `15:30`. */
export type Said =
  | { readonly kind: 'moment'; readonly day: string; readonly time: string }
  | { readonly kind: 'day'; readonly day: string; readonly part?: DayPart }
  | { readonly kind: 'time'; readonly time: string }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'none' }

/**
 * When somebody said. `moment`: day and time, and the instant they make; may lie in the past ("yesterday at 3"): the caller
 * decides what that means. `day`: the time is missing. `time`: the day is missing. `unclear`: something about time is
 * said, but not one moment: a range, two times, a day that does not exist. `none`: nothing about time is said.
 */
export type When = Exclude<Said, { kind: 'moment' }> | (Extract<Said, { kind: 'moment' }> & { readonly at: Date })

/** What was said before: a time alone then falls on this day, a day alone gets this time. */
export interface Known {
  readonly day?: string | undefined
  readonly time?: string | undefined
}

/** What the words are read against. */
export interface WhenContext {
  readonly now: Date
  /** IANA name, such as `Asia/Muscat`. */
  readonly timeZone: string
  readonly known?: Known
}
