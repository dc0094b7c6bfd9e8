import type { Store } from '../store.js'
import type { Fault } from './fault.js'

/** What runs in the thread. */
export interface ServedStore extends Store {
  /** Makes what was said since the last time findable at the desk: a great deal of reading, of what need not cross for it. */
  index(): Promise<void>
}

/** A method of the store's, to be run in its thread. */
export interface Call {
  readonly id: number
  /** Its path in the store: `turns.commit`. */
  readonly method: string
  readonly args: readonly unknown[]
  readonly questions: readonly Question[]
}

/** A pure function among the properties of an argument. It does not cross: only what it gave so far does. */
export interface Question {
  /** Which argument, from 0. */
  readonly argument: number
  readonly name: string
  readonly answers: readonly Answer[]
}

export interface Answer {
  /** JSON of what it was asked. */
  readonly asked: string
  readonly answer: unknown
}

/** Calls that were made together. */
export interface Batch {
  /** Milliseconds since 1970 by the caller's clock: the store has none of its own. */
  readonly at: number
  readonly calls: readonly Call[]
}

export type Outcome =
  | { readonly id: number; readonly kind: 'done'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly fault: Fault }
  /** Nothing was done: the call is to be made again with that answer. */
  | { readonly id: number; readonly kind: 'asked'; readonly question: number; readonly args: readonly unknown[] }

/** Which methods a store has: by name, `true` or those of a part. */
export interface Shape {
  readonly [name: string]: true | Shape
}

/** The thread's first word. */
export type Opened =
  { readonly kind: 'open'; readonly shape: Shape } | { readonly kind: 'refused'; readonly fault: Fault }
