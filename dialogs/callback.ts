import type { DialogTurnResult, WaterfallStepContext } from 'botbuilder-dialogs'
import { WaterfallDialog } from 'botbuilder-dialogs/lib/waterfallDialog.js'
import { z } from 'zod'
import { EVENTS, type CallbackRequest } from '../channels/activity.js'
import { CONFIRM, type Confirmation } from './prompts/confirm-slot.js'
import { MOMENT, type CallbackMoment } from './prompts/moment-slot.js'
import { PHONE, type PhoneAnswer } from './prompts/phone-slot.js'
import type { SlotResult } from './prompts/slot.js'
import { emit, say, scopeOf, sentence } from './turn-scope.js'

export const CALLBACK = 'callback'
export const callbackOptions = z.object({
  reference: z.string(),
  team: z.string().nullable(),
  /** What is known already: those questions are not asked. */
  at: z.iso.datetime().nullable(),
  phone: z.string().nullable(),
  /** The call was offered before: only the question is asked. */
  offered: z.boolean(),
})
export type CallbackOptions = z.infer<typeof callbackOptions>
/** What the steps keep; `instanceId` is botbuilder's. */
export const callbackValues = z.object({
  instanceId: z.string(),
  at: z.iso.datetime().optional(),
  phone: z.string().optional(),
})

type Step = WaterfallStepContext<CallbackOptions>
interface Values {
  at?: string
  phone?: string
}

/** A call back: when, on which number, read back, agreed. The citizen may leave it at every step. */
export const createCallbackDialog = () =>
  new WaterfallDialog<CallbackOptions>(CALLBACK, [askMoment, askPhone, askWhetherRight, agree])

function askMoment(step: Step): Promise<DialogTurnResult> {
  const { at, phone, team, offered } = step.options
  if (at) return step.next({ kind: 'value', value: { at, phone } })
  return step.beginDialog(MOMENT, { team, offered, known: {} })
}

function askPhone(step: Step): Promise<DialogTurnResult> {
  const result = step.result as SlotResult<CallbackMoment>
  if (result.kind !== 'value') return decline(step)
  const values = step.values as Values
  values.at = result.value.at
  const phone = result.value.phone ?? step.options.phone
  if (phone) return step.next({ kind: 'value', value: { kind: 'phone', phone } })
  return step.beginDialog(PHONE, { team: step.options.team, at: values.at })
}

function askWhetherRight(step: Step): Promise<DialogTurnResult> {
  const result = step.result as SlotResult<PhoneAnswer>
  if (result.kind !== 'value') return decline(step)
  if (result.value.kind === 'moment') {
    const { at } = result.value
    return step.replaceDialog(CALLBACK, { ...step.options, offered: true, at, phone: null } satisfies CallbackOptions)
  }
  const values = step.values as Values
  const { phone } = result.value
  values.phone = phone
  return step.beginDialog(CONFIRM, { team: step.options.team, at: values.at, phone })
}

function agree(step: Step): Promise<DialogTurnResult> {
  const result = step.result as SlotResult<Confirmation>
  const { at, phone } = step.values as Values
  if (result.kind !== 'value' || !at || !phone) return decline(step)
  const { reference } = step.options
  const known = { ...step.options, offered: true }
  switch (result.value.kind) {
    case 'agreed':
      emit(scopeOf(step.context), EVENTS.callbackAgreed, { reference, at, phone } satisfies CallbackRequest)
      return step.endDialog()
    case 'change':
      return step.replaceDialog(CALLBACK, { ...known, at: null, phone } satisfies CallbackOptions)
    case 'moment':
      return step.replaceDialog(CALLBACK, { ...known, at: result.value.at, phone } satisfies CallbackOptions)
    case 'phone':
      return step.replaceDialog(CALLBACK, { ...known, at, phone: result.value.phone } satisfies CallbackOptions)
  }
}

function decline(step: Step): Promise<DialogTurnResult> {
  const scope = scopeOf(step.context)
  say(scope, { blocks: [sentence(scope, 'callback.declined')] })
  return step.endDialog()
}
