import { fold } from './fold.js'
import { wordSet } from './word-sets.js'

/** A stretch of a message that may be a question of its own: folded, without greeting. */
export interface Clause {
  readonly text: string
  /** Holds a word that asks, or ended in a question mark. */
  readonly asks: boolean
}

/** Courtesies that say nothing of the question; matched folded, at the start of a clause. */
const GREETING =
  /^(?:(?:و?السلام عليكم(?: ورحمه الله)?(?: وبركاته)?|سلام عليكم|سلام|مرحبا|هلا(?: والله)?|اهلا(?: وسهلا)?|صباح الخير|مساء الخير|لو سمحت(?:وا|م)?|من فضلك|بالله|اخي|يا اخي|استاذ|استاذي|طيب|hello|hi|hey|dear|good (?:morning|evening|afternoon)|greetings|please|sir|madam|slm|salam|assalam\w* \w*alaik\w*)(?=$|[\s,.!:])[\s,.!:]*)+/

/** How people say that they will ask, before they say what about. */
const OPENING =
  /^(?:(?:بغيت|ابا|ابي|ابغي|اريد|نبا|حاب|حابه|ودي|ممكن|عندي|لدي|كنت|اود|حبيت)\s+)*(?:اسال|اسالكم|اسالك|استفسر|سوال|استفسار|السوال|الاستفسار|سوالي|استفساري)\s+(?:عن|بخصوص|بشان|حول|في موضوع)\s+(?=\S)|^(?:i |we )?(?:just )?(?:(?:want|wanted|need|like|would like|wish|am|was|have) )*(?:to )?(?:(?:ask|asking|know|inquire|enquire|inquiring|enquiring)|(?:a |some |one )?(?:quick )?(?:question|query|enquiry|inquiry)s?) (?:about|regarding|on|concerning) (?=\S)/

const SENTENCE_END = /(?<=[?؟!\n])|(?<=[^\d\s]\.)(?=\s|$)/
const END_MARKS = /(?<![?؟!.\s])[?؟!.\s]+$/
const PAUSE = /(?<![,،;؛:])[,،;؛:]+(?=\s)|\s[-–—]+\s/

const ASKING = wordSet('asks')
const ASKING_FIRST = wordSet('asks-first')
/** What people say before they ask. */
const ABOUT_TO_ASK =
  /(?:سوالي|السوال|اسال|استفسر|استفسار|اعرف|خبرو?ني|قولو?ا? ?لي|دلوني|افيدوني|فيدوني|علموني|افهم|وضحوا|tell me|let me know|my question|(?:want|like|need|wish)(?:ed)? to (?:know|ask|understand)|wonder|please advise|inform me|explain|question is|a3raf|a3rif|as2al)/
const AND_LATIN = wordSet('and-latin')
const BETWEEN = wordSet('between-and-asking')

const MARKS = '?؟!\\n.,،;؛:–—-'
/** Something stands after a mark or after "and": without it a message is one clause. It lets through more than it must. */
const MAY_SPLIT = new RegExp(`[${MARKS}][^${MARKS}]|(?:^|\\s)(?:[وؤ]|(?:${[...AND_LATIN].join('|')})\\s)`, 'i')

/** Whether a message may have more than one clause; costs far less than to take it apart. */
export const maySplit = (message: string): boolean => MAY_SPLIT.test(message.trimEnd())

/**
 * The clauses of a message in order: at the ends of sentences, at commas, and where "and" goes before a word that asks
 * ("وكم", "and when"). What is announced ("my question is, …") is asked by the clause that follows.
 */
export function clausesOf(message: string): Clause[] {
  return message.split(SENTENCE_END).flatMap((sentence) => {
    const pieces = sentence
      .split(PAUSE)
      .flatMap((piece) => atConjunctions(withoutGreeting(piece.replace(END_MARKS, ''))))
      .filter((piece) => /\p{L}/u.test(piece))
    const asked = /[?؟]\s*$/.test(sentence)
    const isLast = (i: number) => i === pieces.length - 1
    return pieces.map((text, i) => ({
      text,
      asks:
        hasQuestionWord(text) ||
        ABOUT_TO_ASK.test(pieces[i - 1] ?? '') ||
        (isLast(i) && (asked || ABOUT_TO_ASK.test(text))),
    }))
  })
}

/** Whether a folded text holds a word that asks, or says that it asks. */
export const asks = (text: string): boolean => hasQuestionWord(text) || ABOUT_TO_ASK.test(text)

function hasQuestionWord(clause: string): boolean {
  const said = clause.split(/(?:'\p{L}+)?[\s?!.]+/u).filter(Boolean)
  return said.some(isAsking) || ASKING_FIRST.has(bare(said[0] ?? ''))
}

/** The text without the greeting and the "I want to ask about" it begins with; all of it where nothing else is there. */
export function withoutGreeting(text: string): string {
  const folded = fold(text).trim()
  const rest = folded.replace(GREETING, '').replace(OPENING, '').trim()
  return rest.length > 1 ? rest : folded
}

/** Arabic writes "and" and "so" on the word that follows. */
const bare = (word: string): string => (/^[وف]./.test(word) ? word.slice(1) : word)
const isAsking = (word: string): boolean => ASKING.has(word) || ASKING.has(bare(word))

function atConjunctions(text: string): string[] {
  const said = text.split(/\s+/)
  const starts = said.flatMap((_, i) => (i > 0 && startsQuestion(said, i) ? [i] : []))
  return [0, ...starts].map((start, i) => said.slice(start, starts[i]).join(' '))
}

function startsQuestion(said: readonly string[], at: number): boolean {
  const word = said[at] ?? ''
  if (word === 'and' && said.slice(0, at).some(isAsking) && said.slice(at).some((each) => ASKING.has(each))) return true
  if (word.startsWith('و') && ASKING.has(word.slice(1)) && !ASKING.has(word)) return true
  if (word !== 'و' && !AND_LATIN.has(word)) return false
  let next = at + 1
  while (BETWEEN.has(said[next] ?? '')) next++
  const asking = said[next] ?? ''
  return isAsking(asking) || (/[a-z]/.test(asking) && ASKING_FIRST.has(asking))
}
