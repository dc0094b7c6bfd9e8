import { z } from 'zod'
import type { Agency, Entry, EntryId } from './entry.js'
import type { Bilingual } from './language/language.js'

const bilingual = z.strictObject({ ar: z.string().trim().min(1), en: z.string().trim().min(1) })
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time as 07:30')
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write a day as 2026-11-23')
const periods = z.array(z.tuple([time, time])).default([])

/** `topics.yaml`: topic id to its name, the words a citizen picks from. */
export const topicsFile = z.record(z.string(), bilingual)
/** `agencies.yaml`: agency id to its name and, where a fact row says so, how to reach it. */
export const agenciesFile = z.record(z.string(), z.strictObject({ name: bilingual, contact: bilingual.optional() }))
/** `teams.yaml`: team id to its name and the hours it keeps. */
export const teamsFile = z.record(z.string(), z.strictObject({ name: bilingual, hours: z.string() }))
/** `hours.yaml`: hours id to a week and its holidays; a period `from, to` of Ramadan or the like replaces the week. */
const week = z.strictObject({
  sunday: periods,
  monday: periods,
  tuesday: periods,
  wednesday: periods,
  thursday: periods,
  friday: periods,
  saturday: periods,
})
export const hoursFile = z.record(
  z.string(),
  z.strictObject({
    timeZone: z.string(),
    week,
    holidays: z.array(z.strictObject({ from: day, to: day, name: bilingual })).default([]),
    seasons: z.array(z.strictObject({ from: day, to: day, name: bilingual, week })).default([]),
  }),
)

export type Week = z.infer<typeof week>
export type Hours = z.infer<typeof hoursFile>[string]
export type Team = z.infer<typeof teamsFile>[string]

/** Everything that the packs hold, read and checked: one consistent version, swapped in whole. */
export interface Content {
  readonly entries: ReadonlyMap<EntryId, Entry>
  readonly topics: ReadonlyMap<string, Bilingual>
  readonly agencies: ReadonlyMap<string, Agency>
  readonly teams: ReadonlyMap<string, Team>
  readonly hours: ReadonlyMap<string, Hours>
  /** SHA-256 over every file, hex: the same hash is the same content. */
  readonly hash: string
}
