import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createAnswerer } from '../../knowledge/create-answerer.js'
import { examplesOf } from '../../knowledge/model/examples-of.js'
import type { SecondOpinion } from '../../knowledge/second-opinion/second-opinion.js'
import { isFaulty, readConfig } from '../../src/config.js'
import { createLogger } from '../../src/log.js'
import { secondOpinionFor } from '../../src/second-opinion.js'
import { loadWordings, SUBJECTS, TODAY, trainOn } from '../knowledge/trained-pack.js'
import { until } from '../until.js'

/** An endpoint whose space has one dimension for each subject; it alone knows a word that no phrasing has. */
const DIMENSIONS = [/card|بطاق|zamzuq/i, /licen|رخص|ليسن/i, /sick|ill|مرض|مريض/i, /fine|مخالف/i]
const placeOf = (text: string): number[] => [0.1, ...DIMENSIONS.map((subject) => (subject.test(text) ? 1 : 0))]

const golden = { ar: [], en: Array.from({ length: 30 }, (_, i) => `zamzuq number ${i}`) }
const loaded = loadWordings({ ...SUBJECTS, 'card-fee': { ...SUBJECTS['card-fee'], golden } })
const { model, answerer: plain } = trainOn(loaded)
const examples = examplesOf(loaded.content)
const CONTEXT = { language: 'en', previous: [] } as const

let asked: string[][]
let mode: 'well' | 'never' | 'nonsense'
let stop: () => Promise<unknown>
let url: string

beforeEach(async () => {
  asked = []
  mode = 'well'
  const server = createServer((request, response) => {
    void (async () => {
      const body = JSON.parse(Buffer.concat(await request.toArray()).toString())
      asked.push(body.input)
      if (mode === 'never') return
      const data = body.input.map((text: string, index: number) => ({ index, embedding: placeOf(text) })).reverse()
      response.end(mode === 'nonsense' ? '<html>' : JSON.stringify({ data }))
    })()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/v1/embeddings`
  stop = () => {
    server.closeAllConnections()
    server.close()
    return once(server, 'close')
  }
})
afterEach(() => stop())

function open(folder: string, now: () => Date = () => TODAY) {
  const config = readConfig({ EMBEDDINGS_URL: url, EMBEDDINGS_TIMEOUT_MS: '200' }, 'none')
  if (isFaulty(config)) throw new Error(config.faults.join('\n'))
  const heard = secondOpinionFor({ config, examples, model, folder, log: createLogger('silent'), now })
  if (!heard) throw new Error('there is no second opinion')
  return heard
}
const folder = () => mkdtempSync(join(tmpdir(), 'nafidha-opinion-'))
const ready = async (heard: () => SecondOpinion | null) => {
  await until(() => heard() !== null)
  return createAnswerer({
    model,
    content: loaded.content,
    secondOpinion: heard,
    settings: { now: () => TODAY, timeZone: 'Asia/Muscat' },
  })
}

describe('a second opinion', () => {
  test('is not asked for where no endpoint is named', () => {
    const config = readConfig({}, 'none')
    if (isFaulty(config)) throw new Error(config.faults.join('\n'))
    const options = { config, examples, model, folder: folder(), log: createLogger('silent'), now: () => TODAY }
    expect(secondOpinionFor(options)).toBeUndefined()
  })

  test('finds the entry for a word that only the endpoint knows', async () => {
    const { answer } = await ready(open(folder()))
    expect((await plain.answer('zamzuq', CONTEXT)).ranked[0]?.entry.id).not.toBe('card-fee')
    expect((await answer('zamzuq', CONTEXT)).ranked[0]?.entry.id).toBe('card-fee')
  })

  test('is asked about a question once, and about the same content only in the first run', async () => {
    const place = folder()
    await ready(open(place))
    expect(asked.length).toBeGreaterThan(0)
    asked = []
    const { answer } = await ready(open(place))
    await answer('zamzuq', CONTEXT)
    await answer('zamzuq', CONTEXT)
    expect(asked).toEqual([['zamzuq']])
  })

  test.each(['never', 'nonsense'] as const)(
    'leaves the engine to itself while the endpoint answers %s',
    async (how) => {
      const { answer } = await ready(open(folder()))
      mode = how
      const questions = ['how much is the card', 'zamzuq', 'sick leave']
      for (const question of questions)
        expect(await answer(question, CONTEXT)).toEqual(await plain.answer(question, CONTEXT))
      expect(asked.at(-1)).toEqual(['how much is the card'])
    },
  )

  test('is there once the endpoint is, though it was away at the start', async () => {
    mode = 'nonsense'
    let at = TODAY.getTime()
    const heard = open(folder(), () => new Date(at))
    await until(() => asked.length > 0)
    expect(heard()).toBeNull()
    mode = 'well'
    await until(() => {
      at += 60_000
      return heard() !== null
    })
    expect(heard()).not.toBeNull()
  })
})
