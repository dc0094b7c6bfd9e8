import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { assert, asyncProperty } from 'fast-check'
import { createStore } from '../../src/store/store.js'
import { createClock, silent } from '../contracts/store.js'
import { describeWith } from '../describe-with.js'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../servers.js'
import { CONVERSATIONS, type Move, moves, play, type Played, standsRight } from './play.js'

type Place = { url: string | undefined; dataDir: string }

async function playOn(place: Place, all: readonly Move[]): Promise<void> {
  const clock = createClock()
  const store = await createStore({ ...place, log: silent, now: clock.now })
  try {
    await judge(await play(store, clock, all))
  } finally {
    await store.close()
  }
}

async function judge({ stage, sent, voices }: Played): Promise<void> {
  await stage.stop()
  // I5
  expect(voices).toEqual([])
  await standsRight(stage)
  for (const id of CONVERSATIONS) {
    const script = await stage.script(id)
    const mine = sent.filter((one) => one.conversation === id).map((one) => one.text)
    // I1: stored once each, and none is still waiting.
    expect(script.filter((line) => line.startsWith('citizen: ')).map((line) => line.slice(9))).toEqual(mine)
    expect((await stage.store.conversations.snapshot(id))?.pending ?? []).toEqual([])
    // I3: what the bot answered, it answered once and in order.
    const answers = script.filter((line) => line.startsWith('bot: ')).flatMap((line) => line.slice(12).split(', '))
    expect(answers).toEqual(mine.filter((one) => answers.includes(one)))
    // I4, and that notes stay in the house.
    const heard = stage.channel.handedOver.filter(({ to }) => to.conversation === id).map((each) => each.text)
    const told = heard.filter((words) => words.startsWith('answer ')).flatMap((words) => words.slice(7).split(', '))
    expect(told.filter((one) => !mine.includes(one))).toEqual([])
    expect(heard).not.toContain('secret')
    // I6: nothing of an agent's is still on its way.
    const lines = await stage.store.transcript.read(id, 0, 1_000)
    expect(lines.filter(({ checkpoint }) => checkpoint === 'queued')).toEqual([])
    await movesAreTold(stage, id, script)
  }
}

/** The notice of each move, exactly. */
const NOTICE_OF: Readonly<Record<string, string>> = {
  queued: 'queued',
  claimed: 'joined',
  transferred: 'joined',
  'to-team': 'toTeam',
  returned: 'requeued',
  'given-back': 'closed',
  resolved: 'closed',
  reopened: 'welcomeBack',
  callback: 'callback',
  'gave-up': 'waitedLong',
  cancelled: 'cancelled',
  closed: 'closed',
  blocked: 'blocked',
}

async function movesAreTold(stage: Played['stage'], id: string, script: readonly string[]): Promise<void> {
  const moved = await stage.store.desk.reports.moves(id)
  const owed = moved.flatMap(({ kind }) => (kind === 'rerouted' ? [] : (NOTICE_OF[kind] ?? 'no notice'))).sort()
  const notices = script.flatMap((line) => /^notice: notice\.(\w+)/.exec(line)?.[1] ?? [])
  const told = notices.filter((kind) => !['place', 'failed', 'unreadable'].includes(kind))
  expect(told.map((kind) => kind.replace(/^welcomeBackQueued$/, 'welcomeBack')).sort()).toEqual(owed)
}

/** More by DESK_RUNS, another order by DESK_SEED. */
const RUNS = Number(process.env['DESK_RUNS'] ?? 12)
const PATIENCE = 1_200_000
const numRuns = (times: number) => ({
  numRuns: times,
  endOnFailure: true,
  seed: Number(process.env['DESK_SEED'] ?? 20_261_126),
})

describe('whatever citizens, bot, clock and agents do in whatever order', () => {
  test(
    'nothing is lost or doubled, one voice speaks, each move is told: on SQLite',
    async () => {
      const property = asyncProperty(moves, async (all) => {
        const dataDir = mkdtempSync(join(tmpdir(), 'nafidha-play-'))
        try {
          await playOn({ url: undefined, dataDir }, all)
        } finally {
          rmSync(dataDir, { recursive: true, force: true })
        }
      })
      await assert(property, numRuns(RUNS))
    },
    PATIENCE,
  )
})

describeWith(whyNoPostgres(), 'the same on Postgres', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())

  test(
    'nothing is lost or doubled, one voice speaks, each move is told',
    async () => {
      const property = asyncProperty(moves, async (all) => {
        await playOn({ url: await server.freshDatabase(), dataDir: tmpdir() }, all)
      })
      await assert(property, numRuns(Math.ceil(RUNS / 3)))
    },
    PATIENCE,
  )
})
