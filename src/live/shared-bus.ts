import { z } from 'zod'
import { type Bus, createLocalBus } from './bus.js'
import type { Wire } from './wire.js'

const news = z.tuple([z.string(), z.enum(['changed', 'typing', 'citizen-typing'])])

/** The bus over all processes. Our own listeners hear at once; all look again when the others could not be heard. */
export function createSharedBus(wire: Wire): Bus {
  const local = createLocalBus()
  wire.hear('news', (word) => {
    const heard = news.safeParse(word)
    if (heard.success) local.publish(...heard.data)
  })
  wire.onReturn(() => local.lookAgain())
  return {
    subscribe: local.subscribe,
    publish(conversation, what, fresh) {
      local.publish(conversation, what, fresh)
      wire.tell('news', [conversation, what])
    },
  }
}
