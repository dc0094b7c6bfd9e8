import { loadPacks } from '../../knowledge/load.js'
import { packFolders } from '../../src/packs.js'
import { readPartTag } from '../../src/store/part-tag.js'
import { allPhones, isAnswered, type Phone, WORDS } from './traffic.js'
import type { World } from './world.js'

/** What was found when the provider's own log, the store and the processes' log were laid side by side. */
export interface Findings {
  readonly messages: number
  readonly answers: number
  /** Parts that a citizen saw more than once. */
  readonly repeated: number
  /** Invariants that do not hold, with what was found. */
  readonly broken: readonly string[]
}

export interface Allowance {
  /** Parts that may be seen twice: calls whose outcome a fault left unknown. */
  readonly repeats: number
  /** Conversations that were meddled with on purpose, so that their log and the store differ. */
  readonly meddled?: boolean
}

interface Books {
  readonly citizens: readonly { phone: string; id: string }[]
  /** `echoed`: the messenger tells which part it is; null where we have no word of it. */
  readonly sent: readonly { phone: string; id: string; status: string; echoed: boolean; tag: string | null }[]
  readonly inbox: ReadonlyMap<string, { conversation: string; status: string }>
  readonly outbox: ReadonlyMap<string, { conversation: string; seq: number; part: number; status: string }>
}

/** Checks I1 to I9 of design.md, as far as traffic over the provider can show them. */
export async function reconcile(world: World, { repeats }: Allowance): Promise<Findings> {
  const books = await readBooks(world)
  const repeated = countRepeats(books)
  const broken = [
    ...everyMessageIsKeptOnce(books),
    ...nobodyMeetsSilence(world),
    ...(repeated > repeats ? [`I2: ${repeated} parts were seen twice, ${repeats} may be`] : []),
    ...partsComeInOrder(books),
    ...nothingCrosses(books),
    ...(await nothingIsSaidBesideAnAgent(world)),
    ...(await noAgentIsLeftWaiting(world)),
    ...statusesAreNotBehind(books),
    ...[...world.versions.fell].map((conversation) => `I7: the version of ${conversation} went back`),
    ...nothingPersonalIsLogged(world),
    ...(await nothingIsPastItsTime(world)),
  ]
  return { messages: books.citizens.length, answers: books.sent.length, repeated, broken }
}

async function readBooks(world: World): Promise<Books> {
  const { simulator, ledger } = world
  const inbox = await ledger.query('select conversation, provider_id, status from inbox')
  const outbox = await ledger.query('select conversation, seq, part, status, receipt_id from outbox')
  const tags = new Map(simulator.sent.all().map(({ id, tag }) => [id, tag]))
  // Telegram echoes no name of ours: a part is known by the receipt that we kept.
  const taken = new Map(outbox.map((row) => [String(row['receipt_id']).split('.').at(-1), tagOf(row)]))
  const of = (from: 'citizen' | 'service') =>
    allPhones(world).flatMap((phone) =>
      phone.messages
        .filter((one) => one.from === from)
        .map(({ id, status }) => ({
          phone: nameOf(phone),
          id: 'phone' in phone || from === 'service' ? id : `m${id}`,
          status,
          echoed: 'phone' in phone,
          tag: ('phone' in phone ? tags : taken).get(id) ?? null,
        })),
    )
  return {
    citizens: of('citizen'),
    sent: of('service'),
    inbox: new Map(
      inbox.map((row) => [
        String(row['provider_id']),
        { conversation: String(row['conversation']), status: String(row['status']) },
      ]),
    ),
    outbox: new Map(
      outbox.map((row) => [
        tagOf(row),
        {
          conversation: String(row['conversation']),
          seq: Number(row['seq']),
          part: Number(row['part']),
          status: String(row['status']),
        },
      ]),
    ),
  }
}

const nameOf = (phone: Phone): string => ('phone' in phone ? phone.phone : String(phone.id))

const tagOf = (row: Readonly<Record<string, unknown>>): string =>
  `${String(row['seq'])}.${String(row['part'])}.${String(row['conversation'])}`

/** The primary key makes it at most once. */
const everyMessageIsKeptOnce = ({ citizens, inbox }: Books): string[] => {
  const lost = citizens.filter(({ id }) => !inbox.has(id)).length
  const open = citizens.filter(({ id }) => inbox.get(id)?.status === 'pending').length
  return [...(lost ? [`I1: ${lost} messages are lost`] : []), ...(open ? [`I1: ${open} messages have no end`] : [])]
}

function nobodyMeetsSilence(world: World): string[] {
  const silent = allPhones(world).filter((phone) => !isAnswered(phone))
  return silent.length > 0 ? [`I2: ${silent.length} citizens have no answer`] : []
}

/** Where nothing is echoed, what we have no receipt of is a copy of what we have one of. */
const countRepeats = ({ sent }: Books): number =>
  sent.length - new Set(sent.flatMap(({ id, tag, echoed }) => tag ?? (echoed ? id : []))).size

/** As the phones show them: a part that comes again may come late. */
function partsComeInOrder({ sent }: Books): string[] {
  const last = new Map<string, number>()
  const seen = new Set<string>()
  let misplaced = 0
  for (const { phone, tag } of sent) {
    const key = tag === null ? null : readPartTag(tag)
    if (!key || tag === null || seen.has(tag)) continue
    seen.add(tag)
    const place = key.seq * 1_000 + key.part
    if (place < (last.get(phone) ?? -1)) misplaced += 1
    last.set(phone, place)
  }
  return misplaced > 0 ? [`I3: ${misplaced} parts came out of order`] : []
}

/** What a phone wrote and what it was sent belong to one conversation, and no two phones share one. */
function nothingCrosses({ citizens, sent, inbox }: Books): string[] {
  const homes = new Map<string, Set<string>>()
  const add = (phone: string, conversation: string | undefined) => {
    if (conversation !== undefined) homes.set(phone, (homes.get(phone) ?? new Set()).add(conversation))
  }
  for (const { phone, id } of citizens) add(phone, inbox.get(id)?.conversation)
  for (const { phone, tag } of sent) add(phone, tag === null ? undefined : readPartTag(tag)?.conversation)
  const torn = [...homes.values()].filter((conversations) => conversations.size > 1).length
  const all = [...homes.values()].flatMap((conversations) => [...conversations])
  const shared = all.length - new Set(all).size
  return torn + shared > 0
    ? [`I4: ${torn} phones have several conversations, ${shared} conversations several phones`]
    : []
}

async function nothingIsSaidBesideAnAgent({ ledger }: World): Promise<string[]> {
  const rows = await ledger.query(
    `select count(*) as n from outbox join transcript on transcript.conversation = outbox.conversation
       and transcript.seq = outbox.seq join cases on cases.conversation = outbox.conversation
     where outbox.origin = 'bot' and outbox.status not in ('cancelled', 'failed') and cases.state = 'claimed'
       and cases.closed_at is null and transcript.at > cases.claimed_at`,
  )
  const said = Number(rows[0]?.['n'])
  return said > 0 ? [`I5: the bot spoke ${said} times while an agent held`] : []
}

async function noAgentIsLeftWaiting({ ledger }: World): Promise<string[]> {
  const rows = await ledger.query(
    `select count(*) as n from outbox join transcript on transcript.conversation = outbox.conversation
       and transcript.seq = outbox.seq
     where outbox.origin = 'agent' and outbox.status in ('queued', 'sending') and transcript.at < ${Date.now() - 60_000}`,
  )
  const waiting = Number(rows[0]?.['n'])
  return waiting > 0 ? [`I6: ${waiting} parts of agents' messages wait longer than a minute`] : []
}

/** The phone has it: then the store knows that the provider took it. */
function statusesAreNotBehind({ sent, outbox }: Books): string[] {
  const wrong = sent.filter(({ tag }) => {
    const status = tag === null ? undefined : outbox.get(tag)?.status
    return status !== undefined && !['accepted', 'delivered', 'read', 'failed'].includes(status)
  })
  return wrong.length > 0 ? [`I7: ${wrong.length} parts that came are not known to have come`] : []
}

function nothingPersonalIsLogged(world: World): string[] {
  const { accessToken, appSecret, verifyToken } = world.simulator.settings
  const words = WORDS.flatMap((text) => text.split(/[\s؟?]+/)).filter((word) => word.length > 5)
  const tokens = [accessToken, appSecret, verifyToken, ...(world.telegram ? [world.telegram.settings.token] : [])]
  const secret = [...words, ...allPhones(world).map(nameOf), ...tokens]
  const text = world.log()
  const found = secret.filter((one) => text.includes(one))
  return found.length > 0 ? [`I8: ${found.length} words, numbers or secrets stand in the log`] : []
}

/** Entries past their validity are not taught; a receipt for one says that one was given. */
async function nothingIsPastItsTime({ ledger }: World): Promise<string[]> {
  const given = await ledger.query('select distinct entry from receipts where entry is not null')
  expired ??= readExpired()
  const wrong = given.filter(({ entry }) => expired?.has(String(entry)))
  return wrong.length > 0 ? [`I9: ${wrong.length} entries were given past their validity`] : []
}

/** The same for every world: read once. */
let expired: ReadonlySet<string> | undefined

function readExpired(): ReadonlySet<string> {
  const today = new Date().toISOString().slice(0, 10)
  const { content } = loadPacks(packFolders({ CONTENT_DIR: [] }))
  return new Set(
    [...content.entries.values()].flatMap(({ id, validUntil }) => (validUntil && validUntil < today ? id : [])),
  )
}
