import { z } from 'zod'
import { asks } from '../../knowledge/language/clauses.js'
import { commandOffer } from '../offers.js'
import { skip } from '../recognizers/skip.js'
import { isShort, wantsToStop } from '../short-answer.js'
import { sentence, words, type TurnScope } from '../turn-scope.js'
import { isAnswered, pressed } from './meaning.js'
import { Slot, type Heard } from './slot.js'

export const DETAIL = 'detail'
export const detailOptions = z.object({
  kind: z.enum(['complaint', 'suggestion']),
  ask: z.enum(['what', 'agency', 'where', 'since']),
})
type Options = z.infer<typeof detailOptions>

/** One thing that a complaint or suggestion tells, in the citizen's own words, masked. All but the first may be skipped. */
export const createDetailSlot = () =>
  new Slot<string, Options>(DETAIL, {
    ask: (scope, { kind, ask }) => ({
      blocks: [question(scope, { kind, ask })],
      buttons: ask === 'what' ? [commandOffer('cancel')] : [commandOffer('skip'), commandOffer('cancel')],
    }),
    remind: question,
    hear: hearDetail,
  })

function question(scope: TurnScope, { kind, ask }: Options) {
  if (ask === 'what') return sentence(scope, `complaint.${kind}`)
  return sentence(scope, `complaint.${ask}`, { skip: words(scope, 'label.skip') })
}

function hearDetail(scope: TurnScope, { ask }: Options): Heard<string, Options> {
  const { text, gist, empty } = scope.message
  if (pressed(scope, 'cancel') || wantsToStop(scope)) return { kind: 'cancelled' }
  if (ask !== 'what' && (pressed(scope, 'skip', 'no') || (isShort(scope) && skip(text)))) return { kind: 'skipped' }
  if (scope.picked || (ask !== 'what' && isAnswered(scope) && asks(text))) return { kind: 'other' }
  if (empty) return { kind: 'again', why: sentence(scope, 'text.empty') }
  return { kind: 'value', value: gist }
}
