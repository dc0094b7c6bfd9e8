import { expect } from '@jest/globals'
import { pause } from './service-process.js'

/** A line of a conversation as Direct Line shows it. */
export interface Shown {
  readonly from: { readonly role?: string }
  readonly type: string
  readonly text?: string
  readonly channelData?: { readonly clientActivityID?: string }
}

const DIRECT_LINE = '/v3/directline'
const BETWEEN_TRIES = 100
/** Milliseconds before the first look for an answer, and between later ones at most: the service counts requests. */
const FIRST_LOOK = 60
const LONGEST_WAIT = 400
/** Milliseconds after which a request is given up and sent again, as a visitor's client does. */
const PATIENCE = 5_000

/** A visitor whose client repeats what was not acknowledged, under the same id, and keeps a log of what was. */
export class Visitor {
  /** The first is the one at hand. */
  #origins: readonly string[]
  #token = ''
  #conversation = ''
  #watermark = '0'
  readonly #over: AbortSignal
  /** Everything that was shown, in order. */
  readonly transcript: Shown[] = []
  /** Client ids of acknowledged messages, in the order of sending. */
  readonly acknowledged: string[] = []
  /** Requests that had to be repeated: their first outcome is unknown. */
  repeated = 0

  /** `over`: gives up whatever it is at. `others`: processes that serve the same, turned to as a proxy would. */
  constructor(origin: string, over: AbortSignal, others: readonly string[] = []) {
    this.#origins = [origin, ...others]
    this.#over = over
  }

  /** Until the greeting is heard: what is said before it is answered in one turn with it. */
  async join(): Promise<void> {
    const made = await this.#insist('POST', '/tokens/generate', {}, { origin: this.#origins[0] ?? '' })
    this.#token = String(made['token'])
    this.#conversation = String(made['conversationId'])
    await this.#insist('POST', '/conversations', {})
    await this.hear()
  }

  /** Sends until it is acknowledged. */
  async say(id: string, text: string): Promise<void> {
    await this.#insist('POST', `/conversations/${this.#conversation}/activities`, {
      type: 'message',
      text,
      channelData: { clientActivityID: id },
    })
    this.acknowledged.push(id)
  }

  /** Waits for the bot's last word. */
  async hear(): Promise<void> {
    for (let wait = FIRST_LOOK; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      await pause(wait)
      await this.read()
      if (this.transcript.at(-1)?.from.role === 'bot') return
    }
  }

  /** Reads what is new. */
  async read(): Promise<void> {
    const path = `/conversations/${this.#conversation}/activities?watermark=${this.#watermark}`
    const page = await this.#insist('GET', path)
    this.transcript.push(...(page['activities'] as readonly Shown[]).filter(({ type }) => type === 'message'))
    this.#watermark = String(page['watermark'])
  }

  async #insist(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = { authorization: `Bearer ${this.#token}` },
  ): Promise<Record<string, unknown>> {
    for (;;) {
      this.#over.throwIfAborted()
      const answer = await this.#request(method, path, { body, headers })
      if (answer) return answer
      this.repeated += 1
      this.#origins = [...this.#origins.slice(1), ...this.#origins.slice(0, 1)]
      await pause(BETWEEN_TRIES)
    }
  }

  /** Null: no answer, or one that asks to come again. */
  async #request(method: string, path: string, { body, headers }: { body: unknown; headers: Record<string, string> }) {
    try {
      const response = await fetch(`${this.#origins[0]}${DIRECT_LINE}${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        signal: AbortSignal.timeout(PATIENCE),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      if (response.ok) return JSON.parse(text) as Record<string, unknown>
      if (response.status !== 429 && response.status < 500)
        throw new Refusal(`${method} ${path}: ${response.status} ${text}`)
      await pause(Number(response.headers.get('retry-after') ?? 0) * 1_000)
      return null
    } catch (error) {
      if (error instanceof Refusal) throw error
      return null
    }
  }
}

/** The service said no, for good: no crash excuses that. */
class Refusal extends Error {}

/** The visitor's own log against what the service holds. */
export function reconcile({ acknowledged, transcript }: Visitor): void {
  const said = transcript.flatMap(({ channelData }) => channelData?.clientActivityID ?? [])
  expect(said).toEqual(acknowledged)
  // A greeting, then each message with its one answer.
  const voices = transcript.map(({ from }) => (from.role === 'bot' ? 'bot' : 'visitor'))
  expect(voices).toEqual(['bot', ...acknowledged.flatMap(() => ['visitor', 'bot'])])
}
