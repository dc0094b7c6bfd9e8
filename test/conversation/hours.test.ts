import { describe, expect, test } from '@jest/globals'
import type { Hours, Week } from '../../knowledge/content.js'
import { createOpening, openingOf } from '../../src/conversation/hours.js'

const name = { ar: 'إجازة', en: 'holiday' }
const day: Week['sunday'] = [['07:30', '14:30']]
const week: Week = {
  sunday: day,
  monday: day,
  tuesday: day,
  wednesday: day,
  thursday: day,
  friday: [],
  saturday: [],
}
const omani: Hours = { timeZone: 'Asia/Muscat', week, holidays: [], seasons: [] }
/** Muscat is four hours ahead of UTC. */
const muscat = (local: string) => new Date(`${local}:00+04:00`)
const opening = (hours: Hours, local: string) => openingOf(hours, muscat(local))

describe('the desk’s hours', () => {
  test('are open from the first minute of a period to its last', () => {
    expect(opening(omani, '2026-11-23T07:30')).toEqual({ open: true, opensAt: null })
    expect(opening(omani, '2026-11-23T14:29')).toEqual({ open: true, opensAt: null })
    expect(opening(omani, '2026-11-23T14:30')).toEqual({ open: false, opensAt: muscat('2026-11-24T07:30') })
    expect(opening(omani, '2026-11-23T07:29')).toEqual({ open: false, opensAt: muscat('2026-11-23T07:30') })
  })

  test('pass over the Omani weekend', () => {
    expect(opening(omani, '2026-11-26T15:00')).toEqual({ open: false, opensAt: muscat('2026-11-29T07:30') })
    expect(opening(omani, '2026-11-27T10:00').open).toBe(false)
  })

  test('go by the day in Oman, whatever day it is in London', () => {
    expect(openingOf(omani, new Date('2026-11-28T21:00:00Z'))).toEqual({
      open: false,
      opensAt: muscat('2026-11-29T07:30'),
    })
  })

  test('pass over holidays, from their first day to their last', () => {
    const national = { ...omani, holidays: [{ from: '2026-11-24', to: '2026-11-25', name }] }
    expect(opening(national, '2026-11-24T10:00')).toEqual({ open: false, opensAt: muscat('2026-11-26T07:30') })
    expect(opening(national, '2026-11-23T15:00').opensAt).toEqual(muscat('2026-11-26T07:30'))
  })

  test('change with a season', () => {
    const short: Week = { ...week, sunday: [['09:00', '14:00']], monday: [['09:00', '14:00']] }
    const ramadan = { ...omani, seasons: [{ from: '2027-02-08', to: '2027-03-09', name, week: short }] }
    expect(opening(ramadan, '2027-02-08T08:00')).toEqual({ open: false, opensAt: muscat('2027-02-08T09:00') })
    expect(opening(ramadan, '2027-02-07T08:00').open).toBe(true)
  })

  test('have more than one period a day', () => {
    const split = { ...omani, week: { ...week, monday: [['16:00', '18:00'] as [string, string], ...day] } }
    expect(opening(split, '2026-11-23T15:00')).toEqual({ open: false, opensAt: muscat('2026-11-23T16:00') })
  })

  test('keep to the wall clock where clocks change', () => {
    const london = { ...omani, timeZone: 'Europe/London' }
    expect(openingOf(london, new Date('2026-10-24T12:00:00Z')).opensAt).toEqual(new Date('2026-10-25T07:30:00Z'))
    expect(openingOf(london, new Date('2026-03-28T12:00:00Z')).opensAt).toEqual(new Date('2026-03-29T06:30:00Z'))
  })

  test('tell no time where none is in sight', () => {
    const never = { ...week, sunday: [], monday: [], tuesday: [], wednesday: [], thursday: [] }
    expect(opening({ ...omani, week: never }, '2026-11-23T10:00')).toEqual({ open: false, opensAt: null })
  })

  test('are always open where the packs know none, and follow the packs when they are swapped', () => {
    let hours: Hours | null = null
    let at = muscat('2026-11-27T10:00')
    const current = createOpening(
      () => hours,
      () => at,
    )
    expect(current()).toEqual({ open: true, opensAt: null })
    hours = omani
    expect(current().open).toBe(false)
    hours = { ...omani, week: { ...week, friday: day } }
    expect(current().open).toBe(true)
    at = muscat('2026-11-27T14:30')
    expect(current().open).toBe(false)
  })
})
