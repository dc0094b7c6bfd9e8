import { describe, expect, test } from '@jest/globals'
import type { CaseSummary, ConversationView, InboxPage, NextCase } from '../../src/desk/contract/inbox.js'
import { createScriptedChannel } from '../conversation/scripted.js'
import { until } from '../until.js'
import { code, MINUTE, referenceOf, send, stageOf, value } from './sqlite-stage.js'

describe('an agent who comes online', () => {
  test('is given what waits at once, urgent first, and no more than they can take', async () => {
    const stage = await stageOf()
    const salma = await stage.hire('salma', { capacity: 2 })
    for (const [conversation, words] of [
      ['c1', 'person one'],
      ['c2', 'person two'],
      ['c3', 'person urgent'],
    ] as const)
      await stage.say(words, conversation)
    const page = stage.enter(salma)
    await stage.settle()
    await stage.settle()
    const mine = value<InboxPage>(await stage.ask(salma, 'GET', '/desk/api/inbox?box=mine'))
    expect(mine.cases.map(({ conversation }) => conversation)).toEqual(['c3', 'c1'])
    expect(mine.counts).toMatchObject({ mine: 2, queue: 1, all: 3 })
    expect(page.heard.filter(({ kind }) => kind === 'assigned')).toHaveLength(2)
  })

  test('gets the next case the moment a hand is free', async () => {
    const stage = await stageOf()
    const salma = await stage.hire('salma', { capacity: 1 })
    stage.enter(salma)
    await stage.say('person', 'c1')
    await stage.say('person', 'c2')
    expect((await stage.script('c2')).at(-1)).toMatch(/^bot: yes|^notice: notice.queued/)
    await stage.ask(salma, 'POST', `/desk/api/cases/${await referenceOf(stage)}/resolve`, {
      outcome: 'answered',
      tags: [],
    })
    await stage.settle()
    expect(await stage.script('c2')).toContain('notice: notice.joined name=salma')
  })

  test('is given only what their teams do', async () => {
    const stage = await stageOf()
    const salma = await stage.hire('salma', { teams: ['general'] })
    const hamed = await stage.hire('hamed', { teams: ['police'] })
    stage.enter(salma)
    await stage.say('person team:police')
    await stage.settle()
    const reference = await referenceOf(stage)
    expect(code(await stage.ask(salma, 'POST', `/desk/api/cases/${reference}/claim`))).toBe('not-found')
    expect(value<NextCase>(await stage.ask(salma, 'POST', '/desk/api/cases/next'))).toEqual({ kind: 'none' })
    expect(value<NextCase>(await stage.ask(hamed, 'POST', '/desk/api/cases/next'))).toMatchObject({ kind: 'claimed' })
  })
})

describe('while a person holds', () => {
  test('the bot is silent, and the citizen’s words reach the agent', async () => {
    const stage = await stageOf()
    const salma = await stage.hire('salma')
    await stage.say('person')
    await stage.ask(salma, 'POST', `/desk/api/cases/${await referenceOf(stage)}/claim`)
    await stage.say('are you there')
    expect((await stage.script()).slice(-2)).toEqual(['notice: notice.joined name=salma', 'citizen: are you there'])
    await stage.ask(salma, 'POST', '/desk/api/conversations/c1/messages', send('I am'))
    await stage.settle()
    expect(stage.channel.texts().at(-1)).toBe('I am')
    const view = value<ConversationView>(await stage.ask(salma, 'GET', '/desk/api/conversations/c1'))
    expect(view.lines.at(-1)).toMatchObject({ text: 'I am', checkpoint: 'accepted', author: { name: 'salma' } })
    expect(view.case?.waitingSince).toBeNull()
  })

  test('a message that is sent twice arrives once', async () => {
    const stage = await stageOf()
    const salma = await stage.hire('salma')
    await stage.say('person')
    await stage.ask(salma, 'POST', `/desk/api/cases/${await referenceOf(stage)}/claim`)
    const twice = await Promise.all(
      [1, 2].map(() => stage.ask(salma, 'POST', '/desk/api/conversations/c1/messages', send('once', 'id'))),
    )
    expect(twice[0]).toEqual(twice[1])
    await stage.settle()
    expect(stage.channel.texts().filter((text) => text === 'once')).toHaveLength(1)
  })

  test('only who holds may write, and the refusal says who does', async () => {
    const stage = await stageOf()
    const salma = await stage.hire('salma')
    const hamed = await stage.hire('hamed')
    await stage.say('person')
    const reference = await referenceOf(stage)
    await stage.ask(salma, 'POST', `/desk/api/cases/${reference}/claim`)
    const refused = [
      await stage.ask(hamed, 'POST', `/desk/api/cases/${reference}/claim`),
      await stage.ask(hamed, 'POST', '/desk/api/conversations/c1/messages', send('me too')),
    ]
    expect(refused).toMatchObject([
      { error: { code: 'taken', by: 'salma' } },
      { error: { code: 'not-holder', by: 'salma' } },
    ])
  })

  test('a note stays between agents', async () => {
    const stage = await stageOf()
    const salma = await stage.hire('salma')
    const hamed = await stage.hire('hamed')
    await stage.say('person')
    await stage.ask(salma, 'POST', `/desk/api/cases/${await referenceOf(stage)}/claim`)
    const page = stage.enter(hamed)
    const note = { clientId: 'n1', text: 'look at this', mentions: ['hamed'] }
    await stage.ask(salma, 'POST', '/desk/api/conversations/c1/notes', note)
    await stage.settle()
    expect(stage.channel.texts()).not.toContain('look at this')
    expect(page.heard).toContainEqual({ kind: 'mentioned', conversation: 'c1', by: 'salma' })
  })

  test('the 24-hour window is kept, and the message says why it did not go', async () => {
    const channel = createScriptedChannel('chat')
    const windowed = {
      ...channel,
      channel: { ...channel.channel, limits: { ...channel.channel.limits, replyWindow: 60 * MINUTE } },
    }
    const stage = await stageOf(windowed)
    const salma = await stage.hire('salma')
    await stage.say('person')
    await stage.ask(salma, 'POST', `/desk/api/cases/${await referenceOf(stage)}/claim`)
    stage.clock.forward(61 * MINUTE)
    expect(code(await stage.ask(salma, 'POST', '/desk/api/conversations/c1/messages', send('late')))).toBe(
      'window-closed',
    )
  })
})

describe('nobody is left without a next step', () => {
  test('an agent who vanishes gives the case back, with a note, an apology and the place', async () => {
    const stage = await stageOf()
    const salma = await stage.hire('salma')
    const page = stage.enter(salma)
    await stage.say('person')
    await stage.settle()
    expect(await stage.script()).toContain('notice: notice.joined name=salma')
    page.leave()
    stage.clock.forward(61_000)
    await stage.settle()
    expect((await stage.script()).slice(-2)).toEqual(['notice: notice.requeued place=1', 'note: note.vanished'])
  })

  test('an agent who vanishes is missed also where the clock was set back by an hour', async () => {
    const stage = await stageOf()
    const salma = await stage.hire('salma')
    const page = stage.enter(salma)
    await stage.say('person')
    await stage.settle()
    expect(await stage.script()).toContain('notice: notice.joined name=salma')
    stage.desk.clock.start()
    stage.clock.forward(-60 * MINUTE)
    await until(
      async () => (await stage.store.desk.presence.all())[0]?.seenAt.getTime() === stage.clock.now().getTime(),
    )
    page.leave()
    stage.clock.forward(61_000)
    await until(async () => (await stage.script()).includes('note: note.vanished'))
  })

  test('an agent who stays silent too long gives it back too, also after the service was killed', async () => {
    const stage = await stageOf()
    const salma = await stage.hire('salma')
    await stage.say('person')
    await stage.ask(salma, 'POST', `/desk/api/cases/${await referenceOf(stage)}/claim`)
    await stage.crash()
    stage.clock.forward(10 * MINUTE)
    await stage.settle()
    expect((await stage.script()).slice(-2)).toEqual(['notice: notice.requeued place=1', 'note: note.silent'])
  })

  test('a citizen who waited too long is told what happens next, and is still answered by a person', async () => {
    const stage = await stageOf()
    await stage.say('person')
    stage.clock.forward(15 * MINUTE)
    await stage.settle()
    expect((await stage.script()).at(-1)).toMatch(/^notice: notice.waitedLong/)
    const salma = await stage.hire('salma')
    stage.enter(salma)
    await stage.settle()
    await stage.settle()
    expect((await stage.script()).at(-1)).toBe('notice: notice.joined name=salma')
  })

  test('a snoozed case comes back at its time', async () => {
    const stage = await stageOf()
    const salma = await stage.hire('salma')
    await stage.say('person')
    const reference = await referenceOf(stage)
    await stage.ask(salma, 'POST', `/desk/api/cases/${reference}/claim`)
    const waking = new Date(stage.clock.now().getTime() + 60 * MINUTE).toISOString()
    await stage.ask(salma, 'POST', `/desk/api/cases/${reference}/snooze`, { until: waking })
    const box = async (name: string) =>
      value<InboxPage>(await stage.ask(salma, 'GET', `/desk/api/inbox?box=${name}`)).cases.length
    expect([await box('mine'), await box('snoozed')]).toEqual([0, 1])
    stage.clock.forward(60 * MINUTE)
    await stage.settle()
    expect([await box('mine'), await box('snoozed')]).toEqual([1, 0])
  })
})

test('two who look at one conversation see each other, and who types', async () => {
  const stage = await stageOf()
  const salma = await stage.hire('salma')
  const hamed = await stage.hire('hamed')
  await stage.say('person')
  const pages = [stage.enter(salma), stage.enter(hamed)] as const
  for (const page of pages) page.word({ kind: 'watch', id: 'c1' })
  await stage.settle()
  pages[1].word({ kind: 'typing', id: 'c1', typing: true })
  const last = pages[0].heard.findLast(({ kind }) => kind === 'viewers')
  expect(last).toMatchObject({
    viewers: [
      { id: 'salma', typing: false },
      { id: 'hamed', typing: true },
    ],
  })
})

test('a block ends the case, tells the citizen once, and nothing is answered afterwards', async () => {
  const stage = await stageOf()
  const salma = await stage.hire('salma')
  await stage.say('person')
  await stage.ask(salma, 'POST', `/desk/api/cases/${await referenceOf(stage)}/claim`)
  await stage.ask(salma, 'POST', '/desk/api/conversations/c1/block', { reason: 'threats' })
  await stage.say('again')
  expect((await stage.script()).slice(-2)).toEqual(['notice: notice.blocked', 'citizen: again'])
  const closed = value<InboxPage>(await stage.ask(salma, 'GET', '/desk/api/inbox?box=closed'))
  expect(closed.cases.map(({ state }: CaseSummary) => state)).toEqual(['closed'])
})
