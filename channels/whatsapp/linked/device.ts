import { join } from 'node:path'
import type WAWebJS from 'whatsapp-web.js'
import type { Client, Message, MessageContent, Reaction } from 'whatsapp-web.js'
import { endOrphan } from './orphan.js'
import { PERSON, toWire } from './library-message.js'
import type { Content, DeviceEvent, DeviceOptions, FetchedOutcome, SentOutcome } from './wire.js'

export interface DeviceDeps {
  /** The library, loaded by whoever needs it. */
  readonly library: typeof WAWebJS
  readonly options: DeviceOptions
  readonly tell: (event: DeviceEvent) => void
}

/** Milliseconds. */
const DOWNLOAD = 30_000
/** Messages of one chat that are looked through after an outage. */
const MOST_UNREAD = 50
const CLIENT_ID = 'nafidha'
const ARGUMENTS = ['--disable-dev-shm-usage', '--disable-gpu', '--no-first-run']
/** Chromium refuses to start as root with its sandbox. */
const AS_ROOT = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** One linked device: whatsapp-web.js and its browser. It says what happens, and does what it is told. */
export class Device {
  readonly #deps: DeviceDeps
  readonly #client: Client
  #ready = false

  constructor(deps: DeviceDeps) {
    this.#deps = deps
    const { library, options } = deps
    const { dataPath, chromium, cache, version } = options
    const authStrategy = new library.LocalAuth({ dataPath, clientId: CLIENT_ID })
    this.#client = new library.Client({
      authStrategy: Object.assign(authStrategy, { afterBrowserInitialized: async () => this.#tellBrowser() }),
      ...(version !== null && { webVersion: version }),
      webVersionCache: { type: 'local', path: cache, strict: version !== null },
      puppeteer: { executablePath: chromium, headless: true, args: [...ARGUMENTS, ...AS_ROOT] },
    })
    this.#listen()
  }

  async start(): Promise<void> {
    endOrphan(join(this.#deps.options.dataPath, `session-${CLIENT_ID}`))
    await this.#client.initialize()
    this.#client.pupBrowser?.on('disconnected', () =>
      this.#deps.tell({ kind: 'lost', reason: 'the browser has ended' }),
    )
  }

  async stop(): Promise<void> {
    await this.#client.destroy()
  }

  /** How the library says that it is connected; null where it says nothing. */
  async state(): Promise<string | null> {
    return (await this.#client.getState()) ?? null
  }

  async send(chat: string, content: Content): Promise<SentOutcome> {
    if (!this.#ready) return { kind: 'refused', reason: 'the device is not linked' }
    try {
      const message = await this.#client.sendMessage(chat, this.#toLibrary(content), {
        sendSeen: false,
        linkPreview: false,
        waitUntilMsgSent: true,
        sendMediaAsDocument: content.kind === 'file' && !/^(image|audio)\//.test(content.contentType),
      })
      return message ? { kind: 'accepted', id: message.id.id } : { kind: 'unsure', reason: 'WhatsApp gave no message' }
    } catch (error) {
      return outcomeOf(error)
    }
  }

  async fetchMedia(id: string): Promise<FetchedOutcome> {
    const message = await this.#client.getMessageById(id)
    if (!message?.hasMedia) return { kind: 'gone' }
    const media = await within(DOWNLOAD, message.downloadMedia())
    if (media === 'late') return { kind: 'later' }
    return media ? { kind: 'fetched', data: media.data, name: media.filename ?? null } : { kind: 'gone' }
  }

  async typing(chat: string): Promise<void> {
    await (await this.#client.getChatById(chat)).sendStateTyping()
  }

  async seen(chat: string): Promise<void> {
    await this.#client.sendSeen(chat)
  }

  #tellBrowser(): void {
    const pid = this.#client.pupBrowser?.process()?.pid
    if (pid !== undefined) this.#deps.tell({ kind: 'browser', pid })
  }

  #listen(): void {
    const { tell } = this.#deps
    const client = this.#client
    client.on('qr', (code) => tell({ kind: 'qr', code }))
    client.on('ready', () => {
      this.#ready = true
      tell({ kind: 'ready', number: client.info?.wid?.user ?? '' })
      void this.#tellUnread().catch(() => tell({ kind: 'lost', reason: 'unread messages could not be read' }))
    })
    client.on('message', (message) => void this.#tellMessage(message))
    client.on('message_reaction', (reaction) => void this.#tellReaction(reaction))
    client.on('message_ack', (message, ack) => tell({ kind: 'ack', id: message.id.id, ack }))
    client.on('auth_failure', () => tell({ kind: 'lost', reason: 'WhatsApp did not accept the link' }))
    client.on('disconnected', (reason) => tell({ kind: 'lost', reason: wordsOf(String(reason)) }))
  }

  /** What came while nobody listened stands in the chats as unread; what we have already is known by its id. */
  async #tellUnread(): Promise<void> {
    const chats = await this.#client.getChats()
    for (const chat of chats.filter(({ unreadCount, isGroup }) => unreadCount > 0 && !isGroup)) {
      const limit = Math.min(MOST_UNREAD, chat.unreadCount)
      for (const message of await chat.fetchMessages({ limit, fromMe: false })) await this.#tellMessage(message)
    }
  }

  async #tellMessage(message: Message): Promise<void> {
    const wire = toWire(message, await this.#namesOf(message.from))
    if (wire) this.#deps.tell({ kind: 'message', message: wire })
  }

  async #tellReaction({ id, msgId, senderId, reaction, timestamp }: Reaction): Promise<void> {
    if (!PERSON.test(senderId)) return
    const about = { id: id.id, serialized: id._serialized, chat: senderId, ...(await this.#namesOf(senderId)) }
    const nothing = { media: null, location: null, phones: [] }
    const message = { ...about, ...nothing, type: 'reaction', body: reaction, at: timestamp, replyTo: msgId.id }
    this.#deps.tell({ kind: 'message', message })
  }

  /** Hidden id and number, as far as WhatsApp tells them. */
  async #namesOf(chat: string): Promise<{ lid: string | null; phone: string | null }> {
    const isLid = chat.endsWith('@lid')
    const own = { lid: isLid ? chat : null, phone: isLid ? null : digits(chat) }
    try {
      const [names] = await this.#client.getContactLidAndPhone([chat])
      return { lid: names?.lid ?? own.lid, phone: names?.pn ? digits(names.pn) : own.phone }
    } catch {
      return own
    }
  }

  #toLibrary(content: Content): MessageContent {
    const { MessageMedia, Location } = this.#deps.library
    switch (content.kind) {
      case 'text':
        return content.text
      case 'file':
        return new MessageMedia(content.contentType, content.data, content.name)
      case 'location':
        return new Location(content.latitude, content.longitude, content.name === null ? {} : { name: content.name })
    }
  }
}

/** The library's own words for a state, and no others: they are shown to operators. */
const wordsOf = (reason: string): string => (/^[\w ]{1,40}$/.test(reason) ? reason : 'for a reason of its own')

const digits = (id: string): string => id.replace(/@.*$/, '')

/** Whom WhatsApp does not know stays unknown; after any other fault the message may have gone. */
function outcomeOf(error: unknown): SentOutcome {
  const message = error instanceof Error ? error.message : String(error)
  if (/No LID for user|invalid wid/i.test(message))
    return { kind: 'refused', reason: 'WhatsApp does not know this person' }
  return { kind: 'unsure', reason: 'WhatsApp’s page failed' }
}

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), milliseconds)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
