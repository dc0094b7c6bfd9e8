import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { endGroup } from './orphan.js'
import { type Command, type DeviceEvent, type DeviceOptions, event } from './wire.js'

/** How the link is. */
export type LinkState =
  | { readonly kind: 'off' | 'starting' }
  | { readonly kind: 'scan'; readonly code: string }
  | { readonly kind: 'ready'; readonly number: string }
  /** Nothing is tried any more until the service is started again. */
  | { readonly kind: 'stopped'; readonly reason: string }

export interface SupervisorDeps {
  /** The built program of the browser's process. */
  readonly childUrl: URL
  readonly options: DeviceOptions
  readonly onEvent: (event: DeviceEvent) => void
  readonly now: () => Date
  readonly log: Logger
  readonly timing?: Partial<Timing>
}

/** Milliseconds. */
export interface Timing {
  readonly firstRestart: number
  readonly longestRestart: number
  readonly heartbeat: number
  readonly answer: number
  /** After so long a life the next restart is a first one. */
  readonly healthy: number
  /** So long may the page be away from WhatsApp before its browser is started anew. */
  readonly offline: number
}

const TIMING: Timing = {
  firstRestart: 1_000,
  longestRestart: 60_000,
  heartbeat: 10_000,
  answer: 30_000,
  healthy: 5 * 60_000,
  offline: 2 * 60_000,
}
const HOUR = 60 * 60_000
/** As the library's page says that it speaks with WhatsApp. */
const CONNECTED = 'CONNECTED'
const NOT_CONNECTED =
  'the linked device does not reach WhatsApp at present: if that lasts, its browser is started again'
const MOST_LOGOUTS = 2
const MOST_MISSED = 3
const LAST_WORDS = 6_000
const BANNED =
  'WhatsApp ended the link twice within an hour: the number may be blocked. Look at the phone; start the service again to link anew.'

type Call = Extract<Command, { call: number }>
/** Without the number of the call, which the supervisor gives. */
export type Question = Call extends infer C ? (C extends Call ? Omit<C, 'call'> : never) : never

/** Keeps the browser's process alive: a heartbeat, restarts with growing patience, and an end to them where they do harm. */
export class Supervisor {
  readonly #deps: SupervisorDeps
  readonly #timing: Timing
  readonly #calls = new Map<number, (answer: DeviceEvent | null) => void>()
  #child: ChildProcess | null = null
  #browser: number | null = null
  #state: LinkState = { kind: 'off' }
  #loss: string | null = null
  #lastCall = 0
  #restarts = 0
  #missed = 0
  /** Since when the page says that it does not reach WhatsApp; null: it does. */
  #offlineSince: number | null = null
  #startedAt = 0
  #logouts: number[] = []
  #heartbeat: NodeJS.Timeout | undefined
  #restart: NodeJS.Timeout | undefined

  constructor(deps: SupervisorDeps) {
    this.#deps = deps
    this.#timing = { ...TIMING, ...deps.timing }
  }

  get state(): LinkState {
    return this.#state
  }

  /** Why the link is not there, in words; null while it is, and before anything is known. */
  get trouble(): string | null {
    if (this.#state.kind === 'stopped') return this.#state.reason
    return this.#loss ?? (this.#offlineSince === null ? null : NOT_CONNECTED)
  }

  /** The device is linked, and its page said lately that it reaches WhatsApp. */
  get isConnected(): boolean {
    return this.#state.kind === 'ready' && this.#offlineSince === null && this.#missed === 0
  }

  start(): void {
    if (this.#state.kind !== 'off') return
    this.#spawn()
    this.#heartbeat = setInterval(() => void this.#beat(), this.#timing.heartbeat)
  }

  /** Resolves when the process is gone. */
  async stop(): Promise<void> {
    clearInterval(this.#heartbeat)
    clearTimeout(this.#restart)
    const child = this.#child
    this.#state = { kind: 'off' }
    this.#child = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    const patience = setTimeout(() => child.kill('SIGKILL'), LAST_WORDS)
    if (child.connected) child.send({ kind: 'stop' } satisfies Command)
    await gone
    clearTimeout(patience)
    this.#endBrowser()
  }

  /** Best effort. */
  tell(told: Command): void {
    if (this.#child?.connected) this.#child.send(told)
  }

  /** Null where the process is gone or does not answer: what was asked may have been done. */
  ask(question: Question): Promise<DeviceEvent | null> {
    const call = (this.#lastCall += 1)
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#answer(call, null), this.#timing.answer)
      this.#calls.set(call, (answer) => {
        clearTimeout(timer)
        resolve(answer)
      })
      if (this.#child?.connected) this.#child.send({ ...question, call })
      else this.#answer(call, null)
    })
  }

  #answer(call: number, answer: DeviceEvent | null): void {
    const resolve = this.#calls.get(call)
    this.#calls.delete(call)
    resolve?.(answer)
  }

  #spawn(): void {
    const { childUrl, options } = this.#deps
    // None of our settings: the page of another runs there. What the library prints may be a citizen's.
    const env = { HOME: options.dataPath, LANG: 'C.UTF-8' }
    const child = fork(fileURLToPath(childUrl), { env, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    this.#child = child
    this.#state = { kind: 'starting' }
    this.#missed = 0
    this.#offlineSince = null
    this.#startedAt = this.#deps.now().getTime()
    child.on('message', (message) => this.#hear(child, message))
    child.once('exit', () => this.#gone(child))
    child.once('error', () => this.#gone(child))
    child.send({ kind: 'start', options } satisfies Command)
  }

  #hear(child: ChildProcess, message: unknown): void {
    const parsed = event.safeParse(message)
    if (!parsed.success || child !== this.#child) return
    const { data } = parsed
    if ('call' in data) return this.#answer(data.call, data)
    if (data.kind === 'browser') this.#browser = data.pid
    if (data.kind === 'qr') this.#state = { kind: 'scan', code: data.code }
    if (data.kind === 'ready') {
      this.#state = { kind: 'ready', number: data.number }
      this.#loss = null
    }
    if (data.kind === 'lost') this.#lost(data.reason)
    return this.#deps.onEvent(data)
  }

  #lost(reason: string): void {
    this.#loss = `the link to WhatsApp is lost, and is being made again: ${reason}`
    this.#deps.log.warn({ reason }, 'the linked device lost its link')
    if (reason !== 'LOGOUT') return
    const at = this.#deps.now().getTime()
    this.#logouts = [...this.#logouts.filter((each) => at - each < HOUR), at]
    if (this.#logouts.length >= MOST_LOGOUTS) this.#state = { kind: 'stopped', reason: BANNED }
  }

  #gone(child: ChildProcess): void {
    if (child !== this.#child) return
    this.#child = null
    this.#endBrowser()
    for (const call of this.#calls.keys()) this.#answer(call, null)
    if (this.#state.kind === 'stopped') {
      clearInterval(this.#heartbeat)
      this.#deps.log.error(BANNED)
      return
    }
    this.#state = { kind: 'starting' }
    if (this.#deps.now().getTime() - this.#startedAt >= this.#timing.healthy) this.#restarts = 0
    const wait = Math.min(this.#timing.longestRestart, this.#timing.firstRestart * 2 ** this.#restarts)
    this.#restarts += 1
    this.#restart = setTimeout(() => this.#spawn(), wait)
  }

  /** A browser outlives its process where that was killed, and would keep the profile from the next. */
  #endBrowser(): void {
    if (this.#browser !== null) endGroup(this.#browser)
    this.#browser = null
  }

  /** A browser that was killed says nothing, and one without a network nothing new: the page is asked. */
  async #beat(): Promise<void> {
    const child = this.#child
    if (!child || this.#state.kind !== 'ready') return
    const answer = await this.ask({ kind: 'ping' })
    if (child !== this.#child) return
    const state = answer?.kind === 'pong' ? answer.state : null
    this.#missed = state === null ? this.#missed + 1 : 0
    const at = this.#deps.now().getTime()
    if (state === CONNECTED) this.#offlineSince = null
    else if (state !== null) this.#offlineSince ??= at
    const isAway = this.#offlineSince !== null && at - this.#offlineSince >= this.#timing.offline
    if (this.#missed >= MOST_MISSED || isAway) child.kill('SIGKILL')
  }
}
