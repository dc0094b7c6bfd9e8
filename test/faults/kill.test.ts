import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { createRandom } from '../../channels/simulation/random.js'
import { describeWith } from '../describe-with.js'
import { freePort } from '../servers.js'
import { pause, ServiceProcess, whyNotBuilt } from './service-process.js'
import { reconcile, Visitor } from './visitor.js'

const SEED = 20_261_123
const KILLS = 20
const MESSAGES = 500
const VISITORS = 20
/** Milliseconds that the service lives between two kills: long enough for turns, short enough to meet one half-way. */
const LIFE = { shortest: 20, longest: 700 }
/** Milliseconds: a machine that does much else at the same time takes its time with each of the starts. */
const LONGEST = 900_000
const WORDS = ['مرحبا', 'شكرا', 'كم رسوم تجديد البطاقة الشخصية؟', 'hello', 'thanks', 'How do I renew my passport?']

describeWith(whyNotBuilt(), 'kill -9 at any moment', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'nafidha-kill-'))
  let service: ServiceProcess | null = null
  const over = new AbortController()
  afterAll(async () => {
    over.abort()
    await service?.kill()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test(
    `loses, doubles and misorders nothing that was acknowledged (seed ${SEED})`,
    async () => {
      const random = createRandom(SEED)
      service = new ServiceProcess({ dataDir, port: await freePort() })
      await service.start()
      const visitors = Array.from({ length: VISITORS }, () => new Visitor(service?.origin ?? '', over.signal))
      await Promise.all(visitors.map((visitor) => visitor.join()))

      let kills = 0
      const enough = () =>
        kills >= KILLS && visitors.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0) >= MESSAGES
      const talking = Promise.all(visitors.map((visitor, i) => converse(visitor, { name: i, random, enough })))
      for (; kills < KILLS; kills += 1) {
        await pause(LIFE.shortest + random() * (LIFE.longest - LIFE.shortest))
        await service.kill()
        await service.start()
      }
      await talking

      for (const visitor of visitors) {
        await visitor.read()
        reconcile(visitor)
      }
      expect(visitors.reduce((sum, { repeated }) => sum + repeated, 0)).toBeGreaterThan(0)
      expect(await service.stop()).toBe(0)
    },
    LONGEST,
  )
})

interface TalkOptions {
  readonly name: number
  readonly random: () => number
  readonly enough: () => boolean
}

/** A message, then its answer, until there was enough of it. */
async function converse(visitor: Visitor, { name, random, enough }: TalkOptions): Promise<void> {
  for (let i = 0; !enough(); i += 1) {
    await visitor.say(`${name}-${i}`, WORDS[Math.floor(random() * WORDS.length)] ?? '')
    await visitor.hear()
  }
}
