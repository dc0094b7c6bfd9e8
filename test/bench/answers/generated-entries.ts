import { createRandom } from '../../../knowledge/model/random.js'
import type { Taught } from './engine.js'

/** What is asked of a thing: a name for the entry, and the ways to say it. */
const ASPECTS: Readonly<Record<string, readonly string[]>> = {
  fee: ['رسوم', 'سعر', 'تكلفة', 'بكم'],
  documents: ['مستندات', 'الأوراق المطلوبة', 'وثائق', 'شو الأوراق'],
  duration: ['مدة', 'كم تستغرق', 'كم يوم', 'متى تخلص'],
  place: ['مكان', 'وين', 'أين', 'عنوان'],
  conditions: ['شروط', 'ضوابط', 'متطلبات', 'من يستحق'],
  renewal: ['تجديد', 'كيف أجدد', 'أجدد', 'طريقة تجديد'],
  cancellation: ['إلغاء', 'كيف ألغي', 'ألغي', 'طريقة إلغاء'],
  complaint: ['شكوى', 'أشتكي', 'مشكلة في', 'بلاغ عن'],
  appointment: ['موعد', 'أحجز موعد', 'حجز', 'مواعيد'],
  transfer: ['نقل', 'تحويل', 'كيف أنقل', 'طريقة نقل'],
}
const FRAMES = [
  '{aspect} {thing} {kind}',
  '{aspect} {thing} في {kind}',
  'أريد أعرف {aspect} {thing} {kind}',
  '{kind}: {aspect} {thing}',
]
const ASKED = ['لو سمحتوا {aspect} {kind} {thing}', 'عندي سؤال عن {thing} {kind} {aspect}']
/** Different kinds of one thing: siblings that only one word tells apart. */
const KINDS = 10
const LETTERS = 'بتجحدرسصطعفقكلمنه'

export interface GeneratedEntries {
  readonly taught: readonly Taught[]
  /** Questions about entries drawn at random, worded as none of the phrasings, one word in four with a slip. */
  readonly asked: readonly { readonly id: string; readonly text: string }[]
}

/** Made-up services, the same every time: things by aspect and kind, each entry with one phrasing for every frame. */
export function generateEntries(count: number, questions: number): GeneratedEntries {
  const random = createRandom(count)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const word = (): string => {
    const [a, b, c, d] = Array.from({ length: 4 }, () => LETTERS[Math.floor(random() * LETTERS.length)] ?? '')
    return pick([`${a}${b}ا${c}ة`, `${a}${b}${c}ي${d}`, `م${a}${b}و${c}`, `ت${a}${b}ي${c}`, `${a}ا${b}${c}${d}`])
  }
  const aspects = Object.entries(ASPECTS)
  const kinds = Array.from({ length: KINDS }, word)
  const things = Array.from({ length: Math.ceil(count / (aspects.length * KINDS)) }, word)
  const say = (frame: string, { thing, kind, ways }: Made): string =>
    frame.replace('{aspect}', pick(ways)).replace('{thing}', thing).replace('{kind}', kind)
  const made = things
    .flatMap((thing, i) =>
      kinds.flatMap((kind, j) =>
        aspects.map(([aspect, ways]): Made => ({ id: `thing-${i}-${j}-${aspect}`, thing, kind, ways })),
      ),
    )
    .slice(0, count)
  const taught = made.flatMap((entry) =>
    FRAMES.map((frame) => ({ id: entry.id, lang: 'ar' as const, text: say(frame, entry) })),
  )
  const asked = Array.from({ length: questions }, () => {
    const entry = pick(made)
    return { id: entry.id, text: slipped(say(pick(ASKED), entry), random) }
  })
  return { taught, asked }
}

interface Made {
  readonly id: string
  readonly thing: string
  readonly kind: string
  readonly ways: readonly string[]
}

/** One long word in four has two neighbouring letters in the wrong order. */
function slipped(text: string, random: () => number): string {
  const slip = (word: string): string => {
    if (word.length < 5 || random() >= 0.25) return word
    const at = 1 + Math.floor(random() * (word.length - 2))
    return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
  }
  return text.split(' ').map(slip).join(' ')
}
