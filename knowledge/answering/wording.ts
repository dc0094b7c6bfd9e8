import type { Content } from '../content.js'
import type { Entry, EntryId } from '../entry.js'
import type { Analyser } from '../language/analyse.js'
import { asks } from '../language/clauses.js'
import { fold } from '../language/fold.js'
import { LANGUAGES } from '../language/language.js'
import { tokenize } from '../language/tokens.js'
import { plainText } from '../rich-text.js'

/** What was ever said of an entry, to tell what a question is about from what it is not. */
export interface Wording {
  /** How much of these words is said of the entry, 0 to 1; 0 for no words. */
  share(words: readonly string[], id: string): number
  asks(text: string): boolean
}

/** Words that only hold a question together, and numbers with what they count. */
const SMALL = new Set(
  tokenize(`و ولو لو واذا اذا وان ان بعد عن من في الى على مع هذا هذه هذي ذا هو هي له لها لي عليه عليها فيه فيها منه منها عنه عنها حال
    لاجل حق مال عشان طيب زين كل لكل كذا هم يعني الان عندي عنده عندها نفس نفسه يكون يوم يومين ايام شهر شهرين اشهر شهور سنه سنتين سنوات
    سنين ساعه ساعات اسبوع اسبوعين واحد وحده اثنين ثلاث ثلاثه اربع اربعه خمس خمسه ست سته سبع سبعه ثمان ثمانيه تسع تسعه عشر عشره
    and what about how if for it its that this those these the a an of is are was do does did can could will would should i my me we
    our he she they them his her to in on or but ok okay then also so case have has be same too day days week weeks month months year
    years hour hours one two three four five six seven eight nine ten w wa o el al il hal law iza fi men min 3an sana sneen shahr yom`),
)
/** Words that begin with the letter of "and" and have it from birth. Folded. */
const OWN_W = new Set(
  'وين وش ويش وقت وقته ولد ولدي والد والدي والدتي والده وزير وزاره وثيقه ورقه وصل واحد وحده وظيفه وافد ورشه وفاه ولاده وكاله'.split(
    ' ',
  ),
)

/** Analyses an entry's words when they are first needed. */
export function createWording(analyse: Analyser, { entries }: Pick<Content, 'entries'>): Wording {
  const known = new Map<string, ReadonlySet<string>>()
  const saidOf = (id: string): ReadonlySet<string> => {
    const said = known.get(id) ?? termsOf(entries.get(id as EntryId), analyse)
    known.set(id, said)
    return said
  }
  const share = (words: readonly string[], id: string): number => {
    const terms = analyse(words.join(' ')).thread
    const said = saidOf(id)
    return terms.length > 0 ? terms.filter((term) => said.has(term)).length / terms.length : 0
  }
  return { share, asks }
}

function termsOf(entry: Entry | undefined, analyse: Analyser): ReadonlySet<string> {
  if (!entry) return new Set()
  const texts = LANGUAGES.flatMap((language) => [
    entry.label[language],
    entry.question[language],
    ...entry.phrasings[language],
    ...(entry.answer ? [plainText(entry.answer[language])] : []),
  ])
  return new Set(texts.map((text) => analyse(text)).flatMap(({ roots, concepts }) => [...roots, ...concepts]))
}

/** The words of a text that say what it is about. */
export const contentWords = (text: string): string[] =>
  tokenize(text).filter((word) => !SMALL.has(word) && !asks(word) && !/^\d/.test(word))

/** The text without the "and" on its first word. */
export function withoutAnd(text: string): string {
  const [first = '', ...rest] = fold(text).trim().split(/\s+/)
  return first.startsWith('و') && first.length > 2 && !OWN_W.has(first) ? [first.slice(1), ...rest].join(' ') : text
}
