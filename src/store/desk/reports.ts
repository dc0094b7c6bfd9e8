import { type RawBuilder, sql } from 'kysely'
import type { Engine } from '../engine.js'

/** Milliseconds since 1970: from the first, before the second. */
export interface Period {
  readonly from: number
  readonly to: number
  /** Milliseconds by which the wall clock is ahead of UTC. */
  readonly offset: number
}

const DAY = 86_400_000
/** Cases of one report, and rows of a list in it. */
const MOST_CASES = 100_000
const TOP = 10

/** Days since 1970 on the wall clock; both engines divide whole numbers to whole numbers. */
const dayOf = (column: string, { offset }: Period): RawBuilder<number> =>
  sql<number>`(${sql.ref(column)} + ${sql.lit(offset)}) / ${sql.lit(DAY)}`

export type Reports = ReturnType<typeof createReports>

/** What happened in a period. Reads a lot, and is asked for now and then. */
export const createReports = (engine: Engine) => ({
  ...createDayReports(engine),
  ...createAnswerReports(engine),
  ...createCaseReports(engine),
})

function createDayReports({ db }: Engine) {
  return {
    /** Conversations in which citizens wrote, by day, channel and language: each once a day. */
    activity: (period: Period) =>
      db
        .selectFrom('transcript')
        .innerJoin('conversations', 'conversations.id', 'transcript.conversation')
        .select([dayOf('transcript.at', period).as('day'), 'conversations.channel', 'conversations.language'])
        .select(({ fn }) => fn.count<number>('transcript.conversation').distinct().as('count'))
        .where('transcript.origin', '=', 'citizen')
        .where('transcript.at', '>=', period.from)
        .where('transcript.at', '<', period.to)
        .groupBy(['day', 'conversations.channel', 'conversations.language'])
        .execute(),

    handoffs: (period: Period) =>
      db
        .selectFrom('case_moves')
        .select(dayOf('at', period).as('day'))
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('kind', '=', 'queued')
        .where('at', '>=', period.from)
        .where('at', '<', period.to)
        .groupBy('day')
        .execute(),

    /** Questions by day that were answered, and those that were not. */
    answers: (period: Period) =>
      db
        .selectFrom('receipts')
        .select(dayOf('at', period).as('day'))
        .select(({ fn }) => [fn.countAll<number>().as('all'), fn.count<number>('entry').as('answered')])
        .where('rule', '<>', 'asked-back')
        .where('at', '>=', period.from)
        .where('at', '<', period.to)
        .groupBy('day')
        .execute(),
  }
}

function createAnswerReports({ db }: Engine) {
  return {
    entries: (period: Period, limit = TOP) =>
      db
        .selectFrom('receipts')
        .select('entry')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('entry', 'is not', null)
        .where('at', '>=', period.from)
        .where('at', '<', period.to)
        .groupBy('entry')
        .orderBy('count', 'desc')
        .limit(limit)
        .execute(),

    /** Personal data was masked when they were stored. */
    unknown: (period: Period, limit = TOP) =>
      db
        .selectFrom('receipts')
        .select('question')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('entry', 'is', null)
        .where('rule', '<>', 'asked-back')
        .where('question', 'is not', null)
        .where('at', '>=', period.from)
        .where('at', '<', period.to)
        .groupBy('question')
        .orderBy('count', 'desc')
        .limit(limit)
        .execute(),
  }
}

function createCaseReports({ db }: Engine) {
  return {
    /** Cases that were opened in the period. */
    cases: (period: Period) =>
      db
        .selectFrom('cases')
        .innerJoin('conversations', 'conversations.id', 'cases.conversation')
        .selectAll('cases')
        .select('conversations.channel')
        .where('cases.opened_at', '>=', period.from)
        .where('cases.opened_at', '<', period.to)
        .orderBy('cases.opened_at')
        .limit(MOST_CASES)
        .execute(),

    ratings: (period: Period) =>
      db
        .selectFrom('cases')
        .select(['reference', 'score', 'comment', 'rated_at', 'agent', 'team'])
        .where('rated_at', '>=', period.from)
        .where('rated_at', '<', period.to)
        .orderBy('rated_at')
        .limit(MOST_CASES)
        .execute(),

    /** How the cases of a conversation moved. */
    moves: (conversation: string) =>
      db
        .selectFrom('case_moves')
        .select(['reference', 'number', 'kind', 'by', 'agent', 'team', 'at'])
        .where('conversation', '=', conversation)
        .orderBy('at')
        .orderBy('reference')
        .orderBy('number')
        .execute(),

    /** Everything that is open, for the board. */
    open: () =>
      db
        .selectFrom('cases')
        .select(['reference', 'conversation', 'team', 'state', 'opened_at', 'queued_at', 'first_reply_at', 'closed_at'])
        .select('snoozed_until')
        .where('closed_at', 'is', null)
        .execute(),
  }
}
