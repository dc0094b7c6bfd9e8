import type { TurnContext } from 'botbuilder'
import type { DialogContext, DialogInstance, DialogTurnResult } from 'botbuilder-dialogs'
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js'
import type { Block } from '../../knowledge/rich-text.js'
import { say, scopeOf, type Reply, type TurnScope } from '../turn-scope.js'

/** What a message means to the question that is waiting. */
export type Heard<T, O> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'cancelled' }
  /** An answer, but not one to go on with: says why, and, in `options`, what it told all the same. */
  | { readonly kind: 'again'; readonly why: Block; readonly options?: O }
  /** About something else. */
  | { readonly kind: 'other' }

export type SlotResult<T> = Exclude<Heard<T, never>, { kind: 'again' | 'other' }>

/** One question to the citizen that understands Arabic: how it is asked, heard, and called to mind. Pure but for `hear`. */
export interface SlotSpec<T, O extends object> {
  ask(scope: TurnScope, options: O): Reply
  hear(scope: TurnScope, options: O): Promise<Heard<T, O>> | Heard<T, O>
  /** Said after an answer to something else, where the question still stands. */
  remind(scope: TurnScope, options: O): Block
}

/** What waits in the stored state. */
export interface SlotState<O extends object> {
  options: O
  /** Answers that brought us nothing. */
  tries: number
  /** Messages about something else. */
  asides: number
}

/** After as many fruitless answers nobody is asked again. */
const TRIES = 3
/** As often the question is called to mind; who then still writes of other things does not want it. */
const REMINDERS = 2

/** Botbuilder's own prompts take no Arabic, no Arabic digits and no change of subject. */
export class Slot<T, O extends object> extends Dialog<O> {
  readonly #spec: SlotSpec<T, O>

  constructor(id: string, spec: SlotSpec<T, O>) {
    super(id)
    this.#spec = spec
  }

  override async beginDialog(dc: DialogContext, options?: O): Promise<DialogTurnResult> {
    const state = stateOf<O>(dc.activeDialog)
    if (options) state.options = options
    state.tries = 0
    state.asides = 0
    say(scopeOf(dc.context), this.#spec.ask(scopeOf(dc.context), state.options))
    return Dialog.EndOfTurn
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const scope = scopeOf(dc.context)
    const state = stateOf<O>(dc.activeDialog)
    const heard = await this.#spec.hear(scope, state.options)
    if (heard.kind === 'other') return Dialog.EndOfTurn
    scope.taken = true
    if (heard.kind !== 'again') return dc.endDialog(heard)
    const further = heard.options !== undefined && JSON.stringify(heard.options) !== JSON.stringify(state.options)
    if (heard.options) state.options = heard.options
    state.tries = further ? 0 : state.tries + 1
    if (state.tries >= TRIES) return dc.endDialog({ kind: 'cancelled' })
    say(scope, { ...this.#spec.ask(scope, state.options), blocks: [heard.why] })
    return Dialog.EndOfTurn
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    const scope = scopeOf(context)
    say(scope, this.#spec.ask(scope, stateOf<O>(instance).options))
  }

  /**
   * The answer to something else, with the question that still stands; what has buttons of its own comes last. Null: the
   * citizen was reminded often enough.
   */
  withReminder(scope: TurnScope, instance: DialogInstance, reply: Reply): Reply | null {
    const state = stateOf<O>(instance)
    const { options } = state
    state.asides += 1
    if (state.asides > REMINDERS) return null
    const reminder = this.#spec.remind(scope, options)
    if (reply.clarifies !== undefined) return { ...reply, blocks: [reminder, ...reply.blocks] }
    const buttons = this.#spec.ask(scope, options).buttons ?? []
    return { ...reply, buttons, blocks: [...reply.blocks, reminder] }
  }
}

function stateOf<O extends object>(instance: DialogInstance | undefined): SlotState<O> {
  if (!instance) throw new Error('a slot ran outside the stack')
  return instance.state as SlotState<O>
}
