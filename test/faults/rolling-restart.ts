import { expect } from '@jest/globals'
import { pause, type ServiceProcess } from './service-process.js'
import { reconcile, Visitor } from './visitor.js'

const VISITORS = 12
/** Milliseconds between an answer and the next message: the load is steady, and leaves the starts their time. */
const REST = 150

/** One process after the other is stopped and started while visitors talk, each of whom turns to whoever is there. */
export async function restartInTurn(processes: readonly ServiceProcess[], over: AbortSignal): Promise<void> {
  const origins = processes.map(({ origin }) => origin)
  const visitors = Array.from({ length: VISITORS }, (_, i) => {
    const [first = '', second = ''] = i % 2 === 0 ? origins : origins.toReversed()
    return new Visitor(first, over, [second])
  })
  await Promise.all(visitors.map((visitor) => visitor.join()))

  let restarted = false
  const talking = Promise.all(visitors.map((visitor, i) => converse(visitor, i, () => restarted)))
  for (const one of processes) {
    await answered(visitors)
    // Cut short after ten seconds, it would end with another code.
    expect(await one.stop()).toBe(0)
    await one.start()
  }
  await answered(visitors)
  restarted = true
  await talking

  for (const visitor of visitors) {
    await visitor.read()
    reconcile(visitor)
  }
  expect(visitors.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)).toBeGreaterThan(VISITORS * 3)
}

/** A message, then its answer, until there was enough of it. */
async function converse(visitor: Visitor, name: number, enough: () => boolean): Promise<void> {
  for (let i = 0; !enough(); i += 1) {
    await visitor.say(`${name}-${i}`, 'شكرا')
    await visitor.hear()
    await pause(REST)
  }
}

/** Every visitor has said one thing more. */
async function answered(visitors: readonly Visitor[]): Promise<void> {
  const before = visitors.map(({ acknowledged }) => acknowledged.length)
  while (visitors.some(({ acknowledged }, i) => acknowledged.length <= (before[i] ?? 0))) await pause(50)
}
