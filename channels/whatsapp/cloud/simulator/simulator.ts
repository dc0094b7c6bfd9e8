import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Express } from 'express'
import { CitizenActs, type StoredMedia } from './citizen-acts.js'
import { controlRoutes } from './control-routes.js'
import type { Scripted } from './faults.js'
import { graphRoutes, mediaRoutes } from './graph-routes.js'
import { Phones } from './phones.js'
import { createRandom, type Random } from '../../../simulation/random.js'
import { createRates } from './rates.js'
import { createSentMessages, type SentMessages } from './sent-messages.js'
import { createServiceSends } from './service-sends.js'
import { CALM, META_RATES, type SimulatedTemplate, type SimulatorSettings } from './settings.js'
import { createWebhooks, type Webhooks } from './webhooks.js'

export interface SimulatorOptions extends Partial<Omit<SimulatorSettings, 'chaos'>> {
  readonly chaos?: Partial<SimulatorSettings['chaos']>
  /** The same seed, the same run: as far as clocks and networks allow. */
  readonly seed?: number
  readonly now?: () => Date
}

/** Meta's Graph API and its webhooks, as strict as the real ones, with phones that a program or a person holds. */
export interface WhatsAppSimulator {
  /** Carries Graph API and control; it wants the root of its origin. */
  readonly app: Express
  readonly settings: SimulatorSettings
  readonly phones: Phones
  readonly acts: CitizenActs
  readonly webhooks: Webhooks
  /** Files that were sent, either way. */
  readonly media: ReadonlyMap<string, StoredMedia>
  readonly sent: SentMessages
  /** Calls of the Graph API to send, in order: who, and how it was answered. */
  readonly calls: readonly SeenCall[]
  /** The citizen looks at the chat. */
  read(phone: string): void
  /** What the next calls to send meet, in order. */
  script(...faults: readonly Scripted[]): void
  setTemplates(templates: readonly SimulatedTemplate[]): void
  /** Sends webhooks there from now on, after the handshake. False: the handshake was refused. */
  subscribe(url: string): Promise<boolean>
  /** Resolves to the origin. */
  listen(port?: number): Promise<string>
  close(): Promise<void>
}

export interface SeenCall {
  readonly path: string
  readonly to: string | null
  readonly status: number
  readonly at: number
}

const DEFAULTS: Omit<SimulatorSettings, 'chaos'> = {
  phoneNumberId: '106540352242922',
  businessAccountId: '102290129340398',
  displayPhone: '96824000000',
  accessToken: 'EAAG-simulated-access-token',
  appSecret: '0123456789abcdef0123456789abcdef',
  verifyToken: 'simulated-verify-token',
  webhookUrl: null,
  templates: [],
  rates: META_RATES,
}

export function createWhatsAppSimulator(options: SimulatorOptions = {}): WhatsAppSimulator {
  const { seed = 1, now = () => new Date(), chaos, ...given } = options
  const settings: SimulatorSettings = { ...DEFAULTS, ...given, chaos: { ...CALM, ...chaos } }
  return new Simulator(settings, createRandom(seed), now)
}

const newId = (): string => `wamid.${randomBytes(24).toString('base64')}`

class Simulator implements WhatsAppSimulator {
  readonly app: Express
  readonly settings: { -readonly [K in keyof SimulatorSettings]: SimulatorSettings[K] }
  readonly phones = new Phones('نافذة')
  readonly acts: CitizenActs
  readonly webhooks: Webhooks
  readonly media = new Map<string, StoredMedia>()
  readonly sent = createSentMessages()
  readonly calls: SeenCall[] = []
  readonly #sends: ReturnType<typeof createServiceSends>
  readonly #scripted: Scripted[] = []
  readonly #random: Random
  #server: Server | null = null

  constructor(settings: SimulatorSettings, random: Random, now: () => Date) {
    this.settings = { ...settings }
    this.#random = random
    this.webhooks = createWebhooks({ settings: this.settings, random })
    const { settings: own, phones, webhooks, media } = this
    const shared = { settings: own, phones, webhooks, media, newId, now }
    const templates = () => this.settings.templates
    this.acts = new CitizenActs(shared)
    this.#sends = createServiceSends({ ...shared, sent: this.sent, templates, random })
    this.app = express()
    this.app.disable('x-powered-by')
    const graph = graphRoutes({
      ...shared,
      templates,
      random,
      countCall: createRates(settings.rates, now),
      nextFault: () => this.#scripted.shift() ?? this.#chance(),
      accept: (body) => this.#sends.accept(body),
      seen: (call) => void this.calls.push({ ...call, at: now().getTime() }),
    })
    this.app.use(controlRoutes(this, media), mediaRoutes({ ...shared }), graph)
  }

  read(phone: string): void {
    this.#sends.read(this.phones.at(phone))
  }

  script(...faults: readonly Scripted[]): void {
    this.#scripted.push(...faults)
  }

  setTemplates(templates: readonly SimulatedTemplate[]): void {
    this.settings.templates = templates
  }

  async subscribe(url: string): Promise<boolean> {
    const challenge = String(Math.floor(this.#random() * 1e9))
    const query = { 'hub.mode': 'subscribe', 'hub.challenge': challenge, 'hub.verify_token': this.settings.verifyToken }
    const response = await fetch(`${url}?${new URLSearchParams(query)}`)
    if (!response.ok || (await response.text()) !== challenge) return false
    this.settings.webhookUrl = url
    return true
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
    this.webhooks.stop()
    this.#server?.closeAllConnections()
    await new Promise((resolve) => (this.#server ? this.#server.close(resolve) : resolve(null)))
  }

  #chance(): Scripted {
    const { failing, lost } = this.settings.chaos
    const drawn = this.#random()
    if (drawn < failing / 3) return { kind: 'refuse', code: 131000 }
    if (drawn < (failing * 2) / 3) return { kind: 'status', status: 503 }
    if (drawn < failing) return { kind: 'refuse', code: 2 }
    return drawn < failing + lost ? { kind: 'lost' } : { kind: 'pass' }
  }
}
