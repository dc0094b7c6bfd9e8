import { Router } from 'express'
import { z } from 'zod'
import { commonRoutes, phoneRoutes, unreadable } from '../../../simulation/phone-routes.js'
import type { CitizenActs, StoredMedia } from './citizen-acts.js'
import type { Scripted } from './faults.js'
import type { Phone, Phones } from './phones.js'

/** What the control needs of the simulator. */
export interface Controlled {
  readonly phones: Phones
  readonly acts: CitizenActs
  read(phone: string): void
  script(...faults: readonly Scripted[]): void
}

/** Bytes of a file that a phone sends. */
const FILE = 20 * 1024 * 1024
const number = z.string().regex(/^\d{6,15}$/)
const text = z.object({ text: z.string().min(1).max(4096), replyTo: z.string().nullable().default(null) })
const tap = z.object({ message: z.string(), choice: z.string() })
const reaction = z.object({ message: z.string(), emoji: z.string() })
const location = z.object({
  latitude: z.number(),
  longitude: z.number(),
  name: z.string().optional(),
  address: z.string().optional(),
})
const file = z.object({
  kind: z.enum(['image', 'video', 'audio', 'voice', 'document', 'sticker']),
  name: z.string().default('file'),
  caption: z.string().optional(),
})
const opened = z.object({ name: z.string().optional(), hidden: z.boolean().optional() })

type Act = (controlled: Controlled, phone: Phone, body: unknown) => string | null

/** What a citizen can do, by the last word of the path; gives the id of the message, or null where it cannot be done. */
const ACTS: Readonly<Record<string, Act>> = {
  text: ({ acts }, phone, body) => {
    const said = text.parse(body)
    return acts.text(phone, said.text, said.replyTo)
  },
  tap: ({ acts }, phone, body) => {
    const { message, choice } = tap.parse(body)
    return acts.tap(phone, message, choice)
  },
  location: ({ acts }, phone, body) => {
    const { name, address, ...geo } = location.parse(body)
    return acts.location(phone, { ...geo, ...(name && { name }), ...(address && { address }) })
  },
  reaction: ({ acts }, phone, body) => {
    const { message, emoji } = reaction.parse(body)
    return acts.react(phone, message, emoji)
  },
  unsupported: ({ acts }, phone) => acts.unsupported(phone),
  read: (controlled, phone) => {
    controlled.read(phone.phone)
    return ''
  },
  block: ({ acts }, phone) => {
    acts.block(phone, true)
    return ''
  },
  unblock: ({ acts }, phone) => {
    acts.block(phone, false)
    return ''
  },
}

/**
 * A citizen's phone by JSON, for tests and for phones in a browser:
 * `PUT /sim/phones/:phone` makes one; `GET` shows it; `GET …/events` streams what it shows after each change;
 * `POST …/text|tap|location|reaction|unsupported|read|block|unblock` and `POST …/file?kind=&name=` act.
 */
export function controlRoutes(controlled: Controlled, media: ReadonlyMap<string, StoredMedia>): Router {
  const router = Router()
  const { phones } = controlled
  commonRoutes<Scripted>(router, {
    phones: () => phones.all(),
    media: (id) => media.get(id),
    script: (...faults) => controlled.script(...faults),
  })
  phoneRoutes<Phone>(router, {
    at: (word) => phones.at(number.parse(word)),
    open(word, body) {
      const { name, hidden } = opened.safeParse(body).data ?? {}
      return phones.at(number.parse(word), { ...(name && { name }), ...(hidden && { hidden }) })
    },
    view: (phone) => phones.view(phone),
    watch: (phone, changed) => phones.watch(phone, changed),
    act(name) {
      const act = ACTS[name]
      return act && ((phone, body) => act(controlled, phone, body))
    },
    file(phone, query, content) {
      const { caption, ...rest } = file.parse(query)
      return controlled.acts.file(phone, { ...rest, ...content, ...(caption && { caption }) })
    },
    limit: FILE,
  })
  router.use('/sim', unreadable)
  return router
}
