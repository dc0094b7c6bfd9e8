import { z } from 'zod'
import { commandOffer } from '../offers.js'
import { saysWhatFor } from '../own-words.js'
import { skip } from '../recognizers/skip.js'
import { isShort, wantsToStop } from '../short-answer.js'
import { languageOf, sentence, words, type TurnScope } from '../turn-scope.js'
import { pressed } from './meaning.js'
import { Slot, type Heard } from './slot.js'

export const SUBJECT = 'subject'
export const subjectOptions = z.object({})
type Options = z.infer<typeof subjectOptions>

/** What the request is about, in the citizen's own words, masked; may be skipped. */
export const createSubjectSlot = () =>
  new Slot<string, Options>(SUBJECT, {
    ask: (scope) => ({
      blocks: [whatWillHappen(scope), sentence(scope, 'person.subject', { skip: words(scope, 'label.skip') })],
      buttons: [commandOffer('skip'), commandOffer('cancel')],
    }),
    remind: (scope) => sentence(scope, 'person.subject', { skip: words(scope, 'label.skip') }),
    hear: hearSubject,
  })

function whatWillHappen(scope: TurnScope) {
  const { open, opensAt, staffed, waiting } = scope.desk
  if (open && !staffed) return sentence(scope, 'person.noneFree')
  if (open) return sentence(scope, 'person.ahead', { waiting })
  if (!opensAt) return sentence(scope, 'person.closed')
  return sentence(scope, 'person.opens', { opensAt: scope.services.format.moment(opensAt, languageOf(scope)) })
}

/** Anything may be a subject, but for what is plainly about the asking itself, small talk, or another button. */
function hearSubject(scope: TurnScope): Heard<string, Options> {
  const { text, gist, empty } = scope.message
  const { picked, route } = scope
  if (pressed(scope, 'cancel') || wantsToStop(scope)) return { kind: 'cancelled' }
  if (pressed(scope, 'skip', 'person', 'no') || (isShort(scope) && skip(text))) return { kind: 'skipped' }
  if (picked || route?.kind === 'smalltalk') return { kind: 'other' }
  if (route?.kind === 'person' && route.reason === 'asked' && !saysWhatFor(gist)) return { kind: 'skipped' }
  if (empty) return { kind: 'again', why: sentence(scope, 'text.empty') }
  return { kind: 'value', value: gist }
}
