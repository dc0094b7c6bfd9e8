import type { Logger } from 'pino'
import { type Channel, type FetchedMedia, hasMedia } from '../../channels/channel.js'
import { acceptedType, cleanFileName } from '../../channels/media/file-rules.js'
import type { StoredFile } from '../../channels/media/files.js'
import { readMediaReference } from '../../channels/media/reference.js'
import type { Bus } from '../live/bus.js'
import type { MediaHead } from '../store/media.js'
import type { Store } from '../store/store.js'

export interface MediaFetcherDeps {
  readonly store: Pick<Store, 'media'>
  readonly channels: ReadonlyMap<string, Channel>
  readonly bus: Bus
  readonly now: () => Date
  readonly log: Logger
}

/** Milliseconds between attempts; after the last the file counts as lost. */
const RETRY = [5_000, 30_000, 120_000, 600_000, 3_600_000]
/** Milliseconds until a channel that is off, or a disk that is full, is looked at again. */
const LATER = 60_000
/** Milliseconds after which whoever began to fetch a file is gone: longer than a fetch takes. */
const GONE = 120_000

/** Fetches what citizens sent and is still with the provider; gives when more is due, or null. */
export type FetchMedia = (conversation: string) => Promise<Date | null>

export function createMediaFetcher(deps: MediaFetcherDeps): FetchMedia {
  const { store, channels, bus, now, log } = deps
  const after = (milliseconds: number) => new Date(now().getTime() + milliseconds)

  const step = async (head: MediaHead): Promise<Date | null> => {
    if (head.dueAt > now()) return head.dueAt
    const channel = channels.get(head.channel)
    if (!channel || !hasMedia(channel)) return after(LATER)
    // Noted before it is made: a file that ends its process would end every one.
    if ((await store.media.settle(head, { kind: 'again', at: after(GONE) })) === 'full') return after(LATER)
    const fetched = head.attempts > RETRY.length ? DEADLY : await fetchOne(channel, head)
    const patience = RETRY[head.attempts]
    if (fetched.kind === 'later' && patience !== undefined) {
      await store.media.settle(head, { kind: 'again', at: after(fetched.ms ?? patience) })
      return null
    }
    const { conversation, seq } = head
    if (fetched.kind !== 'fetched') log.warn({ conversation, seq, reason: fetched.reason }, 'a file was not fetched')
    const outcome = fetched.kind === 'fetched' ? ({ kind: 'kept', file: fetched.file } as const) : GIVEN_UP
    if ((await store.media.settle(head, outcome)) === 'full') {
      await store.media.settle({ ...head, attempts: head.attempts - 1 }, { kind: 'again', at: after(LATER) })
      return after(LATER)
    }
    bus.publish(conversation, 'changed')
    return null
  }

  return async (conversation) => {
    for (;;) {
      const head = await store.media.head(conversation)
      if (!head) return null
      const wait = await step(head)
      if (wait) return wait
    }
  }
}

const GIVEN_UP = { kind: 'given-up' } as const
const DEADLY = { kind: 'refused', reason: 'its process ended at every attempt' } as const

async function fetchOne(channel: Channel, { attachment }: MediaHead): Promise<FetchedMedia> {
  const media = readMediaReference(attachment?.contentUrl)
  if (!attachment || media === null || !hasMedia(channel)) return { kind: 'refused', reason: 'it cannot be read' }
  const fetched = await channel.fetchMedia(media, attachment)
  return fetched.kind === 'fetched' ? checked(fetched.file) : fetched
}

/** What a file is, its bytes say; its name and what the citizen's phone called it do not count. */
async function checked({ name, bytes }: StoredFile): Promise<FetchedMedia> {
  const contentType = await acceptedType(bytes)
  if (contentType === null) return { kind: 'refused', reason: 'it is of a kind that is not taken' }
  return { kind: 'fetched', file: { name: cleanFileName(name, contentType), contentType, bytes } }
}
