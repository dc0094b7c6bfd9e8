import type { Content } from '../content.js'
import type { Entry } from '../entry.js'
import { LANGUAGES } from '../language/language.js'
import { plainText } from '../rich-text.js'
import type { Example } from './example.js'

/** What the entries teach, and their golden questions, which are asked of what was learnt. Drafts teach nothing. */
export function examplesOf(content: Pick<Content, 'entries'>): Example[] {
  return [...content.entries.values()].filter(({ status }) => status === 'live').flatMap(examplesOfEntry)
}

function examplesOfEntry(entry: Entry): Example[] {
  return LANGUAGES.flatMap((language) => {
    const example = (role: Example['role']) => (text: string) => ({
      id: entry.id,
      topic: entry.topic,
      language,
      text,
      role,
    })
    return [
      example('question')(entry.question[language]),
      example('label')(entry.label[language]),
      ...entry.phrasings[language].map(example('phrasing')),
      ...entry.notCovered[language].map(example('notCovered')),
      ...entry.golden[language].map(example('golden')),
      ...(entry.answer ? [example('answer')(plainText(entry.answer[language]))] : []),
    ]
  })
}
