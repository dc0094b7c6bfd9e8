import type { TurnContext } from 'botbuilder'
import type { AnswerReceipt } from '../channels/activity.js'
import type { Answerer } from '../knowledge/answerer.js'
import type { Content } from '../knowledge/content.js'
import type { Language } from '../knowledge/language/language.js'
import type { Block } from '../knowledge/rich-text.js'
import type { CitizenMessage } from './citizen-message.js'
import type { CaseReference, DeskView } from './desk-view.js'
import type { Button, Memory, Offer } from './memory.js'
import type { PersonalDataKind } from './recognizers/personal-data.js'
import type { Route } from './route.js'
import type { Services } from './services.js'
import type { Told } from './wording.js'
import type { SentenceKey } from './wording-keys.js'

/** A message to the citizen, before it has a language, buttons in words, or the sentences every message may owe. */
export interface Reply {
  readonly blocks: readonly Block[]
  readonly buttons?: readonly Offer[]
  readonly receipts?: readonly AnswerReceipt[]
  /** The question that the buttons are to make clear. */
  readonly clarifies?: string
}

export type Said =
  | { readonly kind: 'message'; readonly reply: Reply }
  | { readonly kind: 'event'; readonly name: string; readonly value: object }

/** One turn, as the dialogs see it: what is known, what was heard, and what is being said. Lives as long as the turn. */
export interface TurnScope {
  readonly services: Services
  readonly content: Content
  readonly answerer: Answerer
  readonly desk: DeskView
  readonly newReference: () => CaseReference
  readonly now: Date
  /** The day on the service's wall clock, as `2026-11-23`. */
  readonly today: string
  readonly memory: Memory
  readonly message: CitizenMessage
  /** What will be said, in order; `compose` makes activities of it. */
  readonly said: Said[]
  /** What the message takes up of what was offered, and where it belongs; null until known. */
  picked: Button | null
  route: Route | null
  /** The question that was waiting took the message as its answer. */
  taken: boolean
  /** Personal data that we asked for ourselves: nobody is warned of it. */
  readonly invited: Set<PersonalDataKind>
}

const SCOPE = Symbol('turn scope')

export function bindScope(context: TurnContext, scope: TurnScope): void {
  context.turnState.set(SCOPE, scope)
}

export function scopeOf(context: TurnContext): TurnScope {
  const scope = context.turnState.get<TurnScope | undefined>(SCOPE)
  if (!scope) throw new Error('a dialog ran outside a turn')
  return scope
}

/** Arabic until the citizen writes something else. */
export const languageOf = (scope: TurnScope): Language => scope.memory.language ?? 'ar'

export const inQueue = (scope: TurnScope): boolean => scope.desk.holder === 'queue'

/** A sentence of the wording as a paragraph, in the citizen's language. */
export function sentence<K extends SentenceKey>(scope: TurnScope, key: K, ...told: Told<K>): Block {
  return scope.services.wording.write(languageOf(scope), key, ...told)
}

/** A sentence of the wording as plain text, in the citizen's language. */
export function words<K extends SentenceKey>(scope: TurnScope, key: K, ...told: Told<K>): string {
  return scope.services.wording.say(languageOf(scope), key, ...told)
}

export function say(scope: TurnScope, reply: Reply): void {
  scope.said.push({ kind: 'message', reply })
}

export function emit(scope: TurnScope, name: string, value: object): void {
  scope.said.push({ kind: 'event', name, value })
}
