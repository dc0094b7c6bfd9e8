import { z } from 'zod'
import { TIME_ZONE } from '../../knowledge.js'
import { type Answer, found, refuse } from '../answer.js'
import type { Board, ReportTable } from '../contract/administration.js'
import type { Person } from '../person.js'
import { daysOf, periodOf, writeReport } from '../reports/report.js'
import { writeTable } from '../reports/report-csv.js'
import { route, type Route, SUPERVISORS } from '../route.js'
import { DESK_TEAM } from '../team-hours.js'
import { dueOf } from '../views/case-summary.js'
import { toColleague } from './inbox-routes.js'
import type { RoomDeps } from './room-deps.js'

const day = z.iso.date()
const TABLES = ['days', 'cases', 'satisfaction', 'entries', 'unknown', 'complaints'] as const
const table = z.enum(TABLES satisfies readonly ReportTable[])
const MOST_DAYS = 400
const OVERDUE = 100

/** What supervisors look at: now, and in a period. */
export function overviewRoutes(deps: RoomDeps): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/desk/api/board',
      roles: SUPERVISORS,
      owner: 'none',
      handle: async () => found(await writeBoard(deps)),
    }),
    route({
      method: 'GET',
      path: '/desk/api/reports',
      roles: SUPERVISORS,
      owner: 'none',
      handle: ({ me, query }) => report(deps, me, query),
    }),
    route({
      method: 'GET',
      path: '/desk/api/reports.csv',
      roles: SUPERVISORS,
      owner: 'none',
      handle: ({ me, query }) => download(deps, me, query),
    }),
  ]
}

async function writeBoard({ store, around, targetsOf, now }: RoomDeps): Promise<Board> {
  const at = now().getTime()
  const open = await store.desk.reports.open()
  const due = open.map((one) => ({ ...one, dueAt: dueOf(one, { targetsOf }) }))
  const late = due.filter(({ dueAt }) => dueAt !== null && dueAt < at)
  const teams = await store.desk.teams.list()
  const isOf = rowOf(teams.map(({ id }) => id))
  return {
    at: new Date(at).toISOString(),
    teams: teams.map(({ id }) => {
      const mine = open.filter(isOf(id))
      const waiting = mine.filter(({ state }) => state === 'queued')
      const oldest = Math.min(...waiting.map(({ queued_at }) => queued_at))
      return {
        team: id,
        waiting: waiting.length,
        oldestSeconds: waiting.length === 0 ? null : Math.round((at - oldest) / 1000),
        claimed: mine.filter(({ state }) => state === 'claimed').length,
        breaches: late.filter(isOf(id)).length,
        open: around.opening(id).open,
      }
    }),
    colleagues: around.all().map(toColleague),
    overdue: late
      .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
      .slice(0, OVERDUE)
      .map(({ reference, conversation, dueAt }) => ({
        reference,
        conversation,
        dueAt: new Date(dueAt ?? at).toISOString(),
      })),
  }
}

/** On which row of the board a case stands: a case without a team, or of one that is no more, is the general one's. */
function rowOf(teams: readonly string[]) {
  const home = teams.includes(DESK_TEAM) ? DESK_TEAM : teams[0]
  return (id: string) =>
    ({ team }: { readonly team: string | null }) =>
      (team !== null && teams.includes(team) ? team : home) === id
}

/** The days asked for; null where they are no period, or too long a one. */
function daysAsked(query: URLSearchParams): { from: string; to: string } | null {
  const from = day.safeParse(query.get('from'))
  const to = day.safeParse(query.get('to'))
  if (!from.success || !to.success || from.data > to.data) return null
  return daysOf(from.data, to.data).length > MOST_DAYS ? null : { from: from.data, to: to.data }
}

const NO_PERIOD = refuse('bad-request', `Ask with from=DAY and to=DAY, at most ${MOST_DAYS} days.`)

async function report({ store, knowledge }: RoomDeps, me: Person, query: URLSearchParams): Promise<Answer> {
  const asked = daysAsked(query)
  if (!asked) return NO_PERIOD
  const deps = { store, content: () => knowledge().content, timeZone: TIME_ZONE, language: me.interfaceLanguage }
  return found(await writeReport(deps, asked.from, asked.to))
}

/** A file leaves the house: it leaves a trace. */
async function download({ store, around, now }: RoomDeps, me: Person, query: URLSearchParams): Promise<Answer> {
  const asked = daysAsked(query)
  const which = table.safeParse(query.get('table'))
  if (!asked) return NO_PERIOD
  if (!which.success) return refuse('bad-request', `There are these tables: ${TABLES.join(', ')}.`)
  const { from, to } = asked
  const span = { period: periodOf(from, to, TIME_ZONE), days: daysOf(from, to), agency: query.get('agency') }
  const text = await writeTable({ store, nameOf: around.nameOfAny }, which.data, span)
  const subject = `${which.data} ${from} ${to}`
  await store.desk.audit({ who: me.id, what: 'report.downloaded', subject, at: now() })
  const name = `${which.data}-${from}-${to}.csv`
  return { kind: 'file', name, contentType: 'text/csv; charset=utf-8', bytes: Buffer.from(text) }
}
