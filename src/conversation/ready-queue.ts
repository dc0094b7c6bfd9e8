import type { Logger } from 'pino'

export interface ReadyQueueOptions {
  /** Does what is due for one id; when it is due again, or null. Never runs twice at once for one id. */
  readonly run: (id: string) => Promise<Date | null>
  /** How many ids are worked on at once. */
  readonly atOnce: number
  readonly now: () => Date
  readonly log: Logger
}

/** Ids with something to do, each at its time. */
export interface ReadyQueue {
  /** The last word counts: a later time replaces an earlier one. */
  wake(id: string, at: Date): void
  /** Runs what is due until nothing is. */
  settle(): Promise<void>
  /** From now on what is due runs by itself. */
  start(): void
  /** Starts nothing more; resolves when what runs has ended. */
  stop(): Promise<void>
}

/** Milliseconds before an id is tried again whose run threw: the store, most likely, is out of reach. */
const AFTER_FAULT = 1_000
/** Starts between two looks at the sockets. Of one alone nothing is written together, which costs half as much again. */
const AT_A_LOOK = 8

export function createReadyQueue(options: ReadyQueueOptions): ReadyQueue {
  return new Queue(options)
}

class Queue implements ReadyQueue {
  readonly #options: ReadyQueueOptions
  readonly #due = new Map<string, number>()
  readonly #timers = new Map<string, NodeJS.Timeout>()
  readonly #running = new Map<string, Promise<void>>()
  /** Due, and waiting for a free hand; in the order of becoming due. */
  readonly #ready = new Set<string>()
  #pumping: Promise<void> | null = null
  #started = false

  constructor(options: ReadyQueueOptions) {
    this.#options = options
  }

  wake(id: string, at: Date): void {
    this.#due.set(id, at.getTime())
    if (this.#started && !this.#running.has(id)) this.#schedule(id)
  }

  async settle(): Promise<void> {
    for (;;) {
      const now = this.#options.now().getTime()
      for (const [id, at] of this.#due) if (at <= now && !this.#running.has(id)) this.#ready.add(id)
      if (this.#ready.size + this.#running.size === 0) return
      await this.#pump()
      if (this.#running.size > 0) await Promise.race(this.#running.values())
    }
  }

  start(): void {
    this.#started = true
    for (const id of this.#due.keys()) this.#schedule(id)
  }

  async stop(): Promise<void> {
    this.#started = false
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
    this.#ready.clear()
    await this.#pumping
    await Promise.all(this.#running.values())
  }

  #schedule(id: string): void {
    clearTimeout(this.#timers.get(id))
    const wait = (this.#due.get(id) ?? 0) - this.#options.now().getTime()
    if (wait > 0)
      this.#timers.set(
        id,
        setTimeout(() => this.#isDue(id), wait),
      )
    else this.#isDue(id)
  }

  #isDue(id: string): void {
    this.#timers.delete(id)
    this.#ready.add(id)
    void this.#pump()
  }

  #pump(): Promise<void> {
    if (!this.#pumping && this.#canStart()) this.#pumping = this.#startReady()
    return this.#pumping ?? Promise.resolve()
  }

  #canStart(): boolean {
    return this.#ready.size > 0 && this.#running.size < this.#options.atOnce
  }

  /** Few starts between two looks at the sockets: what arrives is acknowledged however much is due. */
  async #startReady(): Promise<void> {
    let started = 0
    for (const id of this.#ready) {
      this.#ready.delete(id)
      this.#due.delete(id)
      this.#running.set(id, this.#run(id))
      started += 1
      await (started % AT_A_LOOK === 0 ? nextLook() : null)
      if (!this.#canStart()) break
    }
    this.#pumping = null
  }

  async #run(id: string): Promise<void> {
    const next = await this.#attempt(id)
    this.#running.delete(id)
    const woken = this.#due.get(id) ?? Infinity
    const at = Math.min(woken, next?.getTime() ?? Infinity)
    if (at !== Infinity) this.wake(id, new Date(at))
    if (this.#started) void this.#pump()
  }

  async #attempt(id: string): Promise<Date | null> {
    try {
      return await this.#options.run(id)
    } catch (error) {
      this.#options.log.error({ err: error, id }, 'work on a conversation broke off; it is tried again')
      return new Date(this.#options.now().getTime() + AFTER_FAULT)
    }
  }
}

const nextLook = () => new Promise<void>((resolve) => setImmediate(resolve))
