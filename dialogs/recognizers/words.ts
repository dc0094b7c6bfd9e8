import { isArabizi } from '../../knowledge/language/detect.js'
import { readings, stemEnglish } from '../../knowledge/language/stem.js'
import { tokenize } from '../../knowledge/language/tokens.js'
import { wordSet } from '../../knowledge/language/word-sets.js'
import { soundOf } from './arabizi-sound.js'

/** Rules read no further than this many words: what matters is said by then, and a long text costs no more. */
const MOST_WORDS = 400
const WORD_LENGTH = 16
/** What is written joined to the front of an Arabic word: and, so, by, for, the, and mixes of them. */
const JOINED = ['وبال', 'وال', 'فال', 'بال', 'كال', 'ولل', 'هال', 'لل', 'ال', 'و', 'ف', 'ب', 'ل', 'عال']
const WHOLE = wordSet('whole')
const ARABIC = /[\u0620-\u06ff]/
const ENGLISH = wordSet('surely-english')
/** Where nothing but its sound says that a text is Arabic, a word needs this many consonants to be known. */
const SURE_SOUND = 4
/** Consonants that are enough to find a word by its sound. */
export const SOUND_LENGTH = 3
/** Words whose readings are kept: few words make up most of what is written. */
const REMEMBERED = 2_000

/** A word of a text and what it may be taken for. */
export interface Word {
  readonly token: string
  /** As written, and without what is joined to its front. */
  readonly forms: readonly string[]
  /** Its possible dictionary forms: without verb prefix, object and ending. Several are no words. */
  readonly lemmas: ReadonlySet<string>
  /** How it sounds in Arabic, where it is Arabic in Latin letters: with and without the article. Else none. */
  readonly sounds: readonly string[]
  /** The same without the person of a verb. */
  readonly bareSounds: readonly string[]
  /** Every form, lemma (`~`) and sound (`#`, also by its first consonants) under which a phrase may begin with it. */
  readonly keys: readonly string[]
  /** The phrases that it may begin, by the concept's number; each filled in by its concept when first asked. */
  readonly begins: (readonly Step[][] | undefined)[]
}
export type Words = readonly Word[]

/** Messages whose words are at hand: one is read by every rule that there is. */
const LATELY = 16
const lately = new Map<string, Words>()

/** One word of a phrase. */
export interface Step {
  readonly test: WordTest
  /** How many words may stand before this one. */
  readonly skip: number
}
export type WordTest = (word: Word) => boolean

export function wordsOf(text: string): Words {
  const known = lately.get(text)
  if (known) return known
  if (lately.size >= LATELY) lately.clear()
  const words = readWords(text)
  lately.set(text, words)
  return words
}

function readWords(text: string): Words {
  const tokens = tokenize(text.slice(0, MOST_WORDS * WORD_LENGTH)).slice(0, MOST_WORDS)
  const least = leastSound(text, tokens)
  return tokens.map((token) =>
    ARABIC.test(token)
      ? remember(token, () => arabicWord(token))
      : remember(`${token} ${least}`, () => latinWord(token, least)),
  )
}

/** How many consonants make a word of this text known by its sound. */
function leastSound(text: string, tokens: readonly string[]): number {
  if (ARABIC.test(text) || tokens.some((token) => ENGLISH.has(token))) return Infinity
  return isArabizi(text) ? 1 : SURE_SOUND
}

const remembered = new Map<string, Word>()

/** A word's readings cost more than all else here, and a message is read several times over. */
function remember(key: string, read: () => Word): Word {
  const known = remembered.get(key)
  if (known) return known
  if (remembered.size >= REMEMBERED) remembered.clear()
  const word = read()
  remembered.set(key, word)
  return word
}

function arabicWord(token: string): Word {
  const bare = WHOLE.has(token)
    ? []
    : JOINED.filter((joined) => token.startsWith(joined) && token.length - joined.length >= 2)
  const forms = [token, ...bare.map((joined) => token.slice(joined.length))]
  return withKeys({ token, forms, lemmas: new Set(readings(token)), sounds: [] })
}

function latinWord(token: string, least: number): Word {
  const bare = /^[aei]l(?=...)/.test(token) ? [token.slice(2)] : []
  const sounds = [token, ...bare].map(soundOf).filter((sound) => sound.length >= least)
  return withKeys({ token, forms: [token], lemmas: new Set([token, stemEnglish(token)]), sounds })
}

function withKeys(word: Omit<Word, 'keys' | 'bareSounds' | 'begins'>): Word {
  const bareSounds = word.sounds.map((sound) => sound.replace(/^[tnb]/, ''))
  const heard = [
    ...word.sounds,
    ...word.sounds.map((sound) => sound.slice(0, SOUND_LENGTH)),
    ...bareSounds.map((sound) => sound.slice(0, SOUND_LENGTH)),
  ]
  const lemmas = [...word.lemmas].map((lemma) => `~${lemma}`)
  const keys = [...word.forms, ...lemmas, ...new Set(heard.map((sound) => `#${sound}`))]
  return { ...word, bareSounds, keys, begins: [] }
}
