import { expect, test } from '@jest/globals'
import { pino } from 'pino'
import { createScriptedChannel, REQUEST } from '../conversation/scripted.js'
import { code, referenceOf, send, stageOf } from './sqlite-stage.js'

test('an agent’s message has one name in the log, from the desk to the citizen’s receipt, and none of its words', async () => {
  const lines: Record<string, unknown>[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const channel = createScriptedChannel('chat')
  const stage = await stageOf(channel, log)
  const salma = await stage.hire('salma')
  await stage.say('person')
  await stage.ask(salma, 'POST', `/desk/api/cases/${await referenceOf(stage)}/claim`)
  await stage.settle()
  lines.length = 0
  channel.answers({ kind: 'accepted', id: 'of-the-agent' })
  const sent = await stage.ask(salma, 'POST', '/desk/api/conversations/c1/messages', send('good morning'))
  expect(code(sent)).toBe('found')
  await stage.settle()
  channel.holds({ statuses: [{ receiptId: 'of-the-agent', status: 'read', at: stage.clock.now() }] })
  await stage.service.receive(channel.channel, REQUEST)
  const story = lines.filter(({ event }) => event !== undefined)
  expect(story.map(({ event }) => event)).toEqual(['agent.wrote', 'part.accepted', 'part.read'])
  expect(new Set(story.map(({ trace }) => trace)).size).toBe(1)
  expect(story[0]?.['trace']).toMatch(/^[\w-]{12}$/)
  expect(JSON.stringify(lines)).not.toContain('good morning')
})
