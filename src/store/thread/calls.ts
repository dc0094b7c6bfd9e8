import { errorOf } from './fault.js'
import type { Batch, Call, Outcome, Question } from './wire.js'

type Asked = (...args: readonly unknown[]) => unknown

/** A call that is under way, and the functions among its arguments. */
interface Pending {
  readonly call: Call
  readonly functions: readonly Asked[]
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/**
 * What a function will surely be asked, by the method's path and the function's name: its answer goes along at once, and
 * the call needs no second try. Nearly every turn leaves the queue alone.
 */
const FORESEEN: Readonly<Record<string, readonly unknown[]>> = { 'turns.commit.lines': [0] }

export interface CallsDeps {
  readonly send: (batch: Batch) => void
  readonly now: () => Date
}

/** Calls to the store's thread: those of one round of the event loop go together. */
export interface Calls {
  /** Functions among an argument's properties must be pure: they are asked here, at any time and more than once. */
  make(method: string, args: readonly unknown[]): Promise<unknown>
  settle(outcomes: readonly Outcome[]): void
  /** Nothing more will be heard. */
  fail(error: unknown): void
}

export const createCalls = (deps: CallsDeps): Calls => new Waiting(deps)

class Waiting implements Calls {
  readonly #deps: CallsDeps
  readonly #pending = new Map<number, Pending>()
  #next: Call[] = []
  #count = 0

  constructor(deps: CallsDeps) {
    this.#deps = deps
  }

  make(method: string, args: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const { data, functions, questions } = withoutFunctions(method, args)
      const call = { id: (this.#count += 1), method, args: data, questions }
      this.#pending.set(call.id, { call, functions, resolve, reject })
      this.#send(call)
    })
  }

  settle(outcomes: readonly Outcome[]): void {
    for (const outcome of outcomes) {
      const pending = this.#pending.get(outcome.id)
      if (pending) this.#settleOne(pending, outcome)
    }
  }

  fail(error: unknown): void {
    for (const { reject } of this.#pending.values()) reject(error)
    this.#pending.clear()
  }

  #settleOne(pending: Pending, outcome: Outcome): void {
    if (outcome.kind === 'asked') return this.#answer(pending, outcome)
    this.#pending.delete(outcome.id)
    if (outcome.kind === 'done') pending.resolve(outcome.value)
    else pending.reject(errorOf(outcome.fault))
  }

  #answer(pending: Pending, { question, args }: Outcome & { kind: 'asked' }): void {
    const { call, functions, reject } = pending
    try {
      const answer = { asked: JSON.stringify(args), answer: functions[question]?.(...args) }
      const questions = call.questions.map((one, i) =>
        i === question ? { ...one, answers: [...one.answers, answer] } : one,
      )
      const again = { ...call, questions }
      this.#pending.set(call.id, { ...pending, call: again })
      this.#send(again)
    } catch (error) {
      this.#pending.delete(call.id)
      reject(error)
    }
  }

  #send(call: Call): void {
    if (this.#next.length === 0) setImmediate(() => this.#flush())
    this.#next.push(call)
  }

  #flush(): void {
    const calls = this.#next
    this.#next = []
    const at = this.#deps.now().getTime()
    try {
      this.#deps.send({ at, calls })
    } catch {
      // Something among the arguments cannot cross, and nothing went: that call fails, the others go by themselves.
      for (const call of calls) this.#sendAlone(call, at)
    }
  }

  #sendAlone(call: Call, at: number): void {
    try {
      this.#deps.send({ at, calls: [call] })
    } catch (error) {
      this.#pending.get(call.id)?.reject(error)
      this.#pending.delete(call.id)
    }
  }
}

/** Functions stand among the properties of an argument, and nowhere deeper. */
function withoutFunctions(method: string, args: readonly unknown[]) {
  const functions: Asked[] = []
  const questions: Question[] = []
  const data = args.map((argument, i) => {
    if (!holdsFunctions(argument)) return argument
    const named = Object.entries(argument).filter(([, value]) => typeof value === 'function') as [string, Asked][]
    for (const [name, asked] of named) {
      const foreseen = FORESEEN[`${method}.${name}`]
      const answers = foreseen ? [{ asked: JSON.stringify(foreseen), answer: asked(...foreseen) }] : []
      functions.push(asked)
      questions.push({ argument: i, name, answers })
    }
    return { ...argument, ...Object.fromEntries(named.map(([name]) => [name, undefined])) }
  })
  return { data, functions, questions }
}

/** Most arguments hold none, and every call comes through here. */
function holdsFunctions(argument: unknown): argument is Readonly<Record<string, unknown>> {
  if (typeof argument !== 'object' || argument === null) return false
  if (Array.isArray(argument) || ArrayBuffer.isView(argument)) return false
  for (const name in argument) if (typeof (argument as Record<string, unknown>)[name] === 'function') return true
  return false
}
