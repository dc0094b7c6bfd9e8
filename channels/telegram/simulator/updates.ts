import type { Update, UpdatesDeps, Webhook } from './update.js'
import { WebhookSender } from './webhook-sender.js'

export type Offered = Pick<Update, 'key' | 'body' | 'taken'> & { readonly tap?: boolean }
export type Polled = readonly object[] | 'terminated' | 'webhook'

const MESSAGE_LIFE = 24 * 3_600_000
const TAP_LIFE = 150_000

/** What waits for the bot, and the two ways in which it is fetched or handed over. */
export class Updates {
  readonly #deps: UpdatesDeps
  readonly #waiting: Update[] = []
  readonly #sender: WebhookSender
  /** What is late, by its key and in order. */
  readonly #late = new Map<string, Offered[]>()
  #nextId: number
  #webhook: Webhook | null = null
  #poller: { resolve: (polled: Polled) => void; timer: NodeJS.Timeout } | null = null
  /** Ids that the bot has taken. */
  readonly taken = new Set<number>()

  constructor(deps: UpdatesDeps) {
    this.#deps = deps
    this.#nextId = 100_000 + Math.floor(deps.random() * 1e8)
    this.#sender = new WebhookSender(deps, (update) => this.#take(update))
  }

  get webhook(): (Webhook & { readonly lastError: string | null }) | null {
    return this.#webhook && { ...this.#webhook, lastError: this.#sender.lastError }
  }

  get pending(): number {
    return this.#waiting.length + this.#sender.pending
  }

  push(offered: Offered): void {
    const { settings, random } = this.#deps
    if (settings.chaos.late === 0) return this.#release(offered)
    const before = this.#late.get(offered.key) ?? []
    this.#late.set(offered.key, [...before, offered])
    setTimeout(() => this.#releaseNext(offered.key), random() * settings.chaos.late).unref()
  }

  /** As many are let go as have had their time, and always the oldest. */
  #releaseNext(key: string): void {
    const [oldest, ...rest] = this.#late.get(key) ?? []
    if (rest.length > 0) this.#late.set(key, rest)
    else this.#late.delete(key)
    if (oldest) this.#release(oldest)
  }

  setWebhook(webhook: Webhook | null): void {
    const unsent = [...this.#waiting.splice(0), ...this.#sender.recall()].sort((a, b) => a.id - b.id)
    this.#webhook = webhook
    if (webhook) this.#answerPoller('webhook')
    for (const update of unsent) this.#offer(update)
  }

  /** Confirms everything below `offset`, and gives what is there, or waits for it. */
  async poll({ offset, limit, seconds }: { offset: number; limit: number; seconds: number }): Promise<Polled> {
    if (this.#webhook) return 'webhook'
    this.#answerPoller('terminated')
    this.#confirm(offset)
    const ready = this.#ready(limit)
    if (ready.length > 0 || seconds === 0) return ready
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#answerPoller([]), seconds * 1_000)
      this.#poller = { resolve, timer }
    })
  }

  stop(): void {
    this.#answerPoller([])
    this.#sender.recall()
  }

  #release({ key, body, taken, tap = false }: Offered): void {
    const id = this.#nextId++
    const life = tap ? TAP_LIFE : MESSAGE_LIFE
    this.#offer({ id, key, body: { update_id: id, ...body }, bornAt: this.#deps.now().getTime(), life, taken })
  }

  #offer(update: Update): void {
    if (this.#webhook) return this.#sender.send(update, this.#webhook)
    this.#waiting.push(update)
    if (this.#poller) this.#answerPoller(this.#ready(1))
  }

  #answerPoller(polled: Polled): void {
    if (!this.#poller) return
    clearTimeout(this.#poller.timer)
    this.#poller.resolve(polled)
    this.#poller = null
  }

  #ready(limit: number): object[] {
    const at = this.#deps.now().getTime()
    const live = this.#waiting.filter(({ bornAt, life }) => at - bornAt < life)
    this.#waiting.splice(0, this.#waiting.length, ...live)
    return live.slice(0, limit).map(({ body }) => body)
  }

  /** Now and then Telegram has not heard, and gives the same again. */
  #confirm(offset: number): void {
    const { settings, random } = this.#deps
    for (const update of this.#waiting.filter(({ id }) => id < offset)) {
      const again = !this.taken.has(update.id) && random() < settings.chaos.duplicates
      this.#take(update)
      if (!again) this.#waiting.splice(this.#waiting.indexOf(update), 1)
    }
  }

  #take(update: Update): void {
    this.taken.add(update.id)
    update.taken()
  }
}
