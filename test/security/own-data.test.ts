import { describe, expect, test } from '@jest/globals'
import { UNUSUAL } from '../../src/desk/work/reading-watch.js'
import { code, referenceOf, stageOf } from '../desk/sqlite-stage.js'

const audited = async (stage: Awaited<ReturnType<typeof stageOf>>, what: string) =>
  (await stage.store.audit.page(null)).rows.filter((row) => row.what === what)

describe('at the desk, a person’s data', () => {
  test('is copied out whole by a supervisor, and the audit tells by whom', async () => {
    const stage = await stageOf()
    await stage.say('person سالم 99123456')
    const layla = await stage.hire('layla', { role: 'supervisor' })
    const answer = await stage.ask(layla, 'GET', '/desk/api/conversations/c1/copy')
    if (answer.kind !== 'file') throw new Error(answer.kind)
    expect(answer.contentType).toContain('application/json')
    expect(JSON.parse(Buffer.from(answer.bytes).toString())).toMatchObject({ conversation: { id: 'c1' } })
    expect(Buffer.from(answer.bytes).toString()).toContain('سالم 99123456')
    expect(await audited(stage, 'conversation.exported')).toMatchObject([{ who: 'layla', subject: 'c1' }])
  })

  test('is erased by an administrator with a reason, everywhere, and the audit keeps only that', async () => {
    const stage = await stageOf()
    await stage.say('person سالم 99123456')
    await stage.settle()
    const root = await stage.hire('root', { role: 'administrator' })
    const ask = (body: unknown) => stage.ask(root, 'POST', '/desk/api/conversations/c1/erase', body)
    await expect(ask({ reason: '' })).rejects.toThrow()
    expect(code(await ask({ reason: 'asked by letter 4711' }))).toBe('done')
    expect(await stage.script()).toEqual([])
    expect(await stage.ask(root, 'GET', '/desk/api/search?q=سالم')).toMatchObject({ value: { hits: [] } })
    expect(await stage.store.ownData.conversationsOf({ kind: 'id', id: 'c1' })).toEqual([])
    expect(await audited(stage, 'conversation.erased')).toMatchObject([
      { who: 'root', subject: 'c1', why: 'asked by letter 4711' },
    ])
    expect(JSON.stringify((await stage.store.audit.page(null)).rows)).not.toMatch(/سالم|99123456/)
    expect(code(await stage.ask(root, 'GET', '/desk/api/conversations/c1/copy'))).toBe('not-found')
  })
})

describe('who reads conversations of others', () => {
  test('leaves a trace each time; who holds one leaves none for it', async () => {
    const stage = await stageOf()
    await stage.say('person please')
    const [salma, omar] = [await stage.hire('salma'), await stage.hire('omar')]
    await stage.ask(salma, 'POST', `/desk/api/cases/${await referenceOf(stage)}/claim`)
    for (const who of [salma, omar, omar]) await stage.ask(who, 'GET', '/desk/api/conversations/c1')
    expect((await audited(stage, 'conversation.opened')).map(({ who, subject }) => [who, subject])).toEqual([
      ['omar', 'c1'],
      ['omar', 'c1'],
    ])
  })

  test('is told of once an hour where it is unusually many', async () => {
    const stage = await stageOf()
    const layla = await stage.hire('layla', { role: 'supervisor' })
    const open = async (from: number, to: number) => {
      for (let i = from; i < to; i += 1) await stage.ask(layla, 'GET', `/desk/api/conversations/c${i}`)
    }
    for (let i = 0; i < UNUSUAL + 5; i += 1)
      await stage.receive({ type: 'message', text: 'hello' }, { conversation: `c${i}` })
    await open(0, UNUSUAL - 1)
    await open(0, UNUSUAL - 1)
    expect(await audited(stage, 'account.reading-unusual')).toEqual([])
    await open(UNUSUAL - 1, UNUSUAL + 5)
    expect(await audited(stage, 'account.reading-unusual')).toMatchObject([{ who: 'layla', subject: 'layla' }])
  })
})
