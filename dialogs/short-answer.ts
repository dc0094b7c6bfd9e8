import { tokenize } from '../knowledge/language/tokens.js'
import { cancel } from './recognizers/cancel.js'
import { yesNo } from './recognizers/yes-no.js'
import type { TurnScope } from './turn-scope.js'

/** In words. */
const SHORT = 3

/** Short enough for a yes, a no or a "nothing" to be all that it says, and not the beginning of a sentence. */
export const isShort = ({ message }: TurnScope): boolean => message.brief && tokenize(message.text).length <= SHORT

export const yesOrNo = ({ message }: TurnScope): 'yes' | 'no' | null => (message.brief ? yesNo(message.text) : null)

/** The message asks to drop what is going on. */
export const wantsToStop = ({ message }: TurnScope): boolean => message.brief && cancel(message.text)
