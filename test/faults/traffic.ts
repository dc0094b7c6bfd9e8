import type { Phone as TelegramPhone } from '../../channels/telegram/simulator/phones.js'
import type { Phone as WhatsAppPhone } from '../../channels/whatsapp/cloud/simulator/phones.js'
import { pause } from './service-process.js'
import { eventually, type World } from './world.js'

/** Questions that have an answer, so that silence is a fault; the log is searched for their words. */
export const WORDS = [
  'كم رسوم تجديد البطاقة الشخصية للعماني؟',
  'مرحبا',
  'How do I renew my passport?',
  'شكرا جزيلا',
  'hello there',
] as const

export type Phone = WhatsAppPhone | TelegramPhone

let citizens = 0

/** New citizens, each with a phone, at the messenger that this world is about. */
export const newPhones = (world: World, many: number): Phone[] =>
  Array.from({ length: many }, () => newPhone(world, 1_000_000 + (citizens += 1)))

const newPhone = ({ simulator, telegram }: World, number: number): Phone =>
  telegram ? telegram.phones.at(70_000_000 + number) : simulator.phones.at(`9689${number}`)

export const allPhones = ({ simulator, telegram }: World): readonly Phone[] => [
  ...simulator.phones.all().map((number) => simulator.phones.at(number)),
  ...(telegram?.phones.all() ?? []).flatMap((id) => telegram?.phones.find(Number(id)) ?? []),
]

export const say = ({ simulator, telegram }: World, phone: Phone, text: string): void =>
  void ('phone' in phone ? simulator.acts.text(phone, text) : telegram?.acts.text(phone, text))

export const write = (world: World, phone: Phone): void =>
  say(world, phone, WORDS[Math.floor(world.random() * WORDS.length)] ?? WORDS[0])

/** Rows of the store, by what follows "from". */
export const count = async ({ ledger }: World, what: string): Promise<number> =>
  Number((await ledger.query(`select count(*) as n from ${what}`))[0]?.['n'])

export interface Stream {
  readonly phones: readonly Phone[]
  readonly messages: number
  /** Messages a second. */
  readonly rate: number
}

/** So many messages, one after the other at an even pace, each of the next citizen. */
export async function stream(world: World, { phones, messages, rate }: Stream): Promise<void> {
  const startedAt = performance.now()
  for (let i = 0; i < messages; i += 1) {
    const phone = phones[i % phones.length]
    if (phone) write(world, phone)
    const ahead = startedAt + ((i + 1) * 1_000) / rate - performance.now()
    if (ahead > 0) await pause(ahead)
  }
}

const lastFrom = ({ messages }: Phone) => messages.at(-1)?.from
export const isAnswered = (phone: Phone): boolean => lastFrom(phone) !== 'citizen'

/** All have an answer after their last message, the provider's webhooks are taken, and nothing is left to do. */
export async function settled(world: World, milliseconds: number): Promise<boolean> {
  const { simulator, telegram, ledger } = world
  const phones = allPhones(world)
  const answered = await eventually(() => phones.every(isAnswered), milliseconds)
  const quiet = await eventually(async () => {
    const [row] = await ledger.query(
      `select (select count(*) from conversations where pending > 0)
       + (select count(*) from outbox where status in ('queued', 'sending')) as left_over`,
    )
    return Number(row?.['left_over']) === 0
  }, milliseconds)
  await Promise.race([simulator.webhooks.idle(), pause(milliseconds)])
  if (telegram) await eventually(() => telegram.updates.pending === 0, milliseconds)
  return answered && quiet
}
