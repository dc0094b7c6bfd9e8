import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Person } from '../../src/desk/person.js'
import { createStore, type Store } from '../../src/store/store.js'
import { createClock, silent } from '../contracts/store.js'
import { describeWith } from '../describe-with.js'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../servers.js'
import { askingTurn, openDeskStage, type DeskStage } from './desk-stage.js'

const QUERIES: Readonly<Record<string, readonly string[]>> = {
  '/desk/api/inbox': ['?box=mine', '?box=team&team=general', '?box=all&q=person', '?box=callbacks'],
  '/desk/api/search': ['?q=person', '?q=person&cursor=9007199254740991'],
  '/desk/api/audit': ['', '?cursor=999999999'],
  '/desk/api/conversations/:conversation/lines': ['?after=0', '?after=999999999999999', '?before=999999999'],
}

describeWith(whyNoPostgres(), 'the desk on Postgres', () => {
  let server: PostgresServer
  let store: Store
  let stage: DeskStage
  let me: Person
  let reference: string

  beforeAll(async () => {
    server = await startPostgres()
    const clock = createClock()
    store = await createStore({ url: await server.freshDatabase(), dataDir: tmpdir(), log: silent, now: clock.now })
    stage = await openDeskStage({ store, clock, turn: askingTurn })
    me = await stage.hire('salma', { role: 'administrator' })
    await stage.say('person')
    reference = (await store.desk.lists.ofConversation('c1'))[0]?.reference ?? ''
    await stage.ask(me, 'POST', `/desk/api/cases/${reference}/claim`)
  })
  afterAll(async () => {
    await stage.stop()
    await store.close()
    await server.stop()
  })

  test('answers whatever it is asked to show, at the largest numbers too', async () => {
    const asked = stage.desk.rooms.routes.filter(({ method, roles }) => method === 'GET' && roles !== 'anyone')
    const kinds: Record<string, string> = {}
    for (const { path } of asked)
      for (const query of QUERIES[path] ?? ['']) {
        const place = path.replace(':conversation', 'c1').replace(':reference', reference).replace(/:\w+/g, 'some')
        const answer = await stage.ask(me, 'GET', place + query)
        kinds[path + query] = answer.kind === 'refused' ? answer.error.code : answer.kind
      }
    expect(kinds).toMatchObject({
      '/desk/api/conversations/:conversation': 'found',
      '/desk/api/conversations/:conversation/lines?before=999999999': 'found',
      '/desk/api/conversations/:conversation/lines?after=999999999999999': 'found',
    })
  })

  test('takes an agent’s message and a note', async () => {
    const to = '/desk/api/conversations/c1'
    const said = await stage.ask(me, 'POST', `${to}/messages`, { clientId: 'client-1-0123456789', text: 'مرحباً بك' })
    const noted = await stage.ask(me, 'POST', `${to}/notes`, {
      clientId: 'client-2-0123456789',
      text: 'note',
      mentions: [],
    })
    expect([said.kind, noted.kind]).toEqual(['found', 'found'])
    await stage.settle()
    expect(await stage.script()).toContain('agent: مرحباً بك')
  })
})
