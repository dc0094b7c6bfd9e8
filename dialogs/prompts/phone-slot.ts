import { z } from 'zod'
import { commandOffer } from '../offers.js'
import { phone } from '../recognizers/phone.js'
import { wantsToStop, yesOrNo } from '../short-answer.js'
import { sentence, type TurnScope } from '../turn-scope.js'
import { isOwnSubject, pressed } from './meaning.js'
import { Slot, type Heard } from './slot.js'

export const PHONE = 'phone'
export const phoneOptions = z.object({})
type Options = z.infer<typeof phoneOptions>

/** A number to call, as E.164. */
export const createPhoneSlot = () =>
  new Slot<string, Options>(PHONE, {
    ask: (scope) => ({ blocks: [sentence(scope, 'callback.phone')], buttons: [commandOffer('noCallback')] }),
    remind: (scope) => sentence(scope, 'callback.remindPhone'),
    hear: hearPhone,
  })

function hearPhone(scope: TurnScope): Heard<string, Options> {
  const number = phone(scope.message.text)
  if (number) {
    scope.invited.add('phone')
    return { kind: 'value', value: number }
  }
  if (pressed(scope, 'noCallback', 'cancel', 'no') || wantsToStop(scope) || yesOrNo(scope) === 'no')
    return { kind: 'cancelled' }
  return isOwnSubject(scope) ? { kind: 'other' } : { kind: 'again', why: sentence(scope, 'callback.phoneAgain') }
}
