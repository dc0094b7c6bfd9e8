import type { Content } from '../content.js'
import type { EntryId } from '../entry.js'
import { LANGUAGES } from '../language/language.js'
import type { Lexicon } from '../language/lexicon.js'
import { registerOf, REGISTERS, type Register } from '../language/register.js'
import type { Trial } from './cross-trials.js'

/** How well one way of writing is understood, over wordings that were not taught. */
export interface RegisterRow {
  readonly register: Register
  readonly wordings: number
  /** Shares of the wordings: right entry first; answered. */
  readonly right: number
  readonly answered: number
  /** Share of the answered that are wrong. */
  readonly wrong: number
  /** Service entries that nobody wrote such a wording for. */
  readonly lacking: readonly EntryId[]
}

export function registerTable(
  trials: readonly Trial[],
  { entries }: Pick<Content, 'entries'>,
  lexicon: Lexicon,
): RegisterRow[] {
  const written = new Map(
    [...entries.values()]
      .filter(({ kind }) => kind === 'service')
      .map(({ id, question, phrasings }) => {
        const texts = LANGUAGES.flatMap((language) => [question[language], ...phrasings[language]])
        return [id, new Set(texts.map((text) => registerOf(text, lexicon)))]
      }),
  )
  return REGISTERS.map((register) => {
    const asked = trials.filter((trial) => trial.register === register)
    const answered = asked.filter((trial) => trial.answered)
    return {
      register,
      wordings: asked.length,
      right: share(asked, isRight),
      answered: share(asked, (trial) => trial.answered),
      wrong: share(answered, (trial) => !isRight(trial)),
      lacking: [...written].filter(([, registers]) => !registers.has(register)).map(([id]) => id),
    }
  })
}

export const isRight = ({ first, entry }: Trial): boolean => first === entry

export const share = <T>(list: readonly T[], holds: (one: T) => boolean): number =>
  list.length > 0 ? list.filter(holds).length / list.length : 0
