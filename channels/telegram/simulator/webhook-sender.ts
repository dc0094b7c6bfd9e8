import { setTimeout as pause } from 'node:timers/promises'
import type { Update, UpdatesDeps, Webhook } from './update.js'

const SECOND = 1_000
const TIMEOUT = 60 * SECOND
/** Milliseconds of the longest wait between two attempts. */
const LONGEST = 60 * SECOND
/** Seconds of a `Retry-After` that are heeded. */
const LONGEST_WISH = 3_600

interface Lane {
  readonly waiting: Update[]
  readonly webhook: Webhook
  readonly over: AbortController
}

interface Outcome {
  readonly ok: boolean
  /** Milliseconds that the bot asked us to wait. */
  readonly wish: number | null
}

/**
 * Hands updates to a webhook as Telegram does: one lane for each chat, in which the next update goes when the one before was
 * answered with 2xx. A refused one is tried again at once, then after 2, 4, 8 … seconds, or when `Retry-After` says.
 */
export class WebhookSender {
  readonly #deps: UpdatesDeps
  readonly #taken: (update: Update) => void
  readonly #lanes = new Map<string, Lane>()
  #busy = 0
  /** Those who wait for a free connection, in the order of coming. */
  readonly #line: (() => void)[] = []
  lastError: string | null = null

  constructor(deps: UpdatesDeps, taken: (update: Update) => void) {
    this.#deps = deps
    this.#taken = taken
  }

  get pending(): number {
    return [...this.#lanes.values()].reduce((sum, { waiting }) => sum + waiting.length, 0)
  }

  send(update: Update, webhook: Webhook): void {
    const lane = this.#lanes.get(update.key)
    if (lane) return void lane.waiting.push(update)
    const made: Lane = { waiting: [update], webhook, over: new AbortController() }
    this.#lanes.set(update.key, made)
    this.#run(update.key, made).catch(() => undefined)
  }

  /** Sends nothing more; gives what nobody has acknowledged. */
  recall(): readonly Update[] {
    const lanes = [...this.#lanes.values()]
    this.#lanes.clear()
    for (const { over } of lanes) over.abort()
    return lanes.flatMap(({ waiting }) => waiting)
  }

  async #run(key: string, lane: Lane): Promise<void> {
    const { settings, random } = this.#deps
    for (let update = lane.waiting[0]; update; update = lane.waiting[0]) {
      if (await this.#deliver(update, lane)) this.#taken(update)
      if (lane.over.signal.aborted) return
      lane.waiting.shift()
      if (random() < settings.chaos.duplicates) this.#repeat(update, lane).catch(() => undefined)
    }
    this.#lanes.delete(key)
  }

  /** False where it is given up: too old, or no longer ours to send. */
  async #deliver(update: Update, { webhook, over: { signal } }: Lane): Promise<boolean> {
    const { settings, now } = this.#deps
    for (let attempt = 0; now().getTime() - update.bornAt < update.life; attempt += 1) {
      const { ok, wish } = await this.#post(update, webhook, signal)
      if (ok) return true
      const backOff = attempt === 0 ? 0 : Math.min(SECOND * 2 ** attempt, LONGEST)
      await pause((wish ?? backOff) * settings.patience, undefined, { signal })
    }
    return false
  }

  async #post({ body }: Update, { url, secret, connections }: Webhook, over: AbortSignal): Promise<Outcome> {
    await this.#connection(connections)
    const headers = { 'content-type': 'application/json', ...(secret !== null && { [SECRET]: secret }) }
    const signal = AbortSignal.any([over, AbortSignal.timeout(TIMEOUT)])
    try {
      const options = { method: 'POST', headers, body: JSON.stringify(body), redirect: 'manual', signal } as const
      const response = await fetch(url, options)
      await response.arrayBuffer()
      return response.ok ? { ok: true, wish: null } : this.#refused(response)
    } catch (error) {
      this.lastError = `Connection failed: ${error instanceof Error ? error.name : 'unknown'}`
      return { ok: false, wish: null }
    } finally {
      const next = this.#line.shift()
      if (next) next()
      else this.#busy -= 1
    }
  }

  /** One who ends hands the connection to the next in line. */
  async #connection(most: number): Promise<void> {
    if (this.#busy >= most) return new Promise<void>((free) => this.#line.push(free))
    this.#busy += 1
  }

  #refused({ status, statusText, headers }: Response): Outcome {
    this.lastError = `Wrong response from the webhook: ${status} ${statusText}`
    const wish = headers.get('retry-after')
    return { ok: false, wish: wish === null ? null : Math.min(Number(wish) || 0, LONGEST_WISH) * SECOND }
  }

  /** The same again, some time later: an acknowledgement that was lost. */
  async #repeat(update: Update, { webhook, over }: Lane): Promise<void> {
    const { settings, random } = this.#deps
    await pause(random() * Math.max(settings.chaos.late, 50), undefined, { ref: false, signal: over.signal })
    await this.#post(update, webhook, over.signal)
  }
}

const SECRET = 'x-telegram-bot-api-secret-token'
