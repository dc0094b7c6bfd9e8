import type { DialogTurnResult, WaterfallStepContext } from 'botbuilder-dialogs'
import { WaterfallDialog } from 'botbuilder-dialogs/lib/waterfallDialog.js'
import { z } from 'zod'
import { EVENTS, type HandoffRequest } from '../channels/activity.js'
import { CALLBACK, type CallbackOptions } from './callback.js'
import { concernSchema, type Concern } from './memory.js'
import type { SlotResult } from './prompts/slot.js'
import { SUBJECT } from './prompts/subject-slot.js'
import { emit, inQueue, languageOf, say, scopeOf, sentence, type TurnScope } from './turn-scope.js'
import { openness } from './openness.js'
import { sayWaiting } from './waiting.js'

export const HANDOFF = 'handoff'
export const handoffOptions = z.object({ concern: concernSchema })
export type HandoffOptions = z.infer<typeof handoffOptions>

type Step = WaterfallStepContext<HandoffOptions>

/** A person: says what will happen, takes a subject unless there is one, opens the case; out of hours offers a call. */
export const createHandoffDialog = () => new WaterfallDialog<HandoffOptions>(HANDOFF, [askSubject, openCase])

function askSubject(step: Step): Promise<DialogTurnResult> {
  const { subject } = step.options.concern
  return subject ? step.next({ kind: 'value', value: subject }) : step.beginDialog(SUBJECT, {})
}

async function openCase(step: Step): Promise<DialogTurnResult> {
  const scope = scopeOf(step.context)
  const result = step.result as SlotResult<string>
  if (result.kind === 'cancelled') {
    say(scope, { blocks: [sentence(scope, 'person.notOpened')] })
    return step.endDialog()
  }
  if (inQueue(scope)) {
    say(scope, sayWaiting(scope))
    return step.endDialog()
  }
  const subject = result.kind === 'value' ? result.value : ''
  const { concern } = step.options
  return finishHandoff(step, initiate(scope, { ...concern, subject }))
}

/** Ends with the case recorded; where nobody is there, with the offer of a call. */
export async function finishHandoff(step: WaterfallStepContext, request: HandoffRequest): Promise<DialogTurnResult> {
  const scope = scopeOf(step.context)
  const { reference, team = null } = request
  const { open, staffed } = openness(scope, team)
  if ((open && staffed) || request.urgent) return step.endDialog()
  const options: CallbackOptions = { reference, team, at: null, phone: null, offered: false }
  return step.replaceDialog(CALLBACK, options)
}

/**
 * Bot Framework's `handoff.initiate`. Not made by its EventFactory, which adds an id, the machine's clock and time zone:
 * the service sets what a turn may not know.
 */
export function initiate(
  scope: TurnScope,
  { reason, subject, entry, urgent }: Concern,
  told: Pick<HandoffRequest, 'kind' | 'agency' | 'details'> = {},
): HandoffRequest {
  const { memory } = scope
  const team = entry === null ? undefined : scope.content.entries.get(entry)?.team
  const request: HandoffRequest = {
    ...scope.newReference(),
    reason,
    language: languageOf(scope),
    subject,
    ...(team !== undefined && { team }),
    ...(entry !== null && { entry }),
    urgent,
    ...told,
  }
  emit(scope, EVENTS.handoffInitiate, request)
  memory.concern = null
  memory.unknowns = 0
  return request
}
