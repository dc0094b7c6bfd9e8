import { createAnalyser, type Analyser } from '../language/analyse.js'
import type { Lexicon } from '../language/lexicon.js'
import { tokenize } from '../language/tokens.js'
import { createWordList, type WordList } from '../language/word-list.js'
import { createCounter, fitVocabulary, type Bag } from './bag.js'
import type { Vocabulary } from './vocabulary.js'

/** How a text is read: the words that are known, and the features that are looked for. */
export interface Reader {
  readonly words: WordList
  readonly vocabulary: Vocabulary
  readonly analyse: Analyser
  read(text: string): Bag
}

/** Learns to read from texts, which it gives back as read. Features in fewer than `least` of them are left out. */
export function fitReader(
  texts: readonly string[],
  lexicon: Lexicon,
  least: number,
): { readonly reader: Reader; readonly bags: Bag[] } {
  const words = createWordList(countWords(texts, lexicon))
  const analyser = createAnalyser({ lexicon, words })
  const analyses = texts.map(analyser)
  const vocabulary = fitVocabulary(analyses, least)
  return { reader: createReader(words, vocabulary, lexicon), bags: analyses.map(createCounter(vocabulary)) }
}

export function createReader(words: WordList, vocabulary: Vocabulary, lexicon: Lexicon): Reader {
  const analyse = createAnalyser({ lexicon, words })
  const count = createCounter(vocabulary)
  return { words, vocabulary, analyse, read: (text) => count(analyse(text)) }
}

/** The words of the lists count once, those of the texts as often as they are used. */
function countWords(texts: readonly string[], lexicon: Lexicon): [string, number][] {
  const counts = new Map(lexicon.words.map((word) => [word, 1]))
  for (const text of texts) {
    for (const word of tokenize(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts]
}
