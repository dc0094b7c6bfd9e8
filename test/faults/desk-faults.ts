import { connectDesk, type DeskConnection, hireAgents } from '../bench/desk-agent.js'
import type { Fault } from './fault.js'
import { type Check, inWorld, judge, quantile, seconds } from './fault.js'
import { figure, handles, rssMb } from './process-figures.js'
import { pause } from './service-process.js'
import { allPhones, count, isAnswered, newPhones, type Phone, say, write } from './traffic.js'
import { createWorld, eventually, type World } from './world.js'

const ASK_FOR_PERSON = 'التحدث مع موظف'
const SKIP = 'تخطٍّ'
const OPEN_CASES = `cases where closed_at is null`
const HELD = `${OPEN_CASES} and state = 'claimed'`
/** Milliseconds: what a busy machine needs for one step; after which an agent without an open page is gone, and that besides. */
const STEP = 30_000
const GONE = 90_000

/** The citizens want a person, and have a case. */
export async function askForPerson(world: World, phones: readonly Phone[]): Promise<void> {
  for (const text of [ASK_FOR_PERSON, SKIP]) {
    for (const phone of phones) say(world, phone, text)
    await must(() => phones.every(isAnswered), `no answer to ${text}`)
  }
  await must(async () => (await count(world, OPEN_CASES)) === phones.length, 'not everybody has a case')
}

export async function must(isSo: () => boolean | Promise<boolean>, otherwise: string, within = STEP): Promise<void> {
  if (!(await eventually(isSo, within))) throw new Error(otherwise)
}

/** The agent answers everybody whom they hold. */
async function answerAll(page: DeskConnection, text: string): Promise<void> {
  for (const conversation of await page.mine()) await page.write(conversation, text)
}

const lastText = ({ messages }: Phone): string => messages.at(-1)?.text ?? ''

const PAGES = 25
const ROUNDS = 30
/** Milliseconds between two moments in which a slow page reads. */
const READS_EVERY = 2_000
const READS_FOR = 50
/** Milliseconds after which a page that does not answer twice is cut off. */
const CUT = 80_000
/** Kilobytes. */
const MOST_WAITING = 1_024

const stuckPages: Fault = {
  name: 'slow and stuck desk sockets',
  how: `${PAGES} pages never read and ${PAGES} read every ${READS_EVERY / 1_000} s, all on a conversation with ${ROUNDS} messages each way`,
  expected: `the stuck are cut off at their second missed sign of life, the slow are not; the agent is served; less than ${MOST_WAITING} kB wait for them`,
  smoke: false,
  idle: true,
  run: ({ seed }) => inWorld(createWorld({ seed }), withStuckPages),
}

async function withStuckPages(world: World) {
  const [first = '', ...others] = await hireAgents(world.place, { agents: 2 * PAGES + 1, capacity: 5 })
  const own = await connectDesk(world.service.origin, first)
  const [phone] = newPhones(world, 1)
  if (!phone) throw new Error('no phone')
  await askForPerson(world, [phone])
  await must(async () => (await own.mine()).length === 1, 'the agent was given no case')
  const [conversation = ''] = await own.mine()
  const pages: DeskConnection[] = []
  for (const cookie of others) pages.push(await connectDesk(world.service.origin, cookie))
  for (const page of [own, ...pages]) page.watch(conversation)
  const open = handles(world)
  const slow = pages.slice(PAGES)
  const reading = setInterval(() => slow.forEach((page) => void readFor(page, READS_FOR)), READS_EVERY)
  for (const { socket } of pages) socket.pause()
  const took: number[] = []
  const before = rssMb(world)
  for (let i = 0; i < ROUNDS; i += 1) took.push(await exchange(world, { page: own, phone, conversation }))
  const waiting = Math.round((await figure(world, 'nafidha_socket_buffered_bytes')) / 1024)
  const growth = rssMb(world) - before
  const cut = await eventually(() => handles(world) <= open - PAGES, CUT)
  clearInterval(reading)
  const alive = slow.filter(({ socket }) => socket.readyState === socket.OPEN).length
  for (const { socket } of [own, ...pages]) socket.terminate()
  return judge(world, { repeats: 0 }, [
    {
      said: `a message is at the desk in ${ms(quantile(took, 0.5))} p50, ${ms(quantile(took, 0.99))} at most`,
      ok: true,
    },
    { said: cut ? 'the stuck were cut off' : 'the stuck were not cut off', ok: cut },
    { said: `${alive} of ${PAGES} slow ones live`, ok: alive === PAGES },
    { said: `${waiting} kB waited for them, memory changed by ${growth} MB`, ok: waiting < MOST_WAITING },
  ])
}

const ms = (milliseconds: number): string => `${Math.round(milliseconds)} ms`

async function readFor({ socket }: DeskConnection, milliseconds: number): Promise<void> {
  socket.resume()
  await pause(milliseconds)
  socket.pause()
}

interface Talk {
  readonly page: DeskConnection
  readonly phone: Phone
  readonly conversation: string
}

/** The citizen writes, the page hears of it, the agent answers, the phone has it. Milliseconds until the page heard. */
async function exchange(world: World, { page, phone, conversation }: Talk): Promise<number> {
  const startedAt = performance.now()
  const news = page.nextNews(conversation)
  write(world, phone)
  const took = (await Promise.race([news, pause(STEP).then(() => performance.now())])) - startedAt
  const text = `رد ${startedAt}`
  await page.write(conversation, text)
  await must(() => lastText(phone) === text, 'the agent’s answer did not come')
  return took
}

const CITIZENS = 4

const gone: Fault = {
  name: 'an agent is gone, then the whole desk',
  how: `a browser with ${CITIZENS} chats is closed, a colleague's is open; then that one is closed too, and opened again`,
  expected:
    'within 75 s every citizen is told, and the colleague has the chats; without a desk they wait in the queue, told so, and the bot answers',
  smoke: false,
  idle: true,
  run: ({ seed }) =>
    inWorld(createWorld({ seed }), async (world) => {
      const [one = '', two = ''] = await hireAgents(world.place, { agents: 2, capacity: CITIZENS })
      const open = (cookie: string) => connectDesk(world.service.origin, cookie)
      const phones = newPhones(world, CITIZENS)
      const first = await open(one)
      await askForPerson(world, phones)
      await isServed(world, first, 'أنا معك')
      const second = await open(two)
      const toColleague = await leave(world, first, async () => (await second.mine()).length === CITIZENS)
      await isServed(world, second, 'وصلتني محادثتك')
      const toNobody = await leave(world, second, async () => (await count(world, HELD)) === 0)
      for (const phone of phones) write(world, phone)
      await must(() => phones.every(isAnswered), 'nobody answers in the queue')
      const back = await open(two)
      await must(async () => (await back.mine()).length === CITIZENS, 'who came back was given nothing')
      await isServed(world, back, 'عدت إليك')
      const outcome = await judge(world, { repeats: 0 }, [toColleague, toNobody])
      back.socket.terminate()
      return outcome
    }),
}

/** All are held by this agent, who writes to them. */
async function isServed(world: World, page: DeskConnection, text: string): Promise<void> {
  await must(async () => (await count(world, HELD)) === CITIZENS, 'not every case is held')
  await answerAll(page, text)
  await must(() => allPhones(world).every((phone) => lastText(phone) === text), 'an agent’s answer did not come')
}

/** The browser is closed while citizens write; how long it took until their chats were elsewhere and they were told. */
async function leave(world: World, page: DeskConnection, elsewhere: () => Promise<boolean>): Promise<Check> {
  const phones = allPhones(world)
  for (const phone of phones) write(world, phone)
  page.socket.terminate()
  const startedAt = performance.now()
  const moved = await eventually(elsewhere, GONE)
  const told = await eventually(() => phones.every(isAnswered), STEP)
  const took = performance.now() - startedAt
  return { said: `elsewhere and told after ${seconds(took)}`, ok: moved && told && took < GONE }
}

export const DESK_FAULTS: readonly Fault[] = [stuckPages, gone]
