import { WaterfallDialog, type DialogTurnResult, type WaterfallStepContext } from 'botbuilder-dialogs'
import { z } from 'zod'
import type { EntryId } from '../knowledge/entry.js'
import { fold } from '../knowledge/language/fold.js'
import { finishHandoff, initiate } from './handoff.js'
import { DETAIL, type detailOptions } from './prompts/detail-slot.js'
import type { SlotResult } from './prompts/slot.js'
import { placeIn } from './recognizers/place.js'
import { sinceIn } from './recognizers/since.js'
import { inQueue, languageOf, say, scopeOf, sentence, type TurnScope } from './turn-scope.js'
import { sayWaiting } from './waiting.js'

export const COMPLAINT = 'complaint'
export const complaintOptions = z.object({
  kind: z.enum(['complaint', 'suggestion']),
  /** What the message that began it tells already; null: only that there is something to tell. */
  told: z.object({ what: z.string(), entry: z.custom<EntryId>((id) => typeof id === 'string').nullable() }).nullable(),
  /** The message that began it, masked: it may name the body already. */
  opening: z.string().default(''),
})
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

/**
 * A complaint or a suggestion: what, about whom, where, since when; then a case of its own, with a reference. What the
 * citizen has said in telling what is not asked again.
 */
export const createComplaintDialog = () =>
  new WaterfallDialog<ComplaintOptions>(COMPLAINT, [
    (step) => {
      const { told } = step.options
      return told ? step.next({ kind: 'value', value: told.what }) : askFor(step, 'what')
    },
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
  const values = step.values as Values
  if (result.kind === 'value') values[keep] = result.value
  const heard = ask === 'agency' ? `${step.options.opening}\n${values.what ?? ''}` : (values.what ?? '')
  const said = saidOf(scopeOf(step.context), heard, ask)
  return said === null ? askFor(step, ask) : step.next({ kind: 'value', value: said })
}

/** What the citizen's account of it says of a further question; null: nothing. */
function saidOf(scope: TurnScope, what: string, ask: Ask): string | null {
  switch (ask) {
    case 'what':
      return null
    case 'agency': {
      const named = agencyAmong(scope, (name) => fold(what).includes(name))
      return named === null ? null : (scope.content.agencies.get(named)?.name[languageOf(scope)] ?? null)
    }
    case 'where':
      return placeIn(what)
    case 'since':
      return sinceIn(what)
  }
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
  const { kind, told } = step.options
  const entry = told?.entry ?? null
  const named = agencyNamed(scope, agency)
  const known = named ?? (agency ? null : agencyOf(scope, entry))
  const request = initiate(
    scope,
    { reason: 'complaint', subject: what, entry, urgent: false },
    {
      kind,
      details: { what: known ? what : [what, agency].filter(Boolean).join('\n'), where, since },
      ...(known && { agency: known }),
    },
  )
  return finishHandoff(step, request)
}

/** The id of the agency that the citizen means; null where we know none by that name. */
function agencyNamed(scope: TurnScope, words: string): string | null {
  const said = fold(words).trim()
  return said ? agencyAmong(scope, (name) => name.includes(said) || said.includes(name)) : null
}

/** The id of the first agency one of whose names, folded, is meant. */
function agencyAmong({ content }: TurnScope, isMeant: (name: string) => boolean): string | null {
  for (const [id, { name }] of content.agencies) if (isMeant(fold(name.ar)) || isMeant(fold(name.en))) return id
  return null
}

/** The agency of the service that the complaint is about, where the citizen names none. */
const agencyOf = ({ content }: TurnScope, entry: EntryId | null): string | null =>
  (entry === null ? undefined : content.entries.get(entry)?.agency) ?? null
