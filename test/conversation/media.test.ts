import { afterEach, describe, expect, test } from '@jest/globals'
import type { FetchedMedia } from '../../channels/channel.js'
import { NOT_KEPT, readFileReference } from '../../channels/media/reference.js'
import { createMediaFetcher } from '../../src/conversation/media.js'
import type { Store } from '../../src/store/store.js'
import { message, silent } from '../contracts/store.js'
import { until } from '../until.js'
import { cleanUp, setStage } from './scripted.js'

afterEach(cleanUp)

const MINUTE = 60_000
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const PHOTO: FetchedMedia = { kind: 'fetched', file: { name: 'x.png', contentType: 'image/png', bytes: PNG } }

/** A citizen has sent a photo that is still with the provider. */
async function stageWithPhoto() {
  const stage = await setStage()
  await stage.receive(message('', { attachments: [{ contentType: 'image/png', contentUrl: 'nafidha:media/a' }] }))
  const attempts = async () => (await stage.store.media.head('c1'))?.attempts
  return {
    ...stage,
    attempts,
    address: async () => (await stage.lines())[0]?.activity.attachments?.[0]?.contentUrl,
    fetcher: (fetchMedia: () => Promise<FetchedMedia>, media: Store['media'] = stage.store.media) =>
      createMediaFetcher({
        store: { media },
        channels: new Map([['chat', { ...stage.channel.channel, fetchMedia }]]),
        bus: stage.bus,
        now: stage.clock.now,
        log: silent,
      }),
  }
}

describe('fetching a file', () => {
  test('is given up where it ended every process that tried', async () => {
    const stage = await stageWithPhoto()
    for (let deaths = 1; deaths <= 6; deaths += 1) {
      void stage.fetcher(() => new Promise(() => undefined))('c1')
      await until(async () => (await stage.attempts()) === deaths)
      stage.clock.forward(2 * MINUTE)
    }
    await stage.fetcher(() => Promise.reject(new Error('tried once more')))('c1')
    expect(await stage.address()).toBe(NOT_KEPT)
  })

  test('is put off by a full disk, which is no attempt', async () => {
    const stage = await stageWithPhoto()
    const { media } = stage.store
    const full: Store['media'] = {
      ...media,
      settle: async (head, outcome) => (outcome.kind === 'kept' ? 'full' : media.settle(head, outcome)),
    }
    for (let tries = 1; tries <= 8; tries += 1) {
      await stage.fetcher(async () => PHOTO, full)('c1')
      expect(await stage.attempts()).toBe(0)
      stage.clock.forward(MINUTE)
    }
    await stage.fetcher(async () => PHOTO)('c1')
    expect(readFileReference(await stage.address())).not.toBeNull()
  })
})
