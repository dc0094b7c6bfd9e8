import { fold } from '../knowledge/language/fold.js'
import { LANGUAGES } from '../knowledge/language/language.js'
import type { Command } from './memory.js'
import type { Wording } from './wording.js'

/** Commands that mean the same at any moment, so that a button of an old message still works. */
const STANDING: readonly Command[] = ['person', 'notHelped', 'cancelWait', 'callback', 'arabic', 'english']

/** The standing commands by their words in both languages, folded. */
export function standingCommands(wording: Wording): ReadonlyMap<string, Command> {
  const labels = LANGUAGES.flatMap((language) =>
    STANDING.map((command): [string, Command] => [fold(wording.say(language, `label.${command}`)), command]),
  )
  return new Map(labels)
}
