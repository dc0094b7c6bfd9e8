import type { Logger } from 'pino'
import { z } from 'zod'
import type { Address, Part, Receipt } from '../../channel.js'
import type { Files, StoredFile } from '../../media/files.js'
import { WORDS_INSTEAD } from '../../media/unsent.js'
import { failureReason, remedyFor } from './errors.js'
import type { Gate } from './gate.js'
import type { Fault, Graph, GraphAnswer } from './graph.js'
import { MEDIA_KINDS, messageBody, type WireFile, type WirePart, wirePart } from './parts.js'
import { fallbackFor, OTHER_TEMPLATE, plainWords } from './plain-words.js'
import { type Destination, destinations } from './recipient.js'

export interface DeliverDeps {
  readonly graph: Graph
  readonly phoneNumberId: string
  readonly gate: Gate
  /** Name of the template that stands in for one that is paused; null: none. */
  readonly fallbackTemplate: string | null
  readonly files: Pick<Files, 'get'>
  readonly now: () => Date
  readonly log: Logger
}

const SECOND = 1_000
/** Milliseconds of quiet. */
const STOPPED = 30 * SECOND
const PAUSED = 60 * SECOND
const BROKEN = 10 * SECOND
const LONGEST_SLOW = 64 * SECOND
/** So many failures in a row are no chance: Meta is out of order. */
const FAILURES = 5
/** Waits for one person grow by this, up to this many times. */
const PAIR = 4
const LONGEST_PAIR = 4
const REMEMBERED = 10_000

const sent = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) })
const uploaded = z.object({ id: z.string().min(1) })

type Send = (to: Address, part: Part, tag?: string) => Promise<Receipt>

/** One part to Meta, and what comes of it. Nothing is repeated here: the outbox does that. */
export function createDeliver(deps: DeliverDeps): Send {
  const sender = new Sender(deps)
  return (to, part, tag) => sender.send(to, part, tag)
}

class Sender {
  readonly #deps: DeliverDeps
  readonly #pairs = new Map<string, number>()
  #failures = 0
  #slow = 0

  constructor(deps: DeliverDeps) {
    this.#deps = deps
  }

  async send(to: Address, part: Part, tag: string | undefined): Promise<Receipt> {
    const read = wirePart.safeParse(part)
    if (!read.success) return { kind: 'refused', reason: 'the part is none of this channel’s', permanent: true }
    const wait = this.#deps.gate.enter()
    if (wait !== null) return { kind: 'later', ms: wait, all: true }
    try {
      return await this.#sendTo(to, read.data, tag)
    } finally {
      this.#deps.gate.leave()
    }
  }

  async #sendTo(to: Address, part: WirePart, tag: string | undefined): Promise<Receipt> {
    const { first, otherwise } = destinations(to.recipient)
    const receipt = await this.#post(to, part, { destination: first, tag })
    if (receipt !== 'by-phone') return receipt
    const second = otherwise ? await this.#post(to, part, { destination: otherwise, tag }) : 'by-phone'
    return second === 'by-phone' ? NO_NUMBER : second
  }

  async #post(to: Address, part: WirePart, how: How): Promise<Receipt | 'by-phone'> {
    const upload = part.kind === 'file' ? await this.#upload(to, part, how) : null
    if (upload && upload.kind !== 'uploaded') return upload
    const content = messageBody(part, upload && { id: upload.id, asDocument: how.asDocument ?? false })
    if (!content) return { kind: 'refused', reason: 'the file was not uploaded', permanent: true }
    const answer = await this.#deps.graph.post(`${this.#deps.phoneNumberId}/messages`, {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...how.destination,
      ...content,
      ...(how.tag !== undefined && { biz_opaque_callback_data: how.tag }),
    })
    if (answer.kind !== 'answered') return withCode(await this.#failed(to, answer, { part, how }), answer)
    const read = sent.safeParse(answer.body)
    this.#succeeded(to)
    const id = read.data?.messages[0]?.id
    return id === undefined ? { kind: 'unsure', reason: 'WhatsApp’s answer cannot be read' } : { kind: 'accepted', id }
  }

  /** A file that is gone, or that Meta refuses twice, is told of in words. */
  async #upload(to: Address, part: WireFile, how: How): Promise<{ kind: 'uploaded'; id: string } | Receipt> {
    const file = await this.#deps.files.get(to.conversation, part.payload.file)
    const instead = async (reason: string) => {
      const receipt = await this.#asText(to, { part, how }, reason)
      return receipt === 'by-phone' ? NO_NUMBER : receipt
    }
    if (!file) return instead('the file is no longer kept')
    let answer = await this.#uploadOnce(file)
    if (isAboutTheFile(answer)) answer = await this.#uploadOnce(file)
    if (answer.kind === 'answered') {
      const read = uploaded.safeParse(answer.body)
      if (read.success) return { kind: 'uploaded', id: read.data.id }
      return { kind: 'refused', reason: 'WhatsApp’s answer to the file cannot be read', permanent: false }
    }
    if (isAboutTheFile(answer)) return instead(failureReason(answer.fault))
    // An upload whose answer was lost reached nobody: it is safe to repeat.
    const known = answer.kind === 'lost' ? ({ kind: 'unreached' } as const) : answer
    const receipt = await this.#failed(to, known, null)
    return receipt === 'by-phone' ? NO_NUMBER : withCode(receipt, known)
  }

  #uploadOnce(file: StoredFile): Promise<GraphAnswer> {
    const form = new FormData()
    form.set('messaging_product', 'whatsapp')
    form.set('type', file.contentType)
    form.set('file', new Blob([Buffer.from(file.bytes)], { type: file.contentType }), file.name)
    return this.#deps.graph.post(`${this.#deps.phoneNumberId}/media`, form)
  }

  #succeeded({ recipient }: Address): void {
    this.#deps.gate.open()
    this.#pairs.delete(recipient)
    this.#failures = 0
    this.#slow = 0
  }

  async #failed(to: Address, answer: Failed, sending: Sending): Promise<Receipt | 'by-phone'> {
    if (answer.kind === 'lost') {
      this.#broken()
      return { kind: 'unsure', reason: 'WhatsApp did not answer' }
    }
    const fault = answer.kind === 'refused' ? answer.fault : null
    if (!fault) return this.#sick(answer)
    const reason = failureReason(fault)
    switch (remedyFor(fault)) {
      case 'retry':
        return this.#sick(answer, reason)
      case 'pair':
        this.#deps.gate.open()
        return { kind: 'later', ms: this.#pair(to.recipient) }
      case 'slow':
        return this.#quiet(Math.min(LONGEST_SLOW, SECOND * 2 ** this.#slow++), reason)
      case 'pause':
        return this.#quiet(waitOf(answer) ?? PAUSED, reason)
      case 'stop':
        this.#deps.log.error({ code: fault.code }, reason)
        return this.#quiet(STOPPED, reason)
      case 'never':
        return this.#final(reason)
      case 'unreachable':
        return { ...this.#final(reason), unreachable: true }
      case 'by-phone':
        return 'by-phone'
      case 'as-text':
        return this.#asText(to, sending, reason)
      case 'other-template':
        return this.#otherTemplate(to, sending, reason)
    }
  }

  #final(reason: string) {
    this.#deps.gate.open()
    this.#failures = 0
    return { kind: 'refused', reason, permanent: true } as const
  }

  async #asText(to: Address, sending: Sending, reason: string): Promise<Receipt | 'by-phone'> {
    const { part, how } = sending ?? {}
    if (part?.kind === 'file' && how && !how.asDocument && MEDIA_KINDS[part.payload.contentType])
      return this.#post(to, part, { ...how, asDocument: true })
    const words = sending && plainWords(sending.part)
    if (!sending || words === null) return this.#final(reason)
    const receipt = await this.#post(to, { kind: 'text', payload: { body: words } }, sending.how)
    const isFile = sending.part.kind === 'file' && receipt !== 'by-phone' && receipt.kind === 'accepted'
    return isFile ? { ...receipt, note: WORDS_INSTEAD } : receipt
  }

  async #otherTemplate(to: Address, sending: Sending, reason: string): Promise<Receipt | 'by-phone'> {
    const other = sending && fallbackFor(sending.part, this.#deps.fallbackTemplate)
    if (!sending || !other) return this.#final(reason)
    const receipt = await this.#post(to, other, sending.how)
    if (receipt === 'by-phone' || receipt.kind === 'later' || receipt.kind === 'unsure') return receipt
    if (receipt.kind === 'accepted') return { ...receipt, note: OTHER_TEMPLATE }
    return { ...receipt, reason: `${reason}; the fallback template: ${receipt.reason}` }
  }

  /** Waits 4, 16, 64, 256 seconds, as Meta asks. */
  #pair(recipient: string): number {
    const times = Math.min(LONGEST_PAIR, (this.#pairs.get(recipient) ?? 0) + 1)
    if (this.#pairs.size >= REMEMBERED) this.#pairs.clear()
    this.#pairs.set(recipient, times)
    return SECOND * PAIR ** times
  }

  #quiet(milliseconds: number, reason: string): Receipt {
    this.#deps.gate.close(milliseconds)
    return { kind: 'later', ms: milliseconds, all: true, trouble: reason }
  }

  /** One failure is the message's; many in a row are Meta's, and then no message is charged with them. */
  #sick(answer: Exclude<Failed, { kind: 'lost' }>, reason = reasonOf(answer)): Receipt {
    if (answer.kind === 'refused' && !answer.fault && answer.status < 500 && answer.status !== 429)
      return this.#final(reason)
    const wait = waitOf(answer)
    if (wait !== null) return this.#quiet(wait, reason)
    return this.#broken() ? this.#quiet(BROKEN, reason) : { kind: 'refused', reason, permanent: false }
  }

  #broken(): boolean {
    this.#failures += 1
    if (this.#failures < FAILURES) return false
    this.#deps.gate.close(BROKEN)
    return true
  }
}

const NO_NUMBER: Receipt = { kind: 'refused', reason: failureReason({ code: 131062 }), permanent: true }

/** Meta's word on the file itself, its kind or its size, and not on us, the account or the moment. */
const isAboutTheFile = (answer: GraphAnswer): answer is GraphAnswer & { fault: Fault } =>
  answer.kind === 'refused' && answer.fault !== null && ['as-text', 'never'].includes(remedyFor(answer.fault))

type Failed = Exclude<GraphAnswer, { kind: 'answered' }>
interface How {
  readonly destination: Destination
  readonly tag: string | undefined
  readonly asDocument?: boolean
}
type Sending = { readonly part: WirePart; readonly how: How } | null

/** With Meta's code, or the status where there is none. */
function withCode<T extends Receipt | 'by-phone'>(receipt: T, answer: Failed): T {
  const isRefusal = typeof receipt === 'object' && (receipt.kind === 'later' || receipt.kind === 'refused')
  if (!isRefusal || answer.kind !== 'refused') return receipt
  return { code: String(answer.fault?.code ?? answer.status), ...receipt }
}

const reasonOf = (answer: Exclude<Failed, { kind: 'lost' }>): string =>
  answer.kind === 'unreached' ? 'WhatsApp cannot be reached' : `WhatsApp answered ${answer.status}`
const waitOf = (answer: Failed): number | null => (answer.kind === 'refused' ? answer.retryAfter : null)
