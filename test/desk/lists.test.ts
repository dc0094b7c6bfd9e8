import { describe, expect, test } from '@jest/globals'
import type { Board, Team } from '../../src/desk/contract/administration.js'
import type { ConversationView, InboxPage } from '../../src/desk/contract/inbox.js'
import { REQUEST } from '../conversation/scripted.js'
import { until } from '../until.js'
import { referenceOf, send, stageOf, value } from './sqlite-stage.js'

describe('a case without a team', () => {
  test('stands on the board in the general team’s row, its breaches too', async () => {
    const stage = await stageOf()
    const boss = await stage.hire('boss', { role: 'supervisor' })
    await stage.say('person')
    await stage.say('person team:police', 'c2')
    stage.clock.forward(60 * 60_000)
    const board = value<Board>(await stage.ask(boss, 'GET', '/desk/api/board'))
    const rows = board.teams.map(({ team, waiting, breaches }) => ({ team, waiting, breaches }))
    expect(rows).toContainEqual({ team: 'general', waiting: 1, breaches: 1 })
    expect(rows).toContainEqual({ team: 'police', waiting: 1, breaches: 1 })
  })

  test('shows its rating to the agent who had it, whose account has no team', async () => {
    const stage = await stageOf()
    const salma = await stage.hire('salma', { teams: [] })
    await stage.say('person')
    const reference = await referenceOf(stage)
    await stage.ask(salma, 'POST', `/desk/api/cases/${reference}/claim`)
    const page = stage.enter(salma)
    page.word({ kind: 'watch', id: 'c1' })
    await stage.ask(salma, 'POST', `/desk/api/cases/${reference}/resolve`, { outcome: 'answered', tags: [] })
    const before = page.heard.length
    await stage.say('score 5')
    await until(() => page.heard.slice(before).some(({ kind }) => kind === 'conversation'))
    const view = value<ConversationView>(await stage.ask(salma, 'GET', '/desk/api/conversations/c1'))
    expect(view.context?.satisfaction).toEqual({ score: 5, comment: '' })
    const closed = value<InboxPage>(await stage.ask(salma, 'GET', '/desk/api/inbox?box=closed'))
    expect(closed.cases).toMatchObject([{ reference }])
  })
})

describe('the inbox', () => {
  test('keeps to what is unread where it is asked to', async () => {
    const stage = await stageOf()
    const salma = await stage.hire('salma')
    for (const conversation of ['c1', 'c2']) {
      await stage.say('person', conversation)
      await stage.ask(salma, 'POST', `/desk/api/cases/${await referenceOf(stage, conversation)}/claim`)
      await stage.ask(salma, 'GET', `/desk/api/conversations/${conversation}`)
    }
    await stage.say('are you there', 'c2')
    const of = async (path: string) =>
      value<InboxPage>(await stage.ask(salma, 'GET', path)).cases.map(({ conversation }) => conversation)
    expect(await of('/desk/api/inbox?box=mine')).toEqual(['c1', 'c2'])
    expect(await of('/desk/api/inbox?box=mine&unread=true')).toEqual(['c2'])
  })

  test('shows the last line in plain words', async () => {
    const stage = await stageOf()
    const salma = await stage.hire('salma')
    await stage.say('person')
    await stage.ask(salma, 'POST', `/desk/api/cases/${await referenceOf(stage)}/claim`)
    const text = 'The fee is **20 rials**, see [the page](https://rop.gov.om)'
    await stage.ask(salma, 'POST', '/desk/api/conversations/c1/messages', send(text))
    const page = value<InboxPage>(await stage.ask(salma, 'GET', '/desk/api/inbox?box=mine'))
    expect(page.cases[0]?.preview).toBe('The fee is 20 rials, see the page')
  })
})

test('who watches a conversation sees that its citizen is writing, and nobody else does', async () => {
  const stage = await stageOf()
  const salma = await stage.hire('salma')
  await stage.say('person')
  const [watching, elsewhere] = [stage.enter(salma), stage.enter(salma)]
  watching.word({ kind: 'watch', id: 'c1' })
  await until(() => watching.heard.some(({ kind }) => kind === 'conversation'))
  stage.channel.holds({ typing: ['c1', 'c9'] })
  await stage.service.receive(stage.channel.channel, REQUEST)
  expect(watching.heard.at(-1)).toEqual({ kind: 'citizen-typing', id: 'c1' })
  expect(elsewhere.heard.some(({ kind }) => kind === 'citizen-typing')).toBe(false)
})

test('what a supervisor sets for a team’s hours is what the bot is told', async () => {
  const stage = await stageOf()
  const boss = await stage.hire('boss', { role: 'administrator' })
  const [general] = value<readonly Team[]>(await stage.ask(boss, 'GET', '/desk/api/teams'))
  const week = [...Array.from({ length: 6 }, () => []), [{ from: '10:00', to: '12:00' }]]
  await stage.ask(boss, 'PUT', `/desk/api/teams/${general?.id}`, {
    ...general,
    hours: { week, holidays: [], seasons: [] },
  })
  await stage.say('hours?')
  expect((await stage.script()).at(-1)).toContain('"saturday":[["10:00","12:00"]]')
})
