import { randomUUID } from 'node:crypto'
import type { Act, App, PhoneView } from './phone-view.js'

export interface SentFile {
  readonly kind: 'image' | 'document' | 'voice'
  readonly name: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

export interface Media {
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** The phones of one simulator, as the page needs them. `P` is the simulator's own phone. */
export interface SimulatedPhones<P> {
  readonly app: App
  /** `language`: of the citizen's app. */
  make(language: 'ar' | 'en'): P
  /** `mediaUrl` gives the address of a file that the phone shows. */
  view(phone: P, mediaUrl: (id: string) => string): PhoneView
  watch(phone: P, changed: () => void): () => void
  /** False where the phone shows no such thing. */
  act(phone: P, act: Act): boolean
  send(phone: P, file: SentFile): boolean
  media(phone: P, id: string): Media | null
}

/** Phones that pages hold, by an id that nobody can guess; null and false for an id that is not known. */
export interface PhoneKeeper {
  readonly app: App
  open(language: 'ar' | 'en'): string
  view(id: string): PhoneView | null
  watch(id: string, changed: () => void): (() => void) | null
  act(id: string, act: Act): boolean
  send(id: string, file: SentFile): boolean
  media(id: string, media: string): Media | null
}

/** The phones longest in use go first: they live in memory. */
const MOST_PHONES = 500

export function createPhoneKeeper<P>(simulated: SimulatedPhones<P>): PhoneKeeper {
  const { app } = simulated
  const phones = new Map<string, P>()
  const held = <T>(id: string, otherwise: T, use: (phone: P) => T): T => {
    const phone = phones.get(id)
    return phone === undefined ? otherwise : use(phone)
  }
  return {
    app,
    open(language) {
      const id = randomUUID()
      phones.set(id, simulated.make(language))
      const [oldest] = phones.keys()
      if (phones.size > MOST_PHONES && oldest !== undefined) phones.delete(oldest)
      return id
    },
    view: (id) =>
      held<PhoneView | null>(id, null, (phone) =>
        simulated.view(phone, (media) => `/try/api/${app}/${id}/media/${encodeURIComponent(media)}`),
      ),
    watch: (id, changed) => held<(() => void) | null>(id, null, (phone) => simulated.watch(phone, changed)),
    act: (id, act) => held(id, false, (phone) => simulated.act(phone, act)),
    send: (id, file) => held(id, false, (phone) => simulated.send(phone, file)),
    media: (id, media) => held<Media | null>(id, null, (phone) => simulated.media(phone, media)),
  }
}
