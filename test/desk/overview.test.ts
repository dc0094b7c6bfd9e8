import { describe, expect, test } from '@jest/globals'
import type { Report } from '../../src/desk/contract/administration.js'
import type { ConversationView, SearchPage } from '../../src/desk/contract/inbox.js'
import { code, referenceOf, stageOf, value } from './sqlite-stage.js'

describe('a supervisor', () => {
  test('takes over, reassigns, and watches without being seen', async () => {
    const stage = await stageOf()
    const salma = await stage.hire('salma')
    const hamed = await stage.hire('hamed')
    const boss = await stage.hire('boss', { role: 'supervisor' })
    await stage.say('person')
    const reference = await referenceOf(stage)
    await stage.ask(salma, 'POST', `/desk/api/cases/${reference}/claim`)
    const page = stage.enter(boss)
    page.word({ kind: 'watch', id: 'c1', silent: true })
    await stage.settle()
    expect(stage.desk.rooms.hub).toBeDefined()
    const view = value<ConversationView>(await stage.ask(salma, 'GET', '/desk/api/conversations/c1'))
    expect(view.viewers).toEqual([])
    await stage.ask(boss, 'POST', `/desk/api/cases/${reference}/take-over`)
    await stage.ask(boss, 'POST', `/desk/api/cases/${reference}/transfer`, { to: { agent: hamed.id }, note: 'yours' })
    expect((await stage.script()).slice(-4)).toEqual([
      'notice: notice.joined name=salma',
      'notice: notice.joined name=boss',
      'notice: notice.joined name=hamed',
      'note: yours',
    ])
    expect(code(await stage.ask(salma, 'POST', `/desk/api/cases/${reference}/take-over`))).toBe('forbidden')
  })

  test('finds what was said, folded and masked, and agents only what is theirs', async () => {
    const stage = await stageOf()
    const boss = await stage.hire('boss', { role: 'supervisor' })
    const hamed = await stage.hire('hamed', { teams: ['police'] })
    await stage.say('أريد تجديد البِطاقة ورقمي 99123456')
    await stage.say('person team:police البطاقه', 'c2')
    await stage.settle()
    const find = async (who: typeof boss, q: string) =>
      value<SearchPage>(await stage.ask(who, 'GET', `/desk/api/search?q=${encodeURIComponent(q)}`)).hits
    const hits = await find(boss, 'بطاقة')
    expect([...new Set(hits.map(({ conversation }) => conversation))].sort()).toEqual(['c1', 'c2'])
    const first = hits.find(({ conversation }) => conversation === 'c1')
    const [mark] = first?.marks ?? []
    expect(first?.excerpt.slice(mark?.from, mark?.to)).toBe('البِطاقة')
    expect(hits.every(({ excerpt }) => !excerpt.includes('99123456'))).toBe(true)
    expect(new Set((await find(hamed, 'بطاقة')).map(({ conversation }) => conversation))).toEqual(new Set(['c2']))
    expect((await find(boss, await referenceOf(stage, 'c2')))[0]).toMatchObject({ conversation: 'c2' })
  })

  test('reads a report, and its file holds no live formula', async () => {
    const stage = await stageOf()
    const boss = await stage.hire('boss', { role: 'supervisor' })
    await stage.say('=cmd() person')
    const day = '2026-11-23'
    const report = value<Report>(await stage.ask(boss, 'GET', `/desk/api/reports?from=${day}&to=${day}`))
    expect(report.byDay).toMatchObject([{ day, conversations: 1, handoffs: 1 }])
    const file = await stage.ask(boss, 'GET', `/desk/api/reports.csv?table=cases&from=${day}&to=${day}`)
    const text = file.kind === 'file' ? Buffer.from(file.bytes).toString() : ''
    expect(text).toMatch(/^\ufeffreference,/)
    expect(text).toContain(`'=cmd() person`)
    const { rows } = await stage.store.audit.page(null)
    expect(rows.map(({ what }) => what)).toContain('report.downloaded')
  })
})

test('personal data is masked for agents, and shown with a reason and an audit row', async () => {
  const stage = await stageOf()
  const salma = await stage.hire('salma')
  await stage.say('person my number is 99123456')
  await stage.ask(salma, 'POST', `/desk/api/cases/${await referenceOf(stage)}/claim`)
  const view = value<ConversationView>(await stage.ask(salma, 'GET', '/desk/api/conversations/c1'))
  expect(view.lines[0]).toMatchObject({ masked: true, text: expect.not.stringContaining('99123456') })
  const shown = await stage.ask(salma, 'POST', '/desk/api/conversations/c1/reveal', { seq: 1, reason: 'to call back' })
  expect(value<{ text: string }>(shown).text).toContain('99123456')
  const { rows } = await stage.store.audit.page(null)
  expect(rows[0]).toMatchObject({ what: 'line.revealed', who: 'salma', subject: 'c1/1', why: 'to call back' })
})
