import { fold } from './fold.js'

/** Courtesies that say nothing of the question; matched folded, at the start of a part. */
const GREETING =
  /^(?:(?:و?السلام عليكم(?: ورحمه الله)?(?: وبركاته)?|سلام عليكم|سلام|مرحبا|هلا(?: والله)?|اهلا(?: وسهلا)?|صباح الخير|مساء الخير|لو سمحت(?:وا|م)?|من فضلك|بالله|اخي|يا اخي|استاذ|استاذي|طيب|hello|hi|hey|dear|good (?:morning|evening|afternoon)|greetings|please|sir|madam|slm|salam|assalam\w* \w*alaik\w*)(?=$|[\s,.!:])[\s,.!:]*)+/

const ENDS = /[?؟!\n]+|(?<=[^\d\s])\.(?=\s|$)/

/** The text without the greeting it begins with; the text itself where nothing else is there. */
export function withoutGreeting(text: string): string {
  const folded = fold(text).trim()
  const rest = folded.replace(GREETING, '').trim()
  return rest.length > 1 ? rest : folded
}

/** The sentences of a message in order, folded, without greetings. */
export function sentencesOf(text: string): string[] {
  return text
    .split(ENDS)
    .map((sentence) => withoutGreeting(sentence))
    .filter((sentence) => /\p{L}/u.test(sentence))
}
