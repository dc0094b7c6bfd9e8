import { join } from 'node:path'
import { afterEach, expect, jest, test } from '@jest/globals'
import Libsql from 'libsql'
import type { Turn } from '../../bots/turn.js'
import { asksForPerson, cleanUp, echo, says, setStage } from '../conversation/scripted.js'

afterEach(cleanUp)

/** One conversation, by its key. */
const ONE = /\((conversation=\?|id=\?)/
/** What is read of many: the ready queues, the desk's queue, and what a provider names by its own ids. */
const MANY = [
  'SCAN announcements',
  'SCAN cases USING INDEX cases_queue',
  'SCAN media USING INDEX sqlite_autoindex_media_1',
  'SCAN outbox USING INDEX outbox_open',
  'SCAN parked_statuses',
  'SEARCH cases USING INDEX sqlite_autoindex_cases_1 (reference=?)',
  'SEARCH conversations USING INDEX conversations_due (due_at>? AND due_at<?)',
  'SEARCH outbox USING INDEX outbox_due (due_at<?)',
  'SEARCH outbox USING INDEX outbox_receipt (channel=? AND receipt_id=?)',
  'SEARCH parked_statuses USING INDEX sqlite_autoindex_parked_statuses_1 (channel=? AND receipt_id=?)',
  'SEARCH timers USING INDEX timers_due (due_at<?)',
]

const asksOrEchoes: Turn = async (input) =>
  input.activities.some(({ text }) => text === 'a person')
    ? { replies: [asksForPerson('REF1'), says('wait')], state: null }
    : echo(input)

test('every statement of the way of a message reads one conversation, or one of the named queues', async () => {
  const stage = await setStage({ turn: asksOrEchoes })
  const statements = await preparedDuring(async () => {
    await stage.say('hello')
    await stage.report({ receiptId: 'r1', status: 'delivered', at: stage.clock.now() })
    await stage.say('a person')
    await stage.say('still there?')
  })
  const ways = plansOf(join(stage.dataDir, 'nafidha.db'), statements)
  expect(ways.length).toBeGreaterThan(statements.length / 2)
  expect([...new Set(ways.filter((way) => !ONE.test(way)))].sort()).toEqual(MANY)
})

/** Statements that the engine sees for the first time while `act` runs. */
async function preparedDuring(act: () => Promise<void>): Promise<readonly string[]> {
  const seen = new Set<string>()
  const prepare = Libsql.prototype.prepare
  const spy = jest.spyOn(Libsql.prototype, 'prepare').mockImplementation(function (this: Libsql.Database, statement) {
    seen.add(statement)
    return prepare.call(this, statement)
  })
  await act()
  spy.mockRestore()
  return [...seen]
}

/** How each table is read. What a statement gathered itself (`CO-ROUTINE due`) is none. */
function plansOf(file: string, statements: readonly string[]): readonly string[] {
  const database = new Libsql(file)
  const plans = statements.flatMap((statement) => {
    const values = [...statement.matchAll(/\?/g)].map(() => null)
    return database.prepare(`explain query plan ${statement}`).all(values) as { detail: string }[]
  })
  database.close()
  return plans
    .map(({ detail }) => detail.replace(' COVERING', ''))
    .filter((detail) => /^(SEARCH|SCAN) (?!due$)/.test(detail))
}
