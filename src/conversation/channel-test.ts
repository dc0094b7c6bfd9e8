import { type Channel, isLogged } from '../../channels/channel.js'
import type { WhoIsMeant } from '../store/own-data.js'
import type { Store } from '../store/store.js'
import type { SayNotice } from './say.js'

/** What came of the try. */
export type ChannelTested =
  /** `waiting`: the provider had not taken it when we stopped looking. `reason`: why it failed, as the channel says it. */
  | {
      readonly kind: 'sent'
      readonly state: 'waiting' | 'taken' | 'delivered' | 'failed'
      readonly reason: string | null
    }
  | { readonly kind: 'refused'; readonly why: TestRefusal }

/**
 * `no-provider`: off, or a channel without one · `unknown`: nobody of that name has written here · `unreachable`: they
 * have blocked us or left · `held`: an agent speaks there · `window-closed`: only templates may be sent.
 */
export type TestRefusal = 'no-provider' | 'unknown' | 'unreachable' | 'held' | 'window-closed'

export interface ChannelTestDeps {
  readonly store: Pick<Store, 'desk' | 'ownData'>
  readonly channels: ReadonlyMap<string, Channel>
  readonly say: SayNotice
  /** The conversation has parts to deliver. */
  readonly deliver: (conversation: string) => void
  readonly now: () => Date
}

export interface TestAsked {
  readonly channel: string
  /** What the channel calls the citizen, a conversation, or a case. */
  readonly to: string
  /** Who tries it, for the audit. */
  readonly who: string
}

/** Sends one plain sentence through the outbox, as everything goes, and waits some seconds for the provider's word. */
export type TestChannel = (asked: TestAsked) => Promise<ChannelTested>

/** Milliseconds. */
const PATIENCE = 10_000
const LOOK_EVERY = 200
const MESSENGER_ENDING = '@c.us'

export function createChannelTest({ store, channels, say, deliver, now }: ChannelTestDeps): TestChannel {
  return async ({ channel: name, to, who }) => {
    const channel = channels.get(name)
    if (!channel || isLogged(channel)) return refused('no-provider')
    const conversation = await conversationOf(store, name, to.trim())
    if (conversation === null) return refused('unknown')
    const written = await store.desk.messages.test({
      conversation,
      who,
      at: now(),
      line: (hearer) => say({ kind: 'test' }, hearer),
      window: () => channel.limits.replyWindow,
    })
    if (written.kind !== 'sent') return refused(written.kind)
    deliver(conversation)
    return outcomeOf(store, conversation, written.seq)
  }
}

const refused = (why: TestRefusal): ChannelTested => ({ kind: 'refused', why })

/** A number may be written with blanks and a plus; WhatsApp's devices add an ending to it. */
async function conversationOf(store: ChannelTestDeps['store'], channel: string, to: string): Promise<string | null> {
  const name = /^[+\d][\d\s-]*$/.test(to) ? to.replace(/\D/g, '') : to
  const names: readonly WhoIsMeant[] = [
    { kind: 'recipient', channel, name },
    { kind: 'recipient', channel, name: name + MESSENGER_ENDING },
    { kind: 'id', id: to },
  ]
  for (const who of names)
    for (const id of await store.ownData.conversationsOf(who))
      if ((await store.desk.thread.conversation(id))?.channel === channel) return id
  return null
}

async function outcomeOf(
  { desk }: ChannelTestDeps['store'],
  conversation: string,
  seq: number,
): Promise<ChannelTested> {
  const until = performance.now() + PATIENCE
  for (;;) {
    const [line] = await desk.thread.between(conversation, seq - 1, seq)
    const state = STATES[line?.checkpoint ?? 'failed'] ?? 'waiting'
    if (state !== 'waiting' || performance.now() > until) return { kind: 'sent', state, reason: line?.reason ?? null }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
  }
}

const STATES: Readonly<Record<string, Extract<ChannelTested, { kind: 'sent' }>['state']>> = {
  accepted: 'taken',
  delivered: 'delivered',
  read: 'delivered',
  failed: 'failed',
  cancelled: 'failed',
}
