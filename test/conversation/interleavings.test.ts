import { afterEach, expect, test } from '@jest/globals'
import { asyncProperty, assert, array, constantFrom, type Arbitrary, integer, oneof, record } from 'fast-check'
import type { Turn } from '../../bots/turn.js'
import { EVENTS } from '../../channels/activity.js'
import type { Receipt } from '../../channels/channel.js'
import { message } from '../contracts/store.js'
import { asksForPerson, cleanUp, createScriptedChannel, event, says, setStage, type Stage } from './scripted.js'

afterEach(cleanUp)

const CONVERSATIONS = ['c1', 'c2']

/** What may happen at any moment, in any order. */
type Move =
  /** `say`: write, and let it be answered. */
  | { readonly do: 'write' | 'say'; readonly conversation: string; readonly text: string }
  | { readonly do: 'repeat'; readonly which: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'work' | 'begin' | 'crash' | 'close' }
  | { readonly do: 'provider'; readonly answer: Receipt['kind'] | 'throws' | 'permanent' }
  | { readonly do: 'status'; readonly which: number; readonly status: 'delivered' | 'read' | 'failed' }

const conversation = constantFrom(...CONVERSATIONS)
const text = constantFrom(
  'hello',
  'person',
  'person',
  'cancel',
  'callback',
  'poison',
  'throws once',
  'closed meanwhile',
)
const only = <T>(value: T): Arbitrary<T> => constantFrom(value)
const move: Arbitrary<Move> = oneof(
  { weight: 5, arbitrary: record({ do: constantFrom('write' as const, 'say' as const), conversation, text }) },
  { weight: 2, arbitrary: record({ do: only('repeat' as const), which: integer({ min: 0, max: 20 }) }) },
  { weight: 3, arbitrary: record({ do: only('wait' as const), ms: constantFrom(50, 300, 1_000, 4_000, 60_000) }) },
  {
    weight: 5,
    arbitrary: record({ do: constantFrom('work' as const, 'begin' as const, 'crash' as const, 'close' as const) }),
  },
  {
    weight: 2,
    arbitrary: record({
      do: only('provider' as const),
      answer: constantFrom('later', 'refused', 'unsure', 'throws', 'permanent', 'accepted'),
    }),
  },
  {
    weight: 2,
    arbitrary: record({
      do: only('status' as const),
      which: integer({ min: 1, max: 20 }),
      status: constantFrom('delivered' as const, 'read' as const, 'failed' as const),
    }),
  },
)

const ANSWERS: Readonly<Record<Extract<Move, { do: 'provider' }>['answer'], (n: number) => Receipt | Error>> = {
  accepted: (n) => ({ kind: 'accepted', id: `extra${n}` }),
  later: () => ({ kind: 'later', ms: 2_000 }),
  refused: () => ({ kind: 'refused', reason: 'HTTP 500', permanent: false }),
  permanent: () => ({ kind: 'refused', reason: 'no such number', permanent: true }),
  unsure: () => ({ kind: 'unsure', reason: 'timeout' }),
  throws: () => new Error('socket hang up'),
}

/** A bot that names every message it answers, asks for a person, gives up and fails as it is told. */
function createBot(close: (reference: string) => Promise<unknown>): Turn {
  const failed = new Set<string>()
  let references = 0
  return async ({ activities, state, desk }) => {
    const texts = activities.map((activity) => activity.text ?? '')
    for (const each of texts) {
      const [id = '', word] = each.split(' ', 2)
      if (word === 'poison' || (word === 'throws' && !failed.has(id) && failed.add(id))) throw new Error('told to')
    }
    const asked = (word: string) => texts.some((each) => each.split(' ')[1] === word)
    if (desk.case && asked('closed')) await close(desk.case.reference)
    const at = '2026-12-01T08:00:00.000Z'
    return {
      replies: [
        says(`answer ${texts.join(', ')}`),
        ...(asked('person') ? [asksForPerson(`REF${(references += 1)}`)] : []),
        ...(asked('cancel') ? [event(EVENTS.handoffCancel)] : []),
        ...(asked('callback') ? [event(EVENTS.callbackAgreed, { reference: '', at, phone: '+96899123456' })] : []),
      ],
      state: { turns: ((state as { turns?: number } | null)?.turns ?? 0) + 1 },
    }
  }
}

interface Sent {
  readonly id: string
  readonly conversation: string
  readonly text: string
  readonly at: Date
}

/** Plays the moves, then lets everything come to rest. */
async function play(moves: readonly Move[]): Promise<{ stage: Stage; sent: readonly Sent[] }> {
  const channel = createScriptedChannel('chat')
  const stage: Stage = await setStage({ channel, turn: createBot((reference) => stage.desk.close(reference)) })
  const sent: Sent[] = []
  let service = stage.service
  let step = 0
  const begun: Promise<void>[] = []
  const versions = new Map<string, number>()
  const send = ({ id, conversation: to, text: words, at }: Sent) =>
    stage.receive(message(words), { id, conversation: to, at })
  for (const one of moves) {
    step += 1
    if (one.do === 'write' || one.do === 'say') {
      const id = `m${sent.length}`
      const next = { id, conversation: one.conversation, text: `${id} ${one.text}`, at: stage.clock.now() }
      sent.push(next)
      expect((await send(next)).status).toBe(200)
    }
    if (one.do === 'repeat' && sent.length > 0)
      expect((await send(sent[one.which % sent.length] as Sent)).status).toBe(200)
    if (one.do === 'say') stage.clock.forward(300)
    if (one.do === 'wait') stage.clock.forward(one.ms)
    if (one.do === 'work' || one.do === 'say') await service.settle()
    // Under way while the next moves are made.
    if (one.do === 'begin') begun.push(service.settle())
    if (one.do === 'crash') service = stage.makeService()
    if (one.do === 'close')
      for (const { reference } of (await stage.desk.list()).slice(0, 1)) await stage.desk.close(reference)
    if (one.do === 'provider') channel.answers(ANSWERS[one.answer](step))
    if (one.do === 'status')
      await stage.report({ receiptId: `r${one.which}`, status: one.status, at: stage.clock.now() })
    await neverGoesBack(stage, versions)
  }
  await Promise.all(begun)
  for (let i = 0; i < 15; i += 1) {
    stage.clock.forward(60_000)
    await service.settle()
  }
  return { stage, sent }
}

/** I7, the half that shows between two moves. */
async function neverGoesBack(stage: Stage, versions: Map<string, number>): Promise<void> {
  for (const id of CONVERSATIONS) {
    const version = (await stage.store.conversations.snapshot(id))?.version ?? 0
    expect(version).toBeGreaterThanOrEqual(versions.get(id) ?? 0)
    versions.set(id, version)
  }
}

const answered = (line: string): readonly string[] => line.replace(/^bot: answer /, '').split(', ')

test('whatever comes in whatever order, no message is lost, doubled, crossed or answered out of turn', async () => {
  const property = asyncProperty(array(move, { minLength: 40, maxLength: 80 }), async (moves) => {
    const { stage, sent } = await play(moves)
    for (const id of CONVERSATIONS) {
      const mine = sent.filter((one) => one.conversation === id).map((one) => one.text)
      const script = await stage.script(id)
      const lines = await stage.lines(id)
      const said = script.filter((line) => line.startsWith('citizen: ')).map((line) => line.slice(9))
      const answers = script.filter((line) => line.startsWith('bot: ')).flatMap(answered)
      // I1: stored once each, and none is still waiting.
      expect(said).toEqual(mine)
      expect((await stage.store.conversations.snapshot(id))?.pending ?? []).toEqual([])
      // I2 and I3: answered once each and in order, or the citizen was told that it failed.
      expect(answers).toEqual(mine.filter((one) => answers.includes(one)))
      const failures = script.filter((line) => line === 'notice: notice.failed').length
      if (answers.length < mine.length) expect(failures).toBeGreaterThan(0)
      // I4: nobody hears what another was told.
      const heard = stage.channel.handedOver.filter(({ to }) => to.conversation === id).map((each) => each.text)
      const told = heard.filter((words) => words.startsWith('answer ')).flatMap((words) => words.slice(7).split(', '))
      expect(told.filter((one) => !mine.includes(one))).toEqual([])
      await movesAreTold(stage, id, script)
      // Everything came to an end: delivered or shown as failed.
      expect(lines.filter(({ checkpoint }) => checkpoint === 'queued')).toEqual([])
    }
    await cleanUp()
  })
  await assert(property, { numRuns: 20, endOnFailure: true, seed: 20_261_123 })
})

/** What may follow what, by the table of holders. */
const MOVES: Readonly<Record<string, readonly string[]>> = {
  none: ['queued'],
  queued: ['cancelled', 'closed', 'callback'],
  callback: ['queued', 'cancelled', 'closed', 'callback'],
}

/** Each move of the holder led to one notice: replayed, the notices end where the store says. */
async function movesAreTold(stage: Stage, id: string, script: readonly string[]): Promise<void> {
  let state = 'none'
  for (const line of script) {
    const next = /^notice: notice\.(queued|cancelled|closed|callback)/.exec(line)?.[1]
    if (!next) continue
    expect(MOVES[state]).toContain(next)
    state = next === 'queued' || next === 'callback' ? next : 'none'
  }
  const snapshot = await stage.store.conversations.snapshot(id)
  expect(snapshot?.case?.state ?? 'none').toBe(state)
  expect(snapshot?.holder ?? 'bot').toBe(state === 'queued' ? 'queue' : 'bot')
}
