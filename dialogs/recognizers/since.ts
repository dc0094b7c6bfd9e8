/** A span or a moment from which something has lasted, in the words in which citizens tell it. */
const SINCE =
  /(?:منذ|من قبل|من حوالي|صار ?لي|صارلي|لي|من)\s+(?:\S+\s+){0,2}?(?:ساع[ةه]|ساعات|ساعتين|يوم|يومين|أيام|ايام|أسبوع|اسبوع|أسبوعين|اسبوعين|أسابيع|اسابيع|شهر|شهرين|أشهر|اشهر|شهور|سن[ةه]|سنتين|سنوات|سنين|أمس|امس|البارح[ةه])(?!\p{L})/u
const SINCE_IN_ENGLISH =
  /\b(?:since (?:\w+ ){0,3}(?:yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|week|month|year|january|february|march|april|may|june|july|august|september|october|november|december)|for (?:\w+ ){1,3}(?:hours?|days?|weeks?|months?|years?)|(?:\w+ ){1,2}(?:hours?|days?|weeks?|months?|years?) ago)\b/iu

/** Since when, as a text says it by the way; null where it does not. */
export const sinceIn = (text: string): string | null => (SINCE.exec(text) ?? SINCE_IN_ENGLISH.exec(text))?.[0] ?? null
