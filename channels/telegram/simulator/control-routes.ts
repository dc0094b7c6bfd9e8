import { Router } from 'express'
import { z } from 'zod'
import { commonRoutes, phoneRoutes } from '../../simulation/phone-routes.js'
import type { Scripted } from './answers.js'
import type { CitizenActs } from './citizen-acts.js'
import type { MediaShelf } from './media-shelf.js'
import type { Phone, Phones } from './phones.js'

/** What the control needs of the simulator. */
export interface Controlled {
  readonly phones: Phones
  readonly acts: CitizenActs
  readonly shelf: MediaShelf
  script(...faults: readonly Scripted[]): void
}

/** Bytes of a file that a phone sends. */
const FILE = 50 * 1024 * 1024
const digits = z.string().regex(/^\d{3,15}$/)
const opened = z.object({ name: z.string().optional(), language: z.string().optional() })
const text = z.object({ text: z.string().min(1).max(4096), replyTo: z.string().nullable().default(null) })
const start = z.object({
  word: z
    .string()
    .regex(/^[\w-]{0,64}$/)
    .default(''),
})
const edit = z.object({ message: z.string(), text: z.string().min(1).max(4096) })
const tap = z.object({ message: z.string(), choice: z.string() })
const contact = z.object({ number: z.string().regex(/^\+?\d{5,15}$/) })
const location = z.object({ latitude: z.number(), longitude: z.number() })
const file = z.object({
  kind: z.enum(['photo', 'document', 'voice', 'audio', 'video', 'sticker']),
  name: z.string().default('file'),
  caption: z.string().optional(),
})

type Act = (acts: CitizenActs, phone: Phone, body: unknown) => string | null

const silently = (act: (acts: CitizenActs, phone: Phone) => void): Act => {
  return (acts, phone) => {
    act(acts, phone)
    return ''
  }
}

/** What a citizen can do, by the last word of the path; gives the id of the message, or null where it cannot be done. */
const ACTS: Readonly<Record<string, Act>> = {
  start: (acts, phone, body) => acts.start(phone, start.parse(body ?? {}).word),
  text: (acts, phone, body) => {
    const said = text.parse(body)
    return acts.text(phone, said.text, said.replyTo)
  },
  edit: (acts, phone, body) => {
    const edited = edit.parse(body)
    return acts.edit(phone, edited.message, edited.text)
  },
  tap: (acts, phone, body) => {
    const { message, choice } = tap.parse(body)
    return acts.tap(phone, message, choice)
  },
  contact: (acts, phone, body) => acts.contact(phone, contact.parse(body).number),
  location: (acts, phone, body) => acts.location(phone, location.parse(body)),
  other: (acts, phone) => acts.other(phone),
  block: silently((acts, phone) => acts.block(phone, true)),
  unblock: silently((acts, phone) => acts.block(phone, false)),
  deactivate: silently((acts, phone) => acts.deactivate(phone)),
}

/**
 * A citizen's phone by JSON, for tests and for phones in a browser. `:phone` is a Telegram id of the caller's choice.
 *
 * - `PUT /sim/phones/:phone {name?, language?}` makes one, and gives what it shows: a `PhoneView` (phone-view.ts).
 * - `GET /sim/phones/:phone` gives the same; `GET /sim/phones` names all.
 * - `GET /sim/phones/:phone/events` streams it (server-sent events): the whole view now, and again after each change.
 * - `POST /sim/phones/:phone/<act>` acts: `start {word?}`, `text {text, replyTo?}`, `edit {message, text}`,
 *   `tap {message, choice}` (`choice`: a button's id or title), `contact {number}`, `location {latitude, longitude}`,
 *   `other`, `block`, `unblock`, `deactivate`. The answer is `{id}`, the message's id, or 409 where the phone shows no such thing.
 * - `POST /sim/phones/:phone/file?kind=photo|document|voice|audio|video|sticker&name=&caption=` with the file as its body.
 * - `GET /sim/media/:id` gives a file that the phone shows.
 * - `POST /sim/faults [{method?, chat?, fault}]` says what the next calls of the Bot API meet (answers.ts).
 */
export function controlRoutes(controlled: Controlled): Router {
  const router = Router()
  const { phones, acts, shelf } = controlled
  commonRoutes<Scripted>(router, {
    phones: () => phones.all(),
    media: (id) => shelf.get(id),
    script: (...faults) => controlled.script(...faults),
  })
  phoneRoutes<Phone>(router, {
    at: (word) => phones.at(Number(digits.parse(word))),
    open(word, body) {
      const { name, language } = opened.parse(body)
      return phones.at(Number(digits.parse(word)), { ...(name && { name }), ...(language && { language }) })
    },
    view: (phone) => phones.view(phone),
    watch: (phone, changed) => phones.watch(phone, changed),
    act(name) {
      const act = ACTS[name]
      return act && ((phone, body) => act(acts, phone, body))
    },
    file(phone, query, content) {
      const { caption, ...rest } = file.parse(query)
      return acts.file(phone, { ...rest, ...content, ...(caption && { caption }) })
    },
    limit: FILE,
  })
  return router
}
