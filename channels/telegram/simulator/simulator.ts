import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type ErrorRequestHandler, type Express } from 'express'
import { ZodError } from 'zod'
import { createRandom, type Random } from '../../simulation/random.js'
import type { Fault, Scripted } from './answers.js'
import { SENDING } from './bot-methods.js'
import { botRoutes, type SeenCall } from './bot-routes.js'
import { CitizenActs } from './citizen-acts.js'
import { controlRoutes } from './control-routes.js'
import { MediaShelf } from './media-shelf.js'
import { Phones } from './phones.js'
import { createRateCounter, type RateCounter } from './rates.js'
import { CALM, type SimulatorSettings, TELEGRAM_RATES } from './settings.js'
import { createTaps } from './taps.js'
import { Updates } from './updates.js'

export interface SimulatorOptions extends Partial<Omit<SimulatorSettings, 'chaos'>> {
  readonly chaos?: Partial<SimulatorSettings['chaos']>
  /** The same seed, the same run: as far as clocks and networks allow. */
  readonly seed?: number
  readonly now?: () => Date
}

/** Telegram's Bot API and its updates, as strict as the real ones, with phones that a program or a person holds. */
export interface TelegramSimulator {
  /** Carries Bot API and control; it wants the root of its origin. */
  readonly app: Express
  readonly settings: SimulatorSettings
  readonly phones: Phones
  readonly acts: CitizenActs
  readonly updates: Updates
  readonly shelf: MediaShelf
  /** Groups that the bot is in. */
  readonly groups: Set<number>
  /** Calls of the Bot API in order: to whom, and how they ended. */
  readonly calls: readonly (SeenCall & { readonly at: number })[]
  readonly rates: Pick<RateCounter, 'violations'>
  /** What the next calls meet, in order. */
  script(...faults: readonly Scripted[]): void
  /** Resolves to the origin. */
  listen(port?: number): Promise<string>
  close(): Promise<void>
}

const DEFAULTS: Omit<SimulatorSettings, 'chaos'> = {
  token: '100200300:AAF-simulated-token-of-thirty-five',
  username: 'nafidha_bot',
  service: 'نافذة',
  rates: TELEGRAM_RATES,
  patience: 1,
}
const SECOND = 1_000
/** Seconds of quiet that a chance refusal asks for. */
const CHANCE_QUIET = 1

export function createTelegramSimulator(options: SimulatorOptions = {}): TelegramSimulator {
  const { seed = 1, now = () => new Date(), chaos, ...given } = options
  const settings: SimulatorSettings = { ...DEFAULTS, ...given, chaos: { ...CALM, ...chaos } }
  return new Simulator(settings, createRandom(seed), now)
}

class Simulator implements TelegramSimulator {
  readonly app: Express = express()
  readonly settings: SimulatorSettings
  readonly phones: Phones
  readonly acts: CitizenActs
  readonly updates: Updates
  readonly shelf = new MediaShelf()
  readonly groups = new Set<number>()
  readonly calls: (SeenCall & { readonly at: number })[] = []
  readonly rates: RateCounter
  readonly #scripted: Scripted[] = []
  readonly #random: Random
  #server: Server | null = null
  #messageId = 0

  constructor(settings: SimulatorSettings, random: Random, now: () => Date) {
    const { service, username, rates, patience } = settings
    this.settings = settings
    this.#random = random
    this.phones = new Phones({ service, username })
    this.updates = new Updates({ settings, random, now })
    this.rates = createRateCounter(rates, { now, second: SECOND * patience })
    const { phones, updates, shelf, groups } = this
    const nextMessageId = () => (this.#messageId += 1)
    const shared = { settings, phones, updates, shelf, groups, taps: createTaps(now), nextMessageId, random, now }
    this.acts = new CitizenActs(shared)
    this.app.disable('x-powered-by')
    const seen = (call: SeenCall) => void this.calls.push({ ...call, at: now().getTime() })
    const nextFault = (method: string, chat: number) => this.#nextFault(method, chat)
    this.app.use(controlRoutes(this), botRoutes({ ...shared, rates: this.rates, nextFault, seen }), lastResort)
  }

  script(...faults: readonly Scripted[]): void {
    this.#scripted.push(...faults)
  }

  listen(port = 0): Promise<string> {
    const server = createServer(this.app)
    this.#server = server
    return new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
    })
  }

  async close(): Promise<void> {
    this.updates.stop()
    this.#server?.closeAllConnections()
    await new Promise((resolve) => (this.#server ? this.#server.close(resolve) : resolve(null)))
  }

  #nextFault(method: string, chat: number): Fault {
    const sends = SENDING.has(method)
    const at = this.#scripted.findIndex(
      (next) => (next.method === undefined ? sends : next.method === method) && (next.chat ?? chat) === chat,
    )
    const [scripted] = at < 0 ? [] : this.#scripted.splice(at, 1)
    return scripted?.fault ?? (sends ? this.#chance() : PASS)
  }

  #chance(): Fault {
    const { failing, lost } = this.settings.chaos
    const drawn = this.#random()
    if (drawn < failing / 3) return { kind: 'too-many', seconds: CHANCE_QUIET }
    if (drawn < (failing * 2) / 3) return { kind: 'status', status: 502 }
    if (drawn < failing) return { kind: 'refuse', code: 500, description: 'Internal Server Error' }
    return drawn < failing + lost ? { kind: 'lost' } : PASS
  }
}

const lastResort: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const status = error instanceof ZodError ? 400 : 500
  response.status(status).json({ ok: false, error_code: status, description: `Bad Request: ${String(error)}` })
}

const PASS: Fault = { kind: 'pass' }
