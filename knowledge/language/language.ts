/** The two languages we answer in. Everything said to a citizen exists in both. */
export const LANGUAGES = ['ar', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** One sentence or name in both languages. */
export type Bilingual = Readonly<Record<Language, string>>
