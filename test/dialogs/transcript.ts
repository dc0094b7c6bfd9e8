import { expect } from '@jest/globals'
import type { DeskView, Turn } from '../../bots/turn.js'
import { EVENTS, type Activity, type HandoffRequest } from '../../channels/activity.js'
import { QUIET_DESK } from '../../dialogs/desk-view.js'
import type { Recognizers } from '../../dialogs/services.js'
import { plainText } from '../../knowledge/rich-text.js'
import { createContent, createWorldTurn, MONDAY_TEN } from './world.js'

const OPEN: DeskView = { ...QUIET_DESK, waiting: 2 }
/** Monday 23 November 2026, 18:00 in Muscat. */
export const MONDAY_EVENING = new Date('2026-11-23T14:00:00Z')
const CLOSED: Partial<DeskView> = { open: false, opensAt: new Date('2026-11-24T03:30:00Z') }

export interface Setting {
  /** Nothing was said before: the consent sentence is still due. */
  readonly fresh?: boolean
  /** Out of hours. */
  readonly closed?: boolean
  readonly desk?: Partial<DeskView>
  readonly state?: unknown
  /** A recogniser of times other than the world's. */
  readonly when?: Recognizers['when']
}

/**
 * A conversation to be read as a transcript: what the citizen sends, what the bot says to it, word for word. Every reply
 * must be named; the state is put through JSON after each turn; the desk follows the bot's events as the service would.
 */
export function conversation(setting: Setting = {}) {
  return new Transcript(setting)
}

class Transcript {
  readonly #steps: (() => Promise<void> | void)[] = []
  #state: unknown
  #desk: DeskView
  #now: Date
  #content = createContent()
  #unread: Activity[] = []
  #last: Activity | null = null
  readonly #turn: Turn

  constructor({ fresh = false, closed = false, desk = {}, state, when }: Setting) {
    this.#turn = createWorldTurn(
      () => this.#content,
      () => this.#now,
      when,
    )
    this.#state = state ?? (fresh ? null : { memory: { consent: '1' } })
    this.#desk = { ...OPEN, ...(closed && CLOSED), ...desk }
    this.#now = closed ? MONDAY_EVENING : MONDAY_TEN
  }

  /** Messages in a row are one turn. */
  citizen(...texts: readonly string[]): this {
    return this.sends(...texts.map((text) => ({ type: 'message', text })))
  }

  sends(...activities: readonly Activity[]): this {
    return this.#step(async () => {
      this.#nothingUnread()
      const newReference = () => ({ reference: '7F3K', pin: '4821' })
      const { replies, state } = await this.#turn({ activities, state: this.#state, desk: this.#desk, newReference })
      expect(JSON.parse(JSON.stringify(state))).toEqual(state)
      this.#state = JSON.parse(JSON.stringify(state))
      this.#unread = [...replies]
      for (const reply of replies) this.#follow(reply)
    })
  }

  /** The next reply is a message of just these paragraphs. */
  bot(...paragraphs: readonly string[]): this {
    return this.#step(() => {
      const message = this.#next()
      expect(message.type).toBe('message')
      expect(plainText(message.channelData?.nafidha?.richText ?? [])).toBe(paragraphs.join('\n\n'))
    })
  }

  /** The next reply, for what a transcript need not spell out. */
  next(check: (reply: Activity) => void): this {
    return this.#step(() => check(this.#next()))
  }

  /** The buttons of that message; a message without this line may have any. */
  buttons(...labels: readonly string[]): this {
    return this.#step(() => {
      const actions = this.#last?.suggestedActions?.actions ?? []
      expect(actions.map(({ title }) => title)).toEqual(labels)
    })
  }

  event(name: string, value: object): this {
    return this.#step(() => {
      const { type, name: found, value: told } = this.#next()
      expect({ type, name: found, value: told }).toEqual({ type: 'event', name, value: expect.objectContaining(value) })
    })
  }

  /** The last reply, for what a transcript does not show. */
  where(check: (reply: Activity) => void): this {
    return this.#step(() => check(this.#last ?? { type: 'none' }))
  }

  whereState(check: (state: string) => void): this {
    return this.#step(() => check(JSON.stringify(this.#state)))
  }

  later(milliseconds: number): this {
    return this.#step(() => {
      this.#now = new Date(this.#now.getTime() + milliseconds)
    })
  }

  contentLoses(...ids: readonly string[]): this {
    return this.#step(() => {
      this.#content = createContent(ids)
    })
  }

  deskBecomes(desk: Partial<DeskView>): this {
    return this.#step(() => {
      this.#desk = { ...this.#desk, ...desk }
    })
  }

  async end(): Promise<void> {
    for (const step of this.#steps) await step()
    this.#nothingUnread()
  }

  #step(step: () => Promise<void> | void): this {
    this.#steps.push(step)
    return this
  }

  #next(): Activity {
    const next = this.#unread.shift()
    if (!next) throw new Error('the bot said nothing more')
    this.#last = next
    return next
  }

  #nothingUnread(): void {
    const left = this.#unread.map((reply) => reply.text ?? `${reply.name} ${JSON.stringify(reply.value)}`)
    expect(left).toEqual([])
  }

  #follow(reply: Activity): void {
    if (reply.name === EVENTS.handoffInitiate) {
      const { reference } = reply.value as HandoffRequest
      this.#desk = { ...this.#desk, holder: 'queue', case: { reference, place: 3 } }
    }
    if (reply.name === EVENTS.handoffCancel || reply.name === EVENTS.callbackAgreed) {
      this.#desk = { ...this.#desk, holder: 'bot', case: null }
    }
  }
}
