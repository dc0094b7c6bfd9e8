import { z } from 'zod'
import { commandOffer } from '../offers.js'
import { phone } from '../recognizers/phone.js'
import { wantsToStop, yesOrNo } from '../short-answer.js'
import { sentence, type TurnScope } from '../turn-scope.js'
import { isAnswered, isOwnSubject, pressed } from './meaning.js'
import { hearOtherMoment } from './other-moment.js'
import { Slot, type Heard } from './slot.js'

export const PHONE = 'phone'
/** The time that was said before; null only in what an older release left. */
export const phoneOptions = z.object({
  team: z.string().nullable().default(null),
  at: z.iso.datetime().nullable().default(null),
})
type Options = z.infer<typeof phoneOptions>
/** Figures alone are a number with a slip in it, not a time. */
const LETTER = /\p{L}/u

/** A number to call, as E.164; or another time for the call, before there is a number. */
export type PhoneAnswer =
  { readonly kind: 'phone'; readonly phone: string } | { readonly kind: 'moment'; readonly at: string }

export const createPhoneSlot = () =>
  new Slot<PhoneAnswer, Options>(PHONE, {
    ask: (scope) => ({ blocks: [sentence(scope, 'callback.phone')], buttons: [commandOffer('noCallback')] }),
    remind: (scope) => sentence(scope, 'callback.remindPhone'),
    hear: hearPhone,
  })

async function hearPhone(scope: TurnScope, { team, at }: Options): Promise<Heard<PhoneAnswer, Options>> {
  const { text } = scope.message
  const number = phone(text)
  if (number) {
    scope.invited.add('phone')
    return { kind: 'value', value: { kind: 'phone', phone: number } }
  }
  if (pressed(scope, 'noCallback', 'cancel', 'no') || wantsToStop(scope)) return { kind: 'cancelled' }
  const other =
    at !== null && LETTER.test(text) && !isAnswered(scope) ? await hearOtherMoment(scope, { team, at }) : null
  if (other) return other
  if (yesOrNo(scope) === 'no') return { kind: 'cancelled' }
  return isOwnSubject(scope) ? { kind: 'other' } : { kind: 'again', why: sentence(scope, 'callback.phoneAgain') }
}
