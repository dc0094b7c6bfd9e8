import { createHash, timingSafeEqual } from 'node:crypto'
import { asWritten } from '../as-written.js'
import type { Address, Arrivals, HttpResponse, RawRequest, Received } from '../channel.js'
import type { ConversationId } from './conversation-id.js'
import { localeOf, type Mapped, type Mapper } from './mapping.js'

export interface InboundDeps {
  readonly map: Mapper
  readonly conversationId: ConversationId
  /** The bot's own id. */
  readonly account: string
  readonly now: () => Date
}

export const NAME = 'telegram'
const NOTHING: Arrivals = { activities: [], statuses: [], rejected: [] }
const SECOND = 1_000
/** Milliseconds for which a group is not told again that we leave it. */
const LEAVING = 60 * 60 * SECOND
const MOST_GROUPS = 1_000

/** Turns updates, in their order, into what is to be stored. */
export type ReadUpdates = (updates: readonly unknown[]) => Promise<Arrivals>

export function createReadUpdates(deps: InboundDeps): ReadUpdates {
  const left = new Map<number, number>()
  return async (updates) => {
    const all: Arrivals[] = []
    for (const raw of updates) all.push(await readOne(deps, raw, left))
    return {
      activities: all.flatMap(({ activities }) => activities),
      statuses: [],
      rejected: all.flatMap(({ rejected }) => rejected),
      reach: all.flatMap(({ reach = [] }) => reach),
      groups: all.flatMap(({ groups = [] }) => groups),
    }
  }
}

async function readOne(deps: InboundDeps, raw: unknown, left: Map<number, number>): Promise<Arrivals> {
  let mapped: Mapped
  try {
    mapped = await deps.map(raw)
  } catch {
    return { ...NOTHING, rejected: [{ reason: 'an update of an unknown shape', raw: asWritten(raw) }] }
  }
  if (mapped.kind === 'nothing') return NOTHING
  const address = await addressOf(deps, mapped.chat)
  switch (mapped.kind) {
    case 'activity':
      return { ...NOTHING, activities: [inboundOf(deps, address, mapped)] }
    case 'reach':
      return { ...NOTHING, reach: [{ address, reachable: mapped.reachable, at: mapped.at }] }
    case 'group': {
      if (!isNews(left, mapped.chat, deps.now())) return NOTHING
      return { ...NOTHING, groups: [{ address, language: localeOf(mapped.language ?? 'ar') }] }
    }
  }
}

async function addressOf({ conversationId, account }: InboundDeps, chat: number): Promise<Address> {
  return { conversation: await conversationId(NAME, account, String(chat)), account, recipient: String(chat) }
}

function inboundOf({ account, now }: InboundDeps, address: Address, mapped: Extract<Mapped, { kind: 'activity' }>) {
  // Telegram counts in seconds. What it gives no time for must not overtake what was written in the same second.
  const at = mapped.at ?? new Date(Math.floor(now().getTime() / SECOND) * SECOND)
  return {
    address,
    providerId: mapped.id,
    at,
    activity: {
      ...mapped.activity,
      id: mapped.id,
      timestamp: at,
      channelId: NAME,
      recipient: { id: account, name: '', role: 'bot' },
      conversation: { id: address.conversation, name: '', isGroup: false, conversationType: '' },
    },
  }
}

function isNews(left: Map<number, number>, chat: number, now: Date): boolean {
  const at = now.getTime()
  if (at - (left.get(chat) ?? -Infinity) < LEAVING) return false
  if (left.size >= MOST_GROUPS) left.clear()
  left.set(chat, at)
  return true
}

const SECRET = 'x-telegram-bot-api-secret-token'
const FORBIDDEN: HttpResponse = { status: 403 }
const OK: HttpResponse = { status: 200 }

/** A webhook's request. Nothing is read before its secret is known to be ours. */
export function createReceive(read: ReadUpdates, secret: string): (request: RawRequest) => Promise<Received> {
  const isOurs = sameAs(secret)
  return async ({ headers, body }) => {
    if (!isOurs(headers[SECRET])) return { ...NOTHING, response: FORBIDDEN }
    const text = Buffer.from(body).toString('utf8')
    const update = parse(text)
    if (update === undefined)
      return { ...NOTHING, response: OK, rejected: [{ reason: 'an update that is not JSON', raw: text }] }
    return { ...(await read([update])), response: OK }
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Compares in a time that tells nothing. */
function sameAs(secret: string): (given: string | undefined) => boolean {
  const own = digest(secret)
  return (given) => given !== undefined && timingSafeEqual(own, digest(given))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
