import { WaterfallDialog, type DialogTurnResult, type WaterfallStepContext } from 'botbuilder-dialogs'
import { z } from 'zod'
import { fold } from '../knowledge/language/fold.js'
import { finishHandoff, initiate } from './handoff.js'
import { DETAIL, type detailOptions } from './prompts/detail-slot.js'
import type { SlotResult } from './prompts/slot.js'
import { inQueue, say, scopeOf, sentence, type TurnScope } from './turn-scope.js'
import { sayWaiting } from './waiting.js'

export const COMPLAINT = 'complaint'
export const complaintOptions = z.object({ kind: z.enum(['complaint', 'suggestion']) })
export type ComplaintOptions = z.infer<typeof complaintOptions>
/** What the steps keep; `instanceId` is botbuilder's. */
export const complaintValues = z.object({
  instanceId: z.string(),
  what: z.string().optional(),
  agency: z.string().optional(),
  where: z.string().optional(),
})

type Step = WaterfallStepContext<ComplaintOptions>
type Ask = z.infer<typeof detailOptions>['ask']
type Values = { -readonly [Name in 'what' | 'agency' | 'where']?: string }

/** A complaint or a suggestion: what, about whom, where, since when; then a case of its own, with a reference. */
export const createComplaintDialog = () =>
  new WaterfallDialog<ComplaintOptions>(COMPLAINT, [
    (step) => askFor(step, 'what'),
    (step) => keepAnd(step, 'what', 'agency'),
    (step) => keepAnd(step, 'agency', 'where'),
    (step) => keepAnd(step, 'where', 'since'),
    openCase,
  ])

const askFor = (step: Step, ask: Ask): Promise<DialogTurnResult> =>
  step.beginDialog(DETAIL, { kind: step.options.kind, ask })

async function keepAnd(step: Step, keep: keyof Values, ask: Ask): Promise<DialogTurnResult> {
  const result = step.result as SlotResult<string>
  if (result.kind === 'cancelled') return giveUp(step)
  if (result.kind === 'value') (step.values as Values)[keep] = result.value
  return askFor(step, ask)
}

function giveUp(step: Step): Promise<DialogTurnResult> {
  const scope = scopeOf(step.context)
  say(scope, { blocks: [sentence(scope, 'person.notOpened')] })
  return step.endDialog()
}

async function openCase(step: Step): Promise<DialogTurnResult> {
  const scope = scopeOf(step.context)
  const result = step.result as SlotResult<string>
  if (result.kind === 'cancelled') return giveUp(step)
  if (inQueue(scope)) {
    say(scope, sayWaiting(scope))
    return step.endDialog()
  }
  const { what = '', agency = '', where = '' } = step.values as Values
  const since = result.kind === 'value' ? result.value : ''
  const known = agencyNamed(scope, agency)
  const request = initiate(
    scope,
    { reason: 'complaint', subject: what, entry: null, urgent: false },
    {
      kind: step.options.kind,
      details: { what: known ? what : [what, agency].filter(Boolean).join('\n'), where, since },
      ...(known && { agency: known }),
    },
  )
  return finishHandoff(step, request)
}

/** The id of the agency that the citizen means; null where we know none by that name. */
function agencyNamed({ content }: TurnScope, words: string): string | null {
  const said = fold(words).trim()
  if (!said) return null
  for (const [id, { name }] of content.agencies) {
    const names = [fold(name.ar), fold(name.en)]
    if (names.some((each) => each.includes(said) || said.includes(each))) return id
  }
  return null
}
