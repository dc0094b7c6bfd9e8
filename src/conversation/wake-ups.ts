import { z } from 'zod'
import type { Wire } from '../live/wire.js'
import type { ReadyQueue } from './ready-queue.js'

/** What a conversation can have to do: a turn, parts to deliver, files to fetch. */
export type Chore = 'turn' | 'part' | 'file'

/** The conversation has that to do then, here or in whichever process does it. */
export type Wake = (chore: Chore, conversation: string, at: Date) => void

const call = z.tuple([z.enum(['turn', 'part', 'file']), z.string(), z.number()])

/** Milliseconds for which a wake-up that one process took up is nobody else's: longer than a message takes to go round. */
const TAKEN = 5_000

export interface WakeUpsDeps {
  /** Of the chores that are done here. */
  readonly queues: Readonly<Partial<Record<Chore, ReadyQueue>>>
  readonly wire: Wire
}

export interface WakeUps {
  readonly wake: Wake
  stop(): void
}

/**
 * A chore that is done here is done here; any other is called out, and one of those who do it takes it up. A call that
 * nobody heard costs a moment: whoever does a chore looks into the store now and then.
 */
export function createWakeUps({ queues, wire }: WakeUpsDeps): WakeUps {
  const takeUp = async (chore: Chore, conversation: string, at: number): Promise<void> => {
    if (await wire.first(`${chore}:${conversation}:${at}`, TAKEN)) queues[chore]?.wake(conversation, new Date(at))
  }
  const stop = wire.hear('wake', (word) => {
    const heard = call.safeParse(word)
    if (heard.success && queues[heard.data[0]]) void takeUp(...heard.data)
  })
  return {
    wake(chore, conversation, at) {
      const own = queues[chore]
      if (own) own.wake(conversation, at)
      else wire.tell('wake', [chore, conversation, at.getTime()])
    },
    stop,
  }
}
