import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type {
  Address,
  Arrivals,
  Channel,
  ChannelHealth,
  ChannelLimits,
  FetchedMedia,
  HealthCheck,
  MediaSource,
  Part,
  Polled,
  Poller,
  ReadReceipts,
  Receipt,
  Received,
  Typing,
} from '../../channel.js'
import { acceptedType, cleanFileName, FILE_BYTES } from '../../media/file-rules.js'
import type { Files } from '../../media/files.js'
import { WORDS_INSTEAD } from '../../media/unsent.js'
import { createOnceInAWhile } from '../once-in-a-while.js'
import type { People } from '../people.js'
import { NO_CHROMIUM } from './chromium.js'
import { toInbound, toStatus } from './inbound.js'
import { CHOICE_LABEL, CHOICES, renderWithMenu, TEXT } from './menu.js'
import { linkedPart, type LinkedPart } from './parts.js'
import { type LinkState, Supervisor, type Timing } from './supervisor.js'
import type { Content, DeviceEvent } from './wire.js'

export interface LinkedDeps {
  /** Folder for the browser's profile and WhatsApp's page. */
  readonly dataPath: string
  /** Null: there is none. */
  readonly chromium: string | null
  /** The built program of the browser's process. */
  readonly childUrl: URL
  /** A page that stands in for WhatsApp's, by its version; null: WhatsApp's own. */
  readonly page: { readonly folder: string; readonly version: string } | null
  readonly people: People
  readonly files: Pick<Files, 'get'>
  /** Shows what is to be scanned to whoever sits at the terminal. */
  readonly showCode: (code: string) => void
  readonly gather: number
  readonly now: () => Date
  readonly log: Logger
  readonly timing?: Partial<Timing>
}

export type LinkedChannel = Channel & Poller & Typing & ReadReceipts & MediaSource & HealthCheck

export const WARNING =
  'WhatsApp does not allow bots on linked devices and may block the number. Use the Cloud API for a service to citizens.'
const UNSUPPORTED_EVERY = 10 * 60_000
/** Milliseconds. */
const POLL = 25_000
const NOT_READY = 5_000
/** For the operator. */
const LINK: Readonly<Record<LinkState['kind'], string>> = {
  off: 'off',
  starting: 'being started',
  scan: 'waits for its code to be scanned',
  ready: 'linked',
  stopped: 'ended',
}
const NOWHERE: Received = { response: { status: 404 }, activities: [], statuses: [], rejected: [] }

/** WhatsApp by a phone that has linked us as one of its devices: against WhatsApp's terms for bots, for trying things out. */
export function createLinkedChannel(deps: LinkedDeps): LinkedChannel {
  return new Linked(deps)
}

class Linked implements LinkedChannel {
  readonly name = 'whatsapp-linked'
  readonly limits: ChannelLimits
  readonly #deps: LinkedDeps
  readonly #supervisor: Supervisor
  readonly #answersUnsupported = createOnceInAWhile(UNSUPPORTED_EVERY)
  #arrived: DeviceEvent[] = []
  #wake: () => void = () => undefined

  constructor(deps: LinkedDeps) {
    this.#deps = deps
    this.limits = {
      text: TEXT,
      buttons: CHOICES,
      buttonLabel: CHOICE_LABEL,
      replyWindow: null,
      rate: { recipient: 1, all: 2 },
      gather: deps.gather,
    }
    const { dataPath, page, chromium, childUrl, now, log, timing } = deps
    this.#supervisor = new Supervisor({
      childUrl,
      now,
      log,
      options: {
        dataPath,
        chromium: chromium ?? '',
        cache: page?.folder ?? `${dataPath}/page`,
        version: page?.version ?? null,
      },
      onEvent: (event) => this.#hear(event),
      ...(timing && { timing }),
    })
  }

  render = renderWithMenu

  /** Nothing comes by HTTP. */
  receive = async (): Promise<Received> => NOWHERE

  async poll(signal: AbortSignal): Promise<Polled> {
    if (this.#deps.chromium === null) return nothing(NO_CHROMIUM, POLL)
    if (this.#supervisor.state.kind === 'off') {
      this.#deps.log.warn(WARNING)
      this.#supervisor.start()
    }
    await this.#waitFor(signal)
    if (signal.aborted) await this.#supervisor.stop()
    const taken = [...this.#arrived]
    const arrivals = await this.#read(taken)
    return {
      ...arrivals,
      trouble: this.#supervisor.trouble,
      wait: null,
      confirm: () => void (this.#arrived = this.#arrived.filter((event) => !taken.includes(event))),
    }
  }

  async deliver(to: Address, part: Part): Promise<Receipt> {
    const read = linkedPart.safeParse(part)
    if (!read.success) return { kind: 'refused', reason: 'the part is none of this channel’s', permanent: true }
    if (!this.#supervisor.isConnected) return { kind: 'later', ms: NOT_READY, all: true }
    const content = await this.#contentOf(to, read.data)
    if (!content) return { kind: 'refused', reason: 'the file is no longer kept', permanent: true }
    const answer = await this.#supervisor.ask({ kind: 'send', chat: to.recipient, content })
    if (answer?.kind !== 'sent') return { kind: 'unsure', reason: 'the linked device did not answer' }
    const { outcome } = answer
    if (outcome.kind === 'refused') return { ...outcome, permanent: true }
    const isInstead = outcome.kind === 'accepted' && read.data.kind === 'file' && content.kind === 'text'
    return isInstead ? { ...outcome, note: WORDS_INSTEAD } : outcome
  }

  async typing({ recipient }: Address): Promise<void> {
    this.#supervisor.tell({ kind: 'typing', chat: recipient })
  }

  async markRead({ recipient }: Address): Promise<void> {
    this.#supervisor.tell({ kind: 'seen', chat: recipient })
  }

  async fetchMedia(media: string, attachment: { readonly name?: string }): Promise<FetchedMedia> {
    const answer = await this.#supervisor.ask({ kind: 'media', message: media })
    if (answer?.kind !== 'media' || answer.outcome.kind === 'later')
      return { kind: 'later', ms: null, reason: 'the linked device did not give the file' }
    if (answer.outcome.kind === 'gone') return { kind: 'refused', reason: 'WhatsApp no longer has the file' }
    const bytes = Buffer.from(answer.outcome.data, 'base64')
    if (bytes.length > FILE_BYTES) return { kind: 'refused', reason: 'the file is too large' }
    const contentType = await acceptedType(bytes)
    if (contentType === null) return { kind: 'refused', reason: 'a kind of file that we do not take' }
    const name = cleanFileName(attachment.name ?? answer.outcome.name ?? 'file', contentType)
    return { kind: 'fetched', file: { name, contentType, bytes } }
  }

  async health(): Promise<ChannelHealth> {
    const { state, trouble } = this.#supervisor
    const troubles = [
      ...(this.#deps.chromium === null ? [NO_CHROMIUM] : []),
      ...(trouble === null ? [] : [trouble]),
      ...(state.kind === 'scan'
        ? ['the device is not linked: scan the code with WhatsApp, Settings, Linked devices']
        : []),
    ]
    return {
      troubles,
      facts: [
        { name: 'warning', value: WARNING },
        { name: 'link', value: LINK[state.kind] },
        ...(state.kind === 'ready'
          ? [
              { name: 'connection', value: this.#supervisor.isConnected ? 'stands' : 'is broken off' },
              { name: 'number', value: state.number },
            ]
          : []),
      ],
      ...(state.kind === 'scan' && { code: state.code }),
    }
  }

  #hear(event: DeviceEvent): void {
    if (event.kind === 'qr') this.#deps.showCode(event.code)
    if (event.kind === 'message' || event.kind === 'ack') this.#arrived.push(event)
    this.#wake()
  }

  async #waitFor(signal: AbortSignal): Promise<void> {
    if (this.#arrived.length > 0 || signal.aborted) return
    const over = new AbortController()
    const waits = AbortSignal.any([signal, over.signal])
    this.#wake = () => over.abort()
    await pause(POLL, undefined, { signal: waits }).catch(() => undefined)
    this.#wake = () => undefined
  }

  async #read(events: readonly DeviceEvent[]): Promise<Arrivals> {
    const { people, now } = this.#deps
    const inbound = { account: 'linked', people, answersUnsupported: this.#answersUnsupported }
    const activities = []
    const statuses = []
    for (const event of events) {
      const message = event.kind === 'message' ? await toInbound(inbound, event.message) : null
      if (message) activities.push(message)
      const status = event.kind === 'ack' ? toStatus(event, now()) : null
      if (status) statuses.push(status)
    }
    return { activities, statuses, rejected: [] }
  }

  async #contentOf(to: Address, part: LinkedPart): Promise<Content | null> {
    switch (part.kind) {
      case 'text':
        return { kind: 'text', text: part.payload.text }
      case 'location':
        return { kind: 'location', ...part.payload }
      case 'file': {
        const file = await this.#deps.files.get(to.conversation, part.payload.file)
        if (!file) return part.payload.unsent === undefined ? null : { kind: 'text', text: part.payload.unsent }
        const { contentType, name, bytes } = file
        return { kind: 'file', contentType, name, data: Buffer.from(bytes).toString('base64') }
      }
    }
  }
}

const nothing = (trouble: string, wait: number): Polled => ({
  activities: [],
  statuses: [],
  rejected: [],
  trouble,
  wait,
  confirm: () => undefined,
})
