import { z } from 'zod'
import { commandOffer } from '../offers.js'
import { phone } from '../recognizers/phone.js'
import { wantsToStop, yesOrNo } from '../short-answer.js'
import { languageOf, sentence, words, type TurnScope } from '../turn-scope.js'
import { isOwnSubject, pressed } from './meaning.js'
import { hearOtherMoment } from './other-moment.js'
import { Slot, type Heard } from './slot.js'

export const CONFIRM = 'confirm'
export const confirmOptions = z.object({ team: z.string().nullable(), at: z.iso.datetime(), phone: z.string() })
type Options = z.infer<typeof confirmOptions>

/** Right as it was read back; or what to correct, with the corrected value where the citizen gave it. */
export type Confirmation =
  | { readonly kind: 'agreed' }
  | { readonly kind: 'change' }
  | { readonly kind: 'moment'; readonly at: string }
  | { readonly kind: 'phone'; readonly phone: string }

/** Reads day, time and number back. */
export const createConfirmSlot = () =>
  new Slot<Confirmation, Options>(CONFIRM, {
    ask: (scope, options) => ({
      blocks: [sentence(scope, 'callback.confirm', readBack(scope, options))],
      buttons: [commandOffer('yes'), commandOffer('changeCallback'), commandOffer('noCallback')],
    }),
    remind: (scope, options) => sentence(scope, 'callback.remindConfirm', readBack(scope, options)),
    hear: hearConfirmation,
  })

const readBack = (scope: TurnScope, { at, phone: number }: Options) => ({
  moment: scope.services.format.moment(new Date(at), languageOf(scope)),
  phone: number,
})

async function hearConfirmation(scope: TurnScope, options: Options): Promise<Heard<Confirmation, Options>> {
  if (pressed(scope, 'noCallback', 'cancel') || wantsToStop(scope)) return { kind: 'cancelled' }
  if (pressed(scope, 'changeCallback')) return { kind: 'value', value: { kind: 'change' } }
  if (pressed(scope, 'yes')) return { kind: 'value', value: { kind: 'agreed' } }
  if (scope.picked && !pressed(scope, 'no')) return { kind: 'other' }
  const correction = await hearCorrection(scope, options)
  if (correction) return correction
  const answer = yesOrNo(scope)
  if (answer) return { kind: 'value', value: { kind: answer === 'yes' ? 'agreed' : 'change' } }
  if (isOwnSubject(scope)) return { kind: 'other' }
  return { kind: 'again', why: sentence(scope, 'callback.confirmAgain', { yes: words(scope, 'label.yes') }) }
}

/** "لا، الساعة 11" and "no, 9912 3456" correct in one message what was read back. */
async function hearCorrection(scope: TurnScope, options: Options): Promise<Heard<Confirmation, Options> | null> {
  const number = phone(scope.message.text)
  if (!number) return hearOtherMoment(scope, options)
  scope.invited.add('phone')
  return { kind: 'value', value: { kind: 'phone', phone: number } }
}
