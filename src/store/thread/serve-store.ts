import { faultOf } from './fault.js'
import type { Batch, Call, Outcome, Question, Shape } from './wire.js'

type Method = (...args: readonly unknown[]) => unknown

/** What a function that did not come along was asked, for the first time. */
class Unanswered extends Error {
  constructor(
    readonly question: number,
    readonly args: readonly unknown[],
  ) {
    super('a question to the caller')
  }
}

const isPart = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** The store's methods by name; constants and lists are left out. */
export function shapeOf(part: object): Shape {
  const named = Object.entries(part).flatMap(([name, value]): [string, true | Shape][] => {
    if (typeof value === 'function') return [[name, true]]
    return isPart(value) ? [[name, shapeOf(value)]] : []
  })
  return Object.fromEntries(named)
}

/** Runs the calls of a batch at once; what ends together is told together. */
export function serveStore(store: object, tell: (outcomes: readonly Outcome[]) => void): (batch: Batch) => void {
  const find = createFinder(store)
  let outcomes: Outcome[] = []
  const flush = () => {
    const told = outcomes
    outcomes = []
    try {
      tell(told)
    } catch {
      // Some result cannot cross, and none went: that call fails, the others are told by themselves.
      for (const outcome of told) tellAlone(outcome, tell)
    }
  }
  const run = async (call: Call): Promise<void> => {
    const outcome = await outcomeOf(find, call)
    if (outcomes.length === 0) process.nextTick(flush)
    outcomes.push(outcome)
  }
  return ({ calls }) => {
    for (const call of calls) void run(call)
  }
}

function tellAlone(outcome: Outcome, tell: (outcomes: readonly Outcome[]) => void): void {
  try {
    tell([outcome])
  } catch (error) {
    tell([{ id: outcome.id, kind: 'failed', fault: faultOf(error) }])
  }
}

async function outcomeOf(find: (name: string) => Method, call: Call): Promise<Outcome> {
  const { id } = call
  try {
    return { id, kind: 'done', value: await find(call.method)(...argumentsOf(call)) }
  } catch (error) {
    if (error instanceof Unanswered) return { id, kind: 'asked', question: error.question, args: error.args }
    return { id, kind: 'failed', fault: faultOf(error) }
  }
}

/** Methods by their paths, looked up once each. */
function createFinder(store: object): (path: string) => Method {
  const known = new Map<string, Method>()
  return (path) => {
    const before = known.get(path)
    if (before) return before
    const found = methodAt(store, path.split('.'))
    known.set(path, found)
    return found
  }
}

function methodAt(part: object, [name = '', ...rest]: readonly string[]): Method {
  const value: unknown = (part as Readonly<Record<string, unknown>>)[name]
  if (rest.length > 0 && isPart(value)) return methodAt(value, rest)
  if (rest.length > 0 || typeof value !== 'function') throw new Error(`the store has no ${name}`)
  return (value as Method).bind(part)
}

function argumentsOf({ args, questions }: Call): readonly unknown[] {
  if (questions.length === 0) return args
  return args.map((argument, i) => {
    const asked = questions.flatMap((question, number) =>
      question.argument === i ? [[question.name, answering(question, number)] as const] : [],
    )
    return asked.length === 0 ? argument : { ...(argument as object), ...Object.fromEntries(asked) }
  })
}

/** Stands for the function: gives what it gave before, and else ends the call, whose transaction is undone. */
const answering =
  ({ answers }: Question, number: number): Method =>
  (...args) => {
    const asked = JSON.stringify(args)
    const known = answers.find((answer) => answer.asked === asked)
    if (known) return known.answer
    throw new Unanswered(number, args)
  }
