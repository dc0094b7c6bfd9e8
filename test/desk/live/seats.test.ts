import { afterEach, describe, expect, test } from '@jest/globals'
import type { Viewer } from '../../../src/desk/contract/inbox.js'
import { createFarSeats } from '../../../src/desk/live/far-seats.js'
import { createSeats, type Seat, type Seats } from '../../../src/desk/live/seats.js'
import { createClock } from '../../contracts/store.js'
import { createWires } from '../../live/wires.js'

const clock = createClock()
const open: Seats[] = []
afterEach(() => open.splice(0).forEach((seats) => seats.stop()))

const seat = (id: string, rest: Partial<Seat> = {}) => {
  const told: (readonly Viewer[])[] = []
  const made: Seat = { id, name: `Name of ${id}`, silent: false, typing: false, tell: (all) => told.push(all), ...rest }
  return { seat: made, told, last: () => told.at(-1)?.map(({ name, typing }) => (typing ? `${name} writes` : name)) }
}

function desks(count: number) {
  const newWire = createWires()
  const make = () => {
    const seats = createSeats({ wire: newWire(), nameOf: (id) => `Name of ${id}`, now: clock.now })
    open.push(seats)
    return seats
  }
  return Object.assign(
    Array.from({ length: count }, () => make()),
    { make },
  )
}

describe('who looks at a conversation', () => {
  test('is shown in every process, and so is who writes and who left', () => {
    const [one, other] = desks(2)
    const [salma, hamed] = [seat('salma'), seat('hamed')]
    one?.take('c1', salma.seat)
    other?.take('c1', hamed.seat)
    expect(salma.last()).toEqual(['Name of salma', 'Name of hamed'])
    other?.typing('c1', hamed.seat, true)
    expect(salma.last()).toEqual(['Name of salma', 'Name of hamed writes'])
    one?.leave('c1', salma.seat)
    expect(hamed.last()).toEqual(['Name of hamed writes'])
    expect(one?.viewers('c1')).toEqual(other?.viewers('c1'))
  })

  test('is one person, however many pages in however many processes', () => {
    const [one, other] = desks(2)
    const first = seat('salma')
    one?.take('c1', first.seat)
    other?.take('c1', seat('salma').seat)
    expect(first.last()).toEqual(['Name of salma'])
  })

  test('does not tell of a supervisor who looks on silently', () => {
    const [one, other] = desks(2)
    const agent = seat('salma')
    one?.take('c1', agent.seat)
    other?.take('c1', seat('boss', { silent: true }).seat)
    expect(agent.last()).toEqual(['Name of salma'])
  })

  test('is told to a process that comes later, and ends with a process that stops', () => {
    const all = desks(1)
    all[0]?.take('c1', seat('salma').seat)
    const late = all.make()
    expect(late.viewers('c1').map(({ id }) => id)).toEqual(['salma'])
    all[0]?.stop()
    expect(late.viewers('c1')).toEqual([])
  })

  test('is forgotten where a process has died without a word', () => {
    const far = createFarSeats(clock.now)
    far.note({ from: 'dead', conversation: 'c1', sitters: [{ id: 'salma', typing: false }] })
    clock.forward(45_000)
    far.note({ from: 'alive', conversation: 'c2', sitters: [{ id: 'hamed', typing: true }] })
    expect(far.forgetSilent()).toEqual([])
    clock.forward(1)
    expect(far.forgetSilent()).toEqual(['c1'])
    expect([far.in('c1'), far.in('c2')]).toEqual([[], [{ id: 'hamed', typing: true }]])
  })
})
