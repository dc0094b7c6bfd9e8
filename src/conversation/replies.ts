import { z } from 'zod'
import { type Activity, type CaseAsked, EVENTS, type Feedback } from '../../channels/activity.js'
import type { CaseStep, NewCase } from '../store/case-steps.js'
import type { Snapshot } from '../store/conversations.js'
import type { Line } from '../store/lines.js'
import { hashPin } from './case-reference.js'
import type { DeskAround } from './desk-around.js'
import type { Notice } from './notices.js'

/** What a turn's replies come to. */
export interface Replies {
  readonly said: readonly Said[]
  readonly steps: readonly CaseStep[]
  readonly feedback: readonly Feedback[]
  readonly nextHolder: Snapshot['holder']
  readonly consent: string | null
  readonly ends: boolean
  /** The citizen wants everything of theirs erased. */
  readonly erases: boolean
  /** Events that mean nothing as the conversation stands, by name: a fault of the bot's, to be logged. */
  readonly ignored: readonly string[]
}

/** One line to come. A notice may tell the place in the queue, which is known in the transaction. */
export type Said =
  | { readonly kind: 'bot'; readonly activity: Activity; readonly receipts: Line['receipts'] }
  | { readonly kind: 'notice'; readonly notice: (place: number) => Notice }

export interface ReadRepliesOptions {
  readonly replies: readonly Activity[]
  readonly snapshot: Pick<Snapshot, 'holder' | 'case' | 'resolved'>
  readonly around: Pick<DeskAround, 'opening' | 'nameOf' | 'minutesFor'>
  /** Looks a case up for whoever asks. */
  readonly enquire: (asked: CaseAsked) => Promise<Notice>
  /** Makes a copy of all that is kept of the conversation. */
  readonly copyOwnData: () => Promise<Notice>
  readonly now: Date
  /** The citizen has ended the conversation: who waits in the queue waits no longer. */
  readonly left: boolean
  /** Masks personal data. */
  readonly mask: (text: string) => string
}

const handoffRequest = z.object({
  reference: z.string(),
  pin: z.string(),
  reason: z.enum(['asked', 'own-record', 'complaint', 'unknown', 'urgent', 'failure']),
  language: z.enum(['ar', 'en']),
  subject: z.string(),
  team: z.string().optional(),
  entry: z.string().optional(),
  urgent: z.boolean(),
  kind: z.enum(['complaint', 'suggestion']).optional(),
  agency: z.string().optional(),
  details: z.object({ what: z.string(), where: z.string(), since: z.string() }).optional(),
})
const callbackRequest = z.object({
  reference: z.string(),
  at: z.iso.datetime().pipe(z.coerce.date()),
  phone: z.string(),
})
const feedback = z.object({ entry: z.string(), helped: z.boolean() })
const ownDataAsked = z.object({ wish: z.enum(['erase', 'copy']) })
const caseAsked = z.object({ reference: z.string(), pin: z.string().nullable() })
const satisfaction = z.object({
  reference: z.string(),
  score: z.number().int().min(1).max(5).nullable(),
  comment: z.string().nullable(),
})

/**
 * Reads a turn's replies in their order: messages become lines, events move the case and the holder, and each move is
 * replaced by its notice. A conversation has one open case: with one, a second request for a person changes nothing.
 */
export async function readReplies(options: ReadRepliesOptions): Promise<Replies> {
  const reader = new Reader(options)
  for (const reply of options.replies) {
    if (reply.type === 'event') await reader.event(reply)
    else if (SPOKEN.has(reply.type)) reader.say(reply)
  }
  if (options.left) reader.leave()
  return reader.result()
}

const SPOKEN = new Set(['message', 'endOfConversation'])

/** The case as it stands after the replies read so far. */
type Standing = { readonly reference: string; readonly state: 'queued' | 'callback' | 'claimed' } | null

class Reader {
  readonly #options: ReadRepliesOptions
  readonly #said: Said[] = []
  readonly #steps: CaseStep[] = []
  readonly #feedback: Feedback[] = []
  readonly #ignored: string[] = []
  #holder: Snapshot['holder']
  #case: Standing
  #consent: string | null = null
  #ends = false
  #erases = false

  constructor(options: ReadRepliesOptions) {
    this.#options = options
    this.#holder = options.snapshot.holder
    this.#case = options.snapshot.case
  }

  result(): Replies {
    return {
      said: this.#said,
      steps: this.#steps,
      feedback: this.#feedback,
      nextHolder: this.#holder,
      consent: this.#consent,
      ends: this.#ends,
      erases: this.#erases,
      ignored: this.#ignored,
    }
  }

  say(reply: Activity): void {
    const { receipts = [], ...nafidha } = reply.channelData?.nafidha ?? {}
    this.#consent = nafidha.consent ?? this.#consent
    this.#ends ||= reply.type === 'endOfConversation'
    const channelData = { ...reply.channelData, nafidha: { ...nafidha, origin: 'bot' as const } }
    this.#said.push({ kind: 'bot', activity: { ...reply, channelData }, receipts })
  }

  async event({ name = '', value }: Activity): Promise<void> {
    switch (name) {
      case EVENTS.handoffInitiate:
        return this.#askForPerson(handoffRequest.parse(value))
      case EVENTS.handoffCancel:
        return this.#cancel()
      case EVENTS.callbackAgreed:
        return this.#agreeCallback(callbackRequest.parse(value))
      case EVENTS.feedback:
        this.#feedback.push(feedback.parse(value))
        return
      case EVENTS.satisfaction:
        this.#steps.push({ kind: 'rate', ...satisfaction.parse(value) })
        return
      case EVENTS.caseAsked: {
        return this.#tell(await this.#options.enquire(caseAsked.parse(value)))
      }
      case EVENTS.ownDataAsked: {
        if (ownDataAsked.parse(value).wish === 'copy') return this.#tell(await this.#options.copyOwnData())
        this.#erases = true
        return
      }
      case EVENTS.reopen:
        if (!this.#reopen()) this.#ignored.push(name)
        return
      default:
        this.#ignored.push(name)
    }
  }

  leave(): void {
    if (this.#case?.state === 'queued') this.#cancel()
  }

  async #askForPerson({ pin, ...request }: z.infer<typeof handoffRequest>): Promise<void> {
    if (this.#case && this.#case.state !== 'callback') return void this.#ignored.push(EVENTS.handoffInitiate)
    if (!this.#case && !request.kind && this.#reopen()) return
    const pinHash = await hashPin(pin)
    const reference = this.#case?.reference ?? request.reference
    this.#steps.push(
      this.#case
        ? { kind: 'requeue', reference, pinHash }
        : { kind: 'open', case: toCase(request, { pinHash, mask: this.#options.mask }) },
    )
    this.#stand({ reference, state: 'queued' }, 'queue')
    const { around } = this.#options
    const { opensAt } = around.opening(request.team ?? null)
    this.#notice((place) => ({ kind: 'queued', reference, pin, place, minutes: around.minutesFor(place), opensAt }))
  }

  /** The case that was resolved last goes on, with its agent if they are there. False: it is too late for that. */
  #reopen(): boolean {
    const { snapshot, around, now } = this.#options
    const { resolved } = snapshot
    if (this.#case || !resolved?.reopenUntil || resolved.reopenUntil <= now) return false
    const { reference } = resolved
    const name = resolved.agent === null ? null : around.nameOf(resolved.agent)
    this.#steps.push({ kind: 'reopen', reference, agent: name === null ? null : resolved.agent })
    this.#stand({ reference, state: name === null ? 'queued' : 'claimed' }, name === null ? 'queue' : 'agent')
    this.#notice((place) => ({ kind: 'welcomeBack', reference, name, place }))
    return true
  }

  #cancel(): void {
    if (!this.#case || this.#case.state === 'claimed') return void this.#ignored.push(EVENTS.handoffCancel)
    const { reference } = this.#case
    this.#steps.push({ kind: 'cancel', reference })
    this.#stand(null, 'bot')
    this.#notice(() => ({ kind: 'cancelled', reference }))
  }

  #agreeCallback({ at, phone }: z.infer<typeof callbackRequest>): void {
    if (!this.#case || this.#case.state === 'claimed') return void this.#ignored.push(EVENTS.callbackAgreed)
    const { reference } = this.#case
    this.#steps.push({ kind: 'callback', reference, at, phone })
    this.#stand({ reference, state: 'callback' }, 'bot')
    this.#notice(() => ({ kind: 'callback', reference, at, phone }))
  }

  #stand(standing: Standing, holder: Snapshot['holder']): void {
    this.#case = standing
    this.#holder = holder
  }

  #tell(notice: Notice): void {
    this.#notice(() => notice)
  }

  #notice(notice: (place: number) => Notice): void {
    this.#said.push({ kind: 'notice', notice })
  }
}

const toCase = (
  { team, entry, subject, kind, agency, details, ...request }: Omit<z.infer<typeof handoffRequest>, 'pin'>,
  { pinHash, mask }: { pinHash: string; mask: (text: string) => string },
): NewCase => ({
  ...request,
  subject: mask(subject),
  pinHash,
  ...(team !== undefined && { team }),
  ...(entry !== undefined && { entry }),
  ...(kind !== undefined && { kind }),
  ...(agency !== undefined && { agency }),
  ...(details !== undefined && { details: JSON.stringify(maskAll(details, mask)) }),
})

const maskAll = (texts: Readonly<Record<string, string>>, mask: (text: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, mask(text)]))
