import { describe, expect, test } from '@jest/globals'
import { createFormat } from '../../dialogs/format.js'
import { createWallClock, openingAt, weekOn } from '../../dialogs/office-hours.js'
import type { Hours, Week } from '../../knowledge/content.js'
import { createContent, wording } from './world.js'

const format = createFormat({ wording, timeZone: 'Asia/Muscat' })
const at = (time: string) => new Date(`${time}+04:00`)

describe('a moment', () => {
  test.each([
    ['2026-11-24T07:30', 'يوم الثلاثاء 24 نوفمبر، الساعة 7:30 صباحًا', 'on Tuesday 24 November at 7:30 am'],
    ['2026-12-06T12:00', 'يوم الأحد 6 ديسمبر، الساعة 12:00 ظهرًا', 'on Sunday 6 December at 12:00 noon'],
    ['2027-01-01T15:05', 'يوم الجمعة 1 يناير، الساعة 3:05 مساءً', 'on Friday 1 January at 3:05 pm'],
    ['2026-08-31T00:00', 'يوم الاثنين 31 أغسطس، الساعة 12:00 صباحًا', 'on Monday 31 August at 12:00 am'],
  ])('%s reads naturally', (time, arabic, english) => {
    expect(format.moment(at(time), 'ar')).toBe(arabic)
    expect(format.moment(at(time), 'en')).toBe(english)
  })

  test('is told on the wall clock of Muscat, wherever the machine stands', () => {
    expect(format.moment(new Date('2026-11-23T21:00:00Z'), 'en')).toBe('on Tuesday 24 November at 1:00 am')
  })
})

describe('the date of an entry', () => {
  test.each([
    ['2025', '2025', '2025'],
    ['2025-08', 'أغسطس 2025', 'August 2025'],
    ['2025-08-02', '2 أغسطس 2025', '2 August 2025'],
    ['2026-01-31', '31 يناير 2026', '31 January 2026'],
    ['undated', 'بلا تاريخ', 'undated'],
  ])('%s reads naturally', (date, arabic, english) => {
    expect(format.asOf(date, 'ar')).toBe(arabic)
    expect(format.asOf(date, 'en')).toBe(english)
  })
})

const hours = createContent().hours.get('centre') as Hours
const none: Week = { sunday: [], monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [] }

describe('the hours of a team', () => {
  test('are told as spans of days', () => {
    expect(format.week(hours.week, 'ar')).toBe('من الأحد إلى الخميس، 7:30 صباحًا – 2:30 مساءً')
    expect(format.week(hours.week, 'en')).toBe('Sunday to Thursday, 7:30 am – 2:30 pm')
  })

  test('are told with a break and a day of its own', () => {
    const week: Week = { ...none, sunday: [['08:00', '12:00'], ['16:00', '20:00']], saturday: [['09:00', '12:00']] } // prettier-ignore
    expect(format.week(week, 'en')).toBe(
      'Sunday, 8:00 am – 12:00 noon and 4:00 pm – 8:00 pm; Saturday, 9:00 am – 12:00 noon',
    )
  })

  test('hold from the first minute to before the last', () => {
    const open = (time: string) => openingAt(hours, at(time)).open
    expect(['2026-11-24T07:29', '2026-11-24T07:30', '2026-11-24T14:29', '2026-11-24T14:30'].map(open)).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(open('2026-11-27T10:00')).toBe(false)
  })

  test('know the holiday that closes them', () => {
    expect(openingAt(hours, at('2026-12-03T10:00'))).toEqual({
      open: false,
      holiday: { ar: 'اليوم الوطني', en: 'National Day' },
    })
    expect(openingAt(hours, at('2026-11-24T22:00'))).toEqual({ open: false, holiday: null })
  })

  test('follow the season', () => {
    const ramadan: Week = { ...none, sunday: [['09:00', '13:00']] }
    const seasonal: Hours = {
      ...hours,
      seasons: [{ from: '2027-02-08', to: '2027-03-09', name: { ar: 'رمضان', en: 'Ramadan' }, week: ramadan }],
    }
    expect(weekOn(seasonal, '2027-02-14')).toBe(ramadan)
    expect(weekOn(seasonal, '2027-03-10')).toBe(hours.week)
    expect(openingAt(seasonal, at('2027-02-14T08:00')).open).toBe(false)
    expect(openingAt(seasonal, at('2027-02-14T12:59')).open).toBe(true)
  })
})

describe('a wall clock', () => {
  test('tells day, time and weekday of its place', () => {
    expect(createWallClock('Asia/Muscat')(new Date('2026-11-23T20:00:00Z'))).toEqual({
      day: '2026-11-24',
      time: '00:00',
      weekday: 'tuesday',
    })
  })
})
