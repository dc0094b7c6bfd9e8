/** A part of the day that was named without an hour ("tomorrow morning"). */
export type DayPart = 'morning' | 'noon' | 'afternoon' | 'evening'

/**
 * When somebody said. Days as `2026-11-23`, times as `15:30`, both on the wall clock of the time zone asked for.
 * `moment`: day and time, as an instant; may lie in the past ("yesterday at 3"): the caller decides what that means.
 * `day`: the time is missing. `time`: the day is missing (and none was `known`). `unclear`: something about time is said,
 * but not one moment: a range, two times, a day that does not exist. `none`: nothing about time is said.
 */
export type When =
  | { readonly kind: 'moment'; readonly at: Date; readonly day: string; readonly time: string }
  | { readonly kind: 'day'; readonly day: string; readonly part?: DayPart }
  | { readonly kind: 'time'; readonly time: string }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'none' }

/** What the words are read against. */
export interface WhenContext {
  readonly now: Date
  /** IANA name, such as `Asia/Muscat`. */
  readonly timeZone: string
  /** What the citizen said before: a time alone then falls on this day, a day alone gets this time. */
  readonly known?: { readonly day?: string | undefined; readonly time?: string | undefined }
}
