import type { Logger } from 'pino'
import type { CaseReference, Turn, TurnOutput } from '../../bots/turn.js'
import type { CaseAsked } from '../../channels/activity.js'
import { type Channel, isLogged, showsRead, showsTyping } from '../../channels/channel.js'
import type { Bus } from '../live/bus.js'
import type { Meters } from '../metrics/meters.js'
import { DESK_TOPIC } from '../live/topics.js'
import type { Snapshot } from '../store/conversations.js'
import type { Spoken } from '../store/lines.js'
import type { Store } from '../store/store.js'
import type { Committed, TurnCommit } from '../store/turns.js'
import type { AnswerEnquiry } from './case-enquiry.js'
import type { DeskAround } from './desk-around.js'
import { createLeftBehind } from './left-behind.js'
import type { Notice, WriteNotice } from './notices.js'
import type { Render } from './render.js'
import { readReplies, type Replies, type Said } from './replies.js'
import { freshLines, linesOf, type Speech, UnsayableLine } from './speech.js'
import { deskView, MOST_ATTEMPTS, note, type Notes, type Noting, type Reading, readSnapshot } from './turn-input.js'

export interface WorkerDeps extends Noting {
  readonly store: Pick<Store, 'conversations' | 'leases' | 'turns'>
  readonly channels: ReadonlyMap<string, Channel>
  readonly turn: Turn
  /** What writing a message has told of its conversation, once; null: it has to be read. */
  readonly foreseen: (conversation: string) => Snapshot | null
  readonly around: DeskAround
  readonly enquire: AnswerEnquiry
  /** Makes a copy of all that is kept of a conversation. */
  readonly copyOwnData: (conversation: string) => Promise<Notice>
  readonly writeNotice: WriteNotice
  readonly render: Render
  readonly meters: Pick<Meters, 'answered'>
  /** Masks personal data in a text. */
  readonly mask: (text: string) => string
  readonly newReference: () => CaseReference
  readonly bus: Bus
  /** The conversation has parts to deliver. */
  readonly deliver: (conversation: string) => void
  readonly now: () => Date
  readonly log: Logger
}

/** Milliseconds: no turn takes so long that lives; a lease that its process lost with its life. */
const LONGEST_TURN = 20_000
const LEASE = 30_000
const BUSY = 1_000
/** Milliseconds before a channel that is switched off is looked at again. */
const CHANNEL_OFF = 60_000
/** Milliseconds after which a turn that still runs is shown as typing: most are over long before. */
const TYPING_AFTER = 500
/** Milliseconds before a turn that failed is tried again; one for each attempt but the last. */
const RETRY = [1_000, 4_000]

/** Does what is due in one conversation; gives when more is due, or null. */
export type Work = (conversation: string) => Promise<Date | null>

export function createWorker(deps: WorkerDeps): Work {
  const { store, now } = deps
  const worker = new Worker(deps)
  const leftBehind = createLeftBehind(deps)
  const after = (milliseconds: number) => new Date(now().getTime() + milliseconds)
  const workOn = async (conversation: string, left: boolean): Promise<Date | null> => {
    const snapshot = deps.foreseen(conversation) ?? (await store.conversations.snapshot(conversation))
    if (!snapshot || snapshot.pending.length === 0) return null
    if (!deps.channels.has(snapshot.channel)) return after(CHANNEL_OFF)
    const { dueAt } = snapshot
    if (dueAt && dueAt > now()) return dueAt
    return worker.handle(left ? await leftBehind.count(snapshot) : snapshot)
  }
  return async (conversation) => {
    const hold = await store.leases.take(conversation, after(LEASE))
    if (hold === 'held') return after(BUSY)
    try {
      return await (hold === 'left' ? leftBehind.inTurn(() => workOn(conversation, true)) : workOn(conversation, false))
    } finally {
      await store.leases.drop(conversation)
    }
  }
}

/** A turn on its way to the store: since when its first message is stored, and when it was taken up, by the monotonic clock. */
interface OpenTurn extends Omit<TurnCommit, 'lines'> {
  readonly since: { readonly stored: Date; readonly taken: number }
  readonly speech: Speech
}

class Worker {
  readonly #deps: WorkerDeps

  constructor(deps: WorkerDeps) {
    this.#deps = deps
  }

  /** One turn: run on a copy, then committed if nothing has moved meanwhile; otherwise it is due again at once. */
  async handle(snapshot: Snapshot): Promise<Date | null> {
    const reading = readSnapshot(snapshot)
    const base = this.#base(snapshot, reading)
    if (snapshot.holder === 'agent' || snapshot.blocked) return this.#commit(base)
    if (reading.attempt > MOST_ATTEMPTS) return this.#failed(base, reading)
    if (reading.activities.length === 0) return this.#commit({ ...base, ...this.#notice('unreadable', base) })
    this.#showAttention(snapshot, reading)
    const typing = setTimeout(() => this.#showTyping(snapshot, reading), TYPING_AFTER)
    const output = await this.#run(snapshot, reading).finally(() => clearTimeout(typing))
    const answered = output && (await this.#answered(snapshot, { reading, base, output }))
    if (!answered) return this.#failed(base, reading)
    return this.#commit(answered).catch((error: unknown) => {
      if (!(error instanceof UnsayableLine)) throw error
      this.#blame(error, snapshot, reading)
      return this.#failed(base, reading)
    })
  }

  /** What every commit of the snapshot's messages holds, whatever else comes of them. */
  #base(snapshot: Snapshot, reading: Reading): OpenTurn {
    const { unreadable, badState } = reading
    const { conversation, channel, version, holder, pending } = snapshot
    const at = this.#deps.now()
    return {
      since: { stored: pending[0]?.receivedAt ?? at, taken: performance.now() },
      trace: pending.at(-1)?.trace ?? null,
      conversation,
      channel,
      version,
      holder,
      nextHolder: holder,
      ...this.#notes(snapshot, reading),
      handled: pending.map(({ providerId }) => providerId),
      became: 'done',
      state: badState.length > 0 ? null : snapshot.state,
      consent: null,
      ends: false,
      erases: false,
      steps: [],
      feedback: [],
      speech: () => [],
      question: '',
      quarantine: [...unreadable, ...badState],
      at,
    }
  }

  async #run(snapshot: Snapshot, reading: Reading): Promise<TurnOutput | null> {
    const { turn, around, newReference, now } = this.#deps
    const { activities, state } = reading
    try {
      return await within(
        LONGEST_TURN,
        turn({ activities, state, desk: deskView(snapshot, around, now()), newReference }),
      )
    } catch (error) {
      return this.#blame(error, snapshot, reading)
    }
  }

  #blame(error: unknown, { conversation }: Snapshot, { attempt }: Reading): null {
    this.#deps.log.error({ err: error, conversation, attempt }, 'a turn failed')
    return null
  }

  /** A message that cannot even be noted is the turn's to refuse. */
  #notes({ conversation, language }: Snapshot, { activities, attempt }: Reading): Notes {
    if (attempt > MOST_ATTEMPTS) return { language, personal: true }
    try {
      return note(activities, language, this.#deps)
    } catch (error) {
      this.#deps.log.warn({ err: error, conversation }, 'a message could not be noted')
      return { language, personal: true }
    }
  }

  /** Null: what the bot said cannot be made into a commit. */
  #answered(snapshot: Snapshot, parts: Answered): Promise<OpenTurn | null> {
    return this.#commitOf(snapshot, parts).catch((error: unknown) => this.#blame(error, snapshot, parts.reading))
  }

  async #commitOf(snapshot: Snapshot, { reading, base, output }: Answered): Promise<OpenTurn> {
    const { mask, around, log, now } = this.#deps
    const left = reading.activities.some(({ type }) => type === 'endOfConversation')
    const { conversation } = snapshot
    const enquire = (asked: CaseAsked) => this.#deps.enquire({ ...asked, conversation })
    const copyOwnData = () => this.#deps.copyOwnData(conversation)
    const looked = { enquire, copyOwnData }
    const replies = await readReplies({ ...output, ...looked, snapshot, around, now: now(), left, mask })
    const { said, ignored, ...moves } = replies
    if (ignored.length > 0)
      log.warn({ conversation: base.conversation, events: ignored }, 'the bot asked for what cannot be')
    const language = spokenLanguage(replies) ?? base.language
    const asked = reading.activities.flatMap(({ text }) => text || [])
    const receipts = said.some((one) => one.kind === 'bot' && one.receipts.length > 0)
    return {
      ...base,
      ...moves,
      language,
      state: JSON.stringify(output.state),
      question: receipts ? mask(asked.join('\n')) : '',
      speech: (place) => said.map((one) => this.#spoken({ ...base, language }, one, place)),
      quarantine: [...base.quarantine, ...reading.suspect],
    }
  }

  /** Tried again with patience; after the last attempt the messages are set apart, and the citizen is told. */
  async #failed(base: OpenTurn, { attempt, messages }: Reading): Promise<Date | null> {
    const patience = RETRY[attempt - 1]
    if (attempt < MOST_ATTEMPTS && patience !== undefined) {
      const again = new Date(this.#deps.now().getTime() + patience)
      await this.#deps.store.turns.fail(base.conversation, base.handled, again)
      return again
    }
    const set = messages.map((message) => ({ ...message, reason: `its turn failed ${MOST_ATTEMPTS} times` }))
    return this.#commit({
      ...base,
      ...this.#notice('failed', base),
      became: 'quarantined',
      quarantine: [...base.quarantine, ...set],
    })
  }

  #notice(kind: 'failed' | 'unreadable', base: OpenTurn): Pick<OpenTurn, 'speech'> {
    return { speech: () => [this.#spoken(base, { kind: 'notice', notice: () => ({ kind }) }, 0)] }
  }

  #spoken({ channel, language }: OpenTurn, said: Said, place: number): Spoken {
    const { writeNotice, render } = this.#deps
    const activity = said.kind === 'bot' ? said.activity : writeNotice(said.notice(place), language)
    const receipts = said.kind === 'bot' ? said.receipts : []
    return { origin: said.kind, activity, parts: render(channel, activity), receipts }
  }

  async #commit(turn: OpenTurn): Promise<Date | null> {
    const { store, bus, deliver, now, log } = this.#deps
    const { since: _, speech, ...commit } = turn
    const result: Committed = await store.turns.commit({ ...commit, lines: linesOf(speech) })
    if (result.kind !== 'committed') {
      log.info({ conversation: turn.conversation, why: result.kind }, 'a turn was thrown away; it runs again')
      return now()
    }
    this.#count(turn)
    bus.publish(turn.conversation, 'changed', freshLines(speech, { ...result, at: turn.at }))
    if (turn.holder !== 'bot' || turn.nextHolder !== 'bot') bus.publish(DESK_TOPIC, 'changed')
    const channel = this.#deps.channels.get(turn.channel)
    if (channel && !isLogged(channel)) deliver(turn.conversation)
    return result.dueAt
  }

  #count({ conversation, channel, trace, since }: OpenTurn): void {
    const { meters, log, now } = this.#deps
    const sinceStored = (now().getTime() - since.stored.getTime()) / 1_000
    meters.answered(channel, { sinceStored, sinceTaken: (performance.now() - since.taken) / 1_000 })
    log.info({ event: 'turn.committed', trace, conversation, channel })
  }

  /** The citizen sees that the message was read and that an answer is coming. */
  #showAttention(snapshot: Snapshot, { activities }: Reading): void {
    const { channel: name, conversation, account, recipient, pending } = snapshot
    const channel = this.#deps.channels.get(name)
    const latest = pending.at(-1)
    if (!channel || isLogged(channel) || !latest || !activities.some(({ type }) => type === 'message')) return
    const to = { conversation, account, recipient }
    const lose = (error: unknown) => this.#deps.log.debug({ err: error, conversation }, 'attention could not be shown')
    if (showsRead(channel)) channel.markRead(to, latest.providerId).catch(lose)
    if (showsTyping(channel)) channel.typing(to, latest.providerId).catch(lose)
  }

  /** Where readers follow the transcript, the answer itself is there as soon as a sign of it could be. */
  #showTyping({ channel: name, conversation }: Snapshot, { activities }: Reading): void {
    const channel = this.#deps.channels.get(name)
    const awaited = activities.some(({ type }) => type === 'message')
    if (channel && isLogged(channel) && awaited) this.#deps.bus.publish(conversation, 'typing')
  }
}

interface Answered {
  readonly reading: Reading
  readonly base: OpenTurn
  readonly output: TurnOutput
}

const spokenLanguage = ({ said }: Replies) =>
  said.findLast((one) => one.kind === 'bot')?.activity.channelData?.nafidha?.language

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no reply within ${milliseconds} ms`)), milliseconds)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
