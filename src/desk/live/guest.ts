import type { LiveNews, LiveWord } from '../contract/inbox.js'
import type { LiveVisit } from '../live-hub.js'
import type { Person } from '../person.js'
import { admission } from '../admission.js'
import { AGENTS, SUPERVISORS } from '../route.js'
import type { HubDeps } from './hub-deps.js'
import type { Seat, Seats } from './seats.js'

/** One page, as the hub knows it. */
export interface Guest {
  readonly person: Person
  send(news: LiveNews): void
  word(word: LiveWord): void
  /** Tells of cases that others gave this agent since the last look. */
  lookForNewCases(): void
  leave(): void
}

/** Longest draft that is kept, UTF-16 units. */
const DRAFT = 8000
const HELLO = 1
/** Who may watch a conversation is who may read it. */
const WATCHING = { roles: AGENTS, owner: 'team-case' } as const

export function createGuest(deps: HubDeps, seats: Seats, visit: LiveVisit): Guest {
  return new Page(deps, seats, visit)
}

interface Watched {
  readonly id: string
  readonly seat: Seat
  readonly unsubscribe: () => void
}

class Page implements Guest {
  readonly #deps: HubDeps
  readonly #seats: Seats
  readonly #visit: LiveVisit
  #watched: Watched | null = null
  /** Rises with every wish to look elsewhere: an answer that comes late is for nothing. */
  #wish = 0
  #known: Promise<ReadonlySet<string>>

  constructor(deps: HubDeps, seats: Seats, visit: LiveVisit) {
    this.#deps = deps
    this.#seats = seats
    this.#visit = visit
    this.#known = this.#held().then((cases) => new Set(cases.map(({ reference }) => reference)))
    this.#known.catch(() => undefined)
    visit.send({ kind: 'hello', version: HELLO })
    visit.send({ kind: 'presence', colleagues: deps.colleagues() })
  }

  get person(): Person {
    return this.#visit.person
  }

  send(news: LiveNews): void {
    this.#visit.send(news)
  }

  word(word: LiveWord): void {
    switch (word.kind) {
      case 'watch':
        return this.#quietly(this.#watch(word.id, word.silent === true))
      case 'typing':
        return this.#typing(word.id, word.typing)
      case 'draft':
        return this.#quietly(this.#draft(word.id, word.text))
      case 'active':
    }
  }

  lookForNewCases(): void {
    this.#quietly(this.#tellNewCases())
  }

  leave(): void {
    this.#wish += 1
    this.#unwatch()
  }

  async #watch(id: string | null, silent: boolean): Promise<void> {
    const wish = (this.#wish += 1)
    this.#unwatch()
    if (id === null || !(await this.#maySee(id)) || wish !== this.#wish) return
    const { person } = this
    const hidden = silent && SUPERVISORS.includes(person.role)
    const tell: Seat['tell'] = (viewers) => this.send({ kind: 'viewers', id, viewers })
    const seat: Seat = { id: person.id, name: person.name, silent: hidden, typing: false, tell }
    const unsubscribe = this.#deps.bus.subscribe(id, (news) => {
      if (news === 'changed') this.#quietly(this.#tellVersion(id))
      if (news === 'citizen-typing') this.send({ kind: 'citizen-typing', id })
    })
    this.#watched = { id, seat, unsubscribe }
    this.#seats.take(id, seat)
    await this.#tellVersion(id)
  }

  #unwatch(): void {
    const watched = this.#watched
    this.#watched = null
    if (!watched) return
    watched.unsubscribe()
    this.#seats.leave(watched.id, watched.seat)
  }

  async #maySee(conversation: string): Promise<boolean> {
    const standing = () => this.#deps.standing(this.person, { conversation })
    return (await admission(WATCHING, this.person, standing)) === null
  }

  async #tellVersion(id: string): Promise<void> {
    const found = await this.#deps.store.desk.thread.conversation(id)
    if (found && this.#watched?.id === id) this.send({ kind: 'conversation', id, version: found.version })
  }

  /** The citizen sees it only from who holds the conversation. */
  #typing(id: string, typing: boolean): void {
    const watched = this.#watched
    if (watched?.id !== id) return
    this.#seats.typing(id, watched.seat, typing)
    if (!typing) return
    this.#quietly(this.#showTyping(id))
  }

  async #showTyping(id: string): Promise<void> {
    const { kind } = await this.#deps.standing(this.person, { conversation: id })
    if (kind === 'own') this.#deps.showTyping(id)
  }

  async #draft(id: string, text: string): Promise<void> {
    if (this.#watched?.id !== id) return
    const { store, now } = this.#deps
    await store.desk.acts.draft.put(id, { agent: this.person.id, text: text.slice(0, DRAFT), at: now() })
  }

  async #tellNewCases(): Promise<void> {
    const cases = await this.#held()
    const known = await this.#known.catch(() => new Set<string>())
    this.#known = Promise.resolve(new Set(cases.map(({ reference }) => reference)))
    for (const one of cases)
      if (!known.has(one.reference) && one.assigned_by !== 'self')
        this.send({ kind: 'assigned', case: this.#deps.views().summary(one) })
  }

  #held() {
    return this.#deps.store.desk.lists.heldBy(this.person.id)
  }

  #quietly(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.#deps.log.error({ err: error, agent: this.person.id }, 'a page at the desk could not be told')
    })
  }
}
