/** A place in a text, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

const MONEY_AFTER =
  /^ {0,2}(?:ريال|ر\.ع|بيسه|درهم|دولار|omr|ro\b|rial|riyal|baisa|aed|usd|dollar|cc\b|سي سي|km|كم\b|كيلو)/
const MONEY_BEFORE = /(?:omr|ro|usd|aed|\$|مبلغ|amount)[ :]{0,2}$/

/** Whether the digits count something: money, distance, an engine's size. Takes a text of `sameLength`. */
export const isAmount = (plain: string, { start, end }: Span): boolean =>
  MONEY_AFTER.test(plain.slice(end, end + 12)) || MONEY_BEFORE.test(plain.slice(Math.max(0, start - 10), start))

/** Whether the digits are no part of a word, a decimal, a date or a decree number. Takes a text of `sameLength`. */
export const standsAlone = (plain: string, { start, end }: Span): boolean =>
  !/[\p{L}\d_/.,:]$/u.test(plain.slice(Math.max(0, start - 1), start)) &&
  !/^(?:[\p{L}_/]|[.,:]\d)/u.test(plain.slice(end, end + 2))
