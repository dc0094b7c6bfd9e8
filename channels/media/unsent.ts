import type { Language } from '../../knowledge/language/language.js'

/** What the citizen is told in place of a file that the messenger does not take: something is better than nothing. */
const UNSENT: Readonly<Record<Language, (name: string) => string>> = {
  ar: (name) => `تعذّر إرسال الملف «${name}» هنا. اكتب لنا إن أردت أن نوصله إليك بطريقة أخرى.`,
  en: (name) => `We could not send the file “${name}” here. Write to us if you would like it in another way.`,
}

/** Names are strangers' words; more than this of one is no help. */
const LONGEST_NAME = 80

export const unsentFile = (language: Language, name: string): string =>
  UNSENT[language](name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name)

/** For the agent, beside a message whose file did not go. */
export const WORDS_INSTEAD = 'the file was not taken, so its words and a sentence about it were sent instead'
