import { signatureHeader } from '../signature.js'
import type { Random } from '../../../simulation/random.js'
import type { SimulatorSettings } from './settings.js'

/** One thing that happened, as it stands in the `value` of a change. */
export interface WebhookEvent {
  readonly field?: string
  readonly value: Readonly<Record<string, unknown>>
}

export interface Webhooks {
  push(event: WebhookEvent): void
  /** Resolves when everything was acknowledged. */
  idle(): Promise<void>
  /** How many requests were acknowledged, and how many were not. */
  counts(): { readonly acknowledged: number; readonly refused: number }
  stop(): void
}

export interface WebhooksDeps {
  readonly settings: Pick<
    SimulatorSettings,
    'phoneNumberId' | 'businessAccountId' | 'displayPhone' | 'appSecret' | 'webhookUrl' | 'chaos'
  >
  readonly random: Random
}

const AT_ONCE = 32
/** Milliseconds. */
const PATIENCE = 10_000
const FIRST_RETRY = 200
const LONGEST_RETRY = 5_000

interface Due {
  readonly event: WebhookEvent
  readonly attempts: number
  /** It was acknowledged before. */
  readonly again: boolean
}

/** Delivers at least once, sometimes twice, late, in batches and in any order: as its settings say. */
export function createWebhooks(deps: WebhooksDeps): Webhooks {
  return new Deliverer(deps)
}

class Deliverer implements Webhooks {
  readonly #deps: WebhooksDeps
  readonly #ready: Due[] = []
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #counts = { acknowledged: 0, refused: 0 }
  #flying = 0
  #idle: (() => void)[] = []
  #stopped = false

  constructor(deps: WebhooksDeps) {
    this.#deps = deps
  }

  push(event: WebhookEvent): void {
    this.#later({ event, attempts: 0, again: false }, this.#deps.random() * this.#deps.settings.chaos.late)
  }

  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#idle.push(resolve)
      this.#settle()
    })
  }

  counts = () => ({ ...this.#counts })

  stop(): void {
    this.#stopped = true
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
    this.#ready.length = 0
    this.#settle()
  }

  #later(due: Due, milliseconds: number): void {
    if (this.#stopped) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      this.#ready.push(due)
      this.#pump()
    }, milliseconds)
    this.#timers.add(timer)
  }

  #pump(): void {
    const { batch } = this.#deps.settings.chaos
    while (this.#ready.length > 0 && this.#flying < AT_ONCE) {
      const size = 1 + Math.floor(this.#deps.random() * batch)
      void this.#deliver(this.#ready.splice(0, Math.min(size, batch)))
    }
    this.#settle()
  }

  async #deliver(batch: readonly Due[]): Promise<void> {
    this.#flying += 1
    const acknowledged = await this.#post(batch.map(({ event }) => event))
    this.#flying -= 1
    this.#counts[acknowledged ? 'acknowledged' : 'refused'] += 1
    const { chaos } = this.#deps.settings
    for (const { event, attempts, again } of batch) {
      if (!acknowledged) {
        const wait = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** attempts)
        this.#later({ event, attempts: attempts + 1, again }, wait)
      } else if (!again && this.#deps.random() < chaos.duplicates)
        this.#later({ event, attempts: 0, again: true }, this.#deps.random() * chaos.late)
    }
    this.#pump()
  }

  async #post(events: readonly WebhookEvent[]): Promise<boolean> {
    const { settings } = this.#deps
    if (settings.webhookUrl === null) return true
    const body = Buffer.from(metaJson(this.#envelope(events)))
    const headers = {
      'content-type': 'application/json',
      'x-hub-signature-256': signatureHeader(body, settings.appSecret),
    }
    try {
      const signal = AbortSignal.timeout(PATIENCE)
      const response = await fetch(settings.webhookUrl, { method: 'POST', headers, body, signal })
      await response.arrayBuffer()
      return response.ok
    } catch {
      return false
    }
  }

  #envelope(events: readonly WebhookEvent[]) {
    const { businessAccountId, displayPhone, phoneNumberId } = this.#deps.settings
    const metadata = { display_phone_number: displayPhone, phone_number_id: phoneNumberId }
    const changes = events.map(({ field = 'messages', value }) => ({
      field,
      value: field === 'messages' ? { messaging_product: 'whatsapp', metadata, ...value } : value,
    }))
    return { object: 'whatsapp_business_account', entry: [{ id: businessAccountId, changes }] }
  }

  #settle(): void {
    if (this.#timers.size + this.#ready.length + this.#flying > 0) return
    for (const resolve of this.#idle.splice(0)) resolve()
  }
}

/** Meta writes nothing but ASCII, and escapes slashes: a body that is parsed and written again is another one. */
export const metaJson = (value: unknown): string =>
  JSON.stringify(value)
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/')
