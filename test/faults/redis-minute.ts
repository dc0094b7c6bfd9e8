import { execFileSync } from 'node:child_process'
import { connectDesk, type DeskConnection, hireAgents } from '../bench/desk-agent.js'
import { askForPerson, must } from './desk-faults.js'
import type { Fault, Outcome } from './fault.js'
import { inWorld, judge } from './fault.js'
import { pause } from './service-process.js'
import { isAnswered, newPhones, type Phone, stream, write } from './traffic.js'
import { createWorld, eventually, type World } from './world.js'

const AWAY = 60_000
const RATE = 5
/** Milliseconds within which news is heard in every process, and within which that is so again once Redis is back. */
const HEARD = 1_000
const AGAIN = 20_000

/** What Redis carries, looked at from a desk that is open in both processes, by one agent who holds one chat. */
export const aMinuteWithoutRedis: Fault = {
  name: 'a minute without Redis',
  how: `killed, away for ${AWAY / 1_000} s, empty when it is back; two processes on Postgres, ${RATE} messages a second, a desk open in both`,
  expected:
    'no message and no sign-in is lost, agents answer meanwhile; bus, presence and limits are back by themselves',
  smoke: false,
  idle: true,
  run: ({ seed }) => inWorld(createWorld({ engine: 'Postgres', seed, processes: 2 }), withoutRedis),
}

async function withoutRedis(world: World): Promise<Outcome> {
  const { redis, services } = world
  const [cookie = ''] = await hireAgents(world.place, { agents: 1, capacity: 5 })
  const open = () => Promise.all(services.map(({ origin }) => connectDesk(origin, cookie)))
  const pages = await open()
  const [phone] = newPhones(world, 1)
  if (!phone || !redis) throw new Error('this world has no such server')
  await askForPerson(world, [phone])
  await must(async () => (await heldBy(pages)) === pages.length, 'the agent was given no case')
  const [conversation = ''] = (await pages[0]?.mine()) ?? []
  for (const page of pages) page.watch(conversation)
  const heardBefore = await eventually(() => allHear(world, pages, { phone, conversation }), AGAIN)

  await redis.stop()
  const talking = stream(world, { phones: newPhones(world, 40), messages: (AWAY / 1_000) * RATE, rate: RATE })
  await pause(AWAY / 2)
  const anew = await open()
  const signedIn = (await heldBy([...pages, ...anew])) === pages.length + anew.length
  await pages[1]?.write(conversation, 'أنا معك')
  const agentHeard = await eventually(() => isAnswered(phone), HEARD * 10)
  for (const { socket } of anew) socket.terminate()
  await talking
  await redis.start()

  const startedAt = performance.now()
  const heardAgain = await eventually(() => allHear(world, pages, { phone, conversation }), AGAIN)
  const took = Math.round(performance.now() - startedAt)
  const limits = await eventually(async () => (await visit(world)) && keysIn(redis.url) > 0, AGAIN)
  const present = await eventually(async () => (await Promise.all(pages.map(isOnline))).every(Boolean), AGAIN)
  await pages[0]?.write(conversation, 'عدنا')
  const outcome = await judge(world, { repeats: 0 }, [
    { said: signedIn ? 'every session went on' : 'a session was lost', ok: signedIn },
    { said: agentHeard ? 'the agent answered meanwhile' : 'the agent’s answer did not come', ok: agentHeard },
    { said: `news in both processes ${took} ms after Redis was back`, ok: heardBefore && heardAgain },
    { said: limits ? 'limits count in Redis again' : 'limits do not count in Redis', ok: limits },
    { said: present ? 'the agent is present' : 'the agent counts as gone', ok: present },
  ])
  for (const { socket } of pages) socket.terminate()
  return outcome
}

/** In how many of the pages the agent's chat is shown. */
const heldBy = async (pages: readonly DeskConnection[]): Promise<number> =>
  (await Promise.all(pages.map((page) => page.mine()))).filter(({ length }) => length === 1).length

interface Chat {
  readonly phone: Phone
  readonly conversation: string
}

/** The citizen writes: do the pages of all processes hear of it, in time? */
async function allHear(
  world: World,
  pages: readonly DeskConnection[],
  { phone, conversation }: Chat,
): Promise<boolean> {
  const heard = Promise.all(pages.map((page) => page.nextNews(conversation)))
  write(world, phone)
  return (await Promise.race([heard.then(() => true), pause(HEARD)])) === true
}

async function isOnline({ read }: DeskConnection): Promise<boolean> {
  const colleagues = (await read('/colleagues')) as readonly { presence: { state: string } }[]
  return colleagues.every(({ presence }) => presence.state === 'online')
}

/** A visitor of the website opens a chat, which is counted: whether that was let pass. */
async function visit({ service: { origin } }: World): Promise<boolean> {
  const visited = await fetch(`${origin}/v3/directline/tokens/generate`, { method: 'POST', headers: { origin } })
  return visited.ok
}

const keysIn = (url: string): number =>
  Number(execFileSync('redis-cli', ['-p', new URL(url).port, 'dbsize']).toString())
