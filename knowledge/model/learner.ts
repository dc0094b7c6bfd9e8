import { createAnalyser, type Analyser } from '../language/analyse.js'
import type { Lexicon } from '../language/lexicon.js'
import { tokenize } from '../language/tokens.js'
import { createWordList, type WordList } from '../language/word-list.js'
import { fitProfile, type Profile } from './profile.js'
import type { Evidence } from './signals.js'
import { scoreSoftmax, trainSoftmax, type Softmax } from './softmax.js'
import { fitVectoriser, type Vectoriser } from './vectoriser.js'

/** A text to learn from: which class it belongs to and how much it counts. */
export interface Lesson {
  readonly text: string
  readonly label: number
  readonly weight: number
}

/** What was learnt: the words there are, how to see a text, how to weigh what is seen, and what was ever seen where. */
export interface Learnt {
  readonly words: WordList
  readonly analyser: Analyser
  readonly vectoriser: Vectoriser
  readonly softmax: Softmax
  readonly profile: Profile
}

export interface Curriculum {
  readonly lessons: readonly Lesson[]
  readonly classes: number
  readonly lexicon: Lexicon
  readonly seed: number
}

/** With many lessons a feature seen once tells little, and there are very many of them. */
const MANY = 5000

export function learn({ lessons, classes, lexicon, seed }: Curriculum): Learnt {
  const words = createWordList(countWords(lessons, lexicon))
  const analyser = createAnalyser({ lexicon, words })
  const analyses = lessons.map(({ text }) => analyser(text))
  const vectoriser = fitVectoriser(analyses, lessons.length >= MANY ? 2 : 1)
  const samples = analyses.map((analysis, i) => {
    const { label = 0, weight = 1 } = lessons[i] ?? {}
    return { vector: vectoriser.vector(analysis), label, weight }
  })
  const size = { features: vectoriser.rarity.length, classes }
  const softmax = trainSoftmax(samples, { ...size, seed })
  return { words, analyser, vectoriser, softmax, profile: fitProfile(samples, size) }
}

/** The words of the lists count once, those of the lessons as often as they are used. */
function countWords(lessons: readonly Lesson[], lexicon: Lexicon): [string, number][] {
  const counts = new Map(lexicon.words.map((word) => [word, 1]))
  for (const { text } of lessons) {
    for (const word of tokenize(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts]
}

/** What the learnt says of a text; null where the text holds nothing that was ever seen. Scores are written into `scores`. */
export function evidenceOf(learnt: Learnt, text: string, scores: Float32Array): Evidence | null {
  const { analyser, vectoriser, softmax, profile } = learnt
  const vector = vectoriser.vector(analyser(text))
  if (vector.indices.length === 0) return null
  scoreSoftmax(softmax, vector, scores)
  let best = 0
  for (let k = 1; k < scores.length; k++) if ((scores[k] ?? 0) > (scores[best] ?? 0)) best = k
  return { vector, scores, best, profile, rarity: vectoriser.rarity, rarest: vectoriser.rarest }
}
