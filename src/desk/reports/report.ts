import type { EntryId } from '../../../knowledge/entry.js'
import type { Content } from '../../../knowledge/content.js'
import type { Language } from '../../../knowledge/language/language.js'
import { createWallClock } from '../../../dialogs/office-hours.js'
import type { Period } from '../../store/desk/reports.js'
import type { Store } from '../../store/store.js'
import type { Report, Series } from '../contract/administration.js'

export interface ReportDeps {
  readonly store: Pick<Store, 'desk'>
  readonly content: () => Pick<Content, 'entries'>
  readonly timeZone: string
  /** In which entries are named. */
  readonly language: Language
}

const DAY = 86_400_000
const SCORES = [1, 2, 3, 4, 5]

/** From the first day to the last, both whole, on the wall clock of a zone. */
export function periodOf(from: string, to: string, timeZone: string): Period {
  const midnight = Date.parse(`${from}T00:00Z`)
  const wall = createWallClock(timeZone)(new Date(midnight))
  const offset = Date.parse(`${wall.day}T${wall.time}Z`) - midnight
  return { from: midnight - offset, to: Date.parse(`${to}T00:00Z`) - offset + DAY, offset }
}

/** The days of a period, as `2026-11-23`. */
export const daysOf = (from: string, to: string): readonly string[] => {
  const first = Date.parse(`${from}T00:00Z`)
  const count = Math.round((Date.parse(`${to}T00:00Z`) - first) / DAY) + 1
  return Array.from({ length: count }, (_, i) => new Date(first + i * DAY).toISOString().slice(0, 10))
}

export async function writeReport(deps: ReportDeps, from: string, to: string): Promise<Report> {
  const { store, content, timeZone } = deps
  const { reports } = store.desk
  const period = periodOf(from, to, timeZone)
  const [activity, cases, ratings, entries, unknown] = await Promise.all([
    reports.activity(period),
    reports.cases(period),
    reports.ratings(period),
    reports.entries(period),
    reports.unknown(period),
  ])
  const label = (id: string) => content().entries.get(id as EntryId)?.label[deps.language] ?? id
  return {
    from,
    to,
    byDay: await byDay(store, period, daysOf(from, to)),
    byChannel: sums(activity.map(({ channel, count }) => [channel, count])),
    byLanguage: sums(activity.map(({ language, count }) => [language, count])),
    reasons: sums(cases.map(({ reason }) => [reason, 1])),
    outcomes: sums(cases.flatMap((one) => (one.closed_at === null ? [] : [[one.outcome ?? one.state, 1] as const]))),
    firstReply: spread(cases.map((one) => seconds(one.opened_at, one.first_reply_at))),
    resolution: spread(cases.map((one) => seconds(one.opened_at, one.state === 'resolved' ? one.closed_at : null))),
    satisfaction: satisfactionOf(ratings.flatMap(({ score }) => score ?? [])),
    topEntries: entries.map(({ entry, count }) => ({ label: label(entry ?? ''), value: count })),
    topUnknown: unknown.map(({ question, count }) => ({ label: question ?? '', value: count })),
  }
}

export async function byDay(store: Pick<Store, 'desk'>, period: Period, days: readonly string[]) {
  const { reports } = store.desk
  const [activity, handoffs, answers] = await Promise.all([
    reports.activity(period),
    reports.handoffs(period),
    reports.answers(period),
  ])
  return days.map((day) => {
    const number = Date.parse(`${day}T00:00Z`) / DAY
    const answered = answers.find((each) => each.day === number)
    return {
      day,
      conversations: activity.filter((each) => each.day === number).reduce((sum, { count }) => sum + count, 0),
      handoffs: handoffs.find((each) => each.day === number)?.count ?? 0,
      answered: answered?.answered ?? 0,
      unknown: (answered?.all ?? 0) - (answered?.answered ?? 0),
    }
  })
}

const seconds = (from: number, to: number | null): number | null => (to === null ? null : (to - from) / 1000)

function spread(values: readonly (number | null)[]): Report['firstReply'] {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b)
  const at = (share: number) => known[Math.min(known.length - 1, Math.floor(known.length * share))] ?? null
  return { median: at(0.5), p90: at(0.9), n: known.length }
}

function satisfactionOf(scores: readonly number[]): Report['satisfaction'] {
  const mean = scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length
  return {
    mean,
    n: scores.length,
    scores: SCORES.map((score) => ({ label: String(score), value: scores.filter((each) => each === score).length })),
  }
}

/** Sums by name, the largest first. */
function sums(pairs: readonly (readonly [string, number])[]): readonly Series[] {
  const known = new Map<string, number>()
  for (const [name, value] of pairs) known.set(name, (known.get(name) ?? 0) + value)
  return [...known].map(([label, value]) => ({ label, value })).sort((a, b) => b.value - a.value)
}
