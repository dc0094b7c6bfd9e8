import type { Example } from '../model/example.js'
import type { Model } from '../model/model.js'
import type { Candidate } from '../model/ranking.js'
import { heard, type Opinion } from './listening.js'
import { toLength1, vectorsOf, type Embed, type Vectors } from './vectors.js'

/** Another judge of what a text is about. Null where it cannot be heard in time: the engine then answers by itself. */
export interface SecondOpinion {
  about(text: string): Promise<Opinion | null>
}

export interface SecondOpinionParts {
  readonly examples: readonly Example[]
  readonly model: Model
  /** For the wordings of the content: may take its time. */
  readonly embedAll: Embed
  /** For a citizen's text: ends in time. */
  readonly embed: Embed
  /** File of the vectors, and what the endpoint calls its model. */
  readonly file: string
  readonly modelName: string
  readonly now: () => Date
}

/** After a failure nobody waits for the endpoint for so many milliseconds. */
const PAUSE = 30_000
/** Texts whose vectors are at hand. */
const KEPT = 1000
const NEAREST = 3
/** Fewer golden questions cannot tell how much likeness should count. */
const ENOUGH_GOLDEN = 30
const WEIGHTS = [0, 2, 4, 8, 16, 32]

interface Wording {
  readonly about: Pick<Candidate, 'id' | 'notCovered'>
  readonly vector: Float32Array
}

/**
 * Compares texts to the wordings of the content in an embedding space. How much that counts is what makes the content's golden
 * questions likeliest. Resolves to null where the endpoint does not give the content's vectors.
 */
export async function openSecondOpinion(parts: SecondOpinionParts): Promise<SecondOpinion | null> {
  const { examples, model, embedAll, embed, file, modelName, now } = parts
  const told = examples.filter(({ role }) => role !== 'answer')
  const vectors = await vectorsOf({ texts: told.map(({ text }) => text), embed: embedAll, file, model: modelName })
  if (!vectors) return null
  const wordings = told.filter(({ role }) => role !== 'golden').flatMap((example) => wordingOf(example, vectors))
  const compare = createComparison(wordings)
  const golden = told.filter(({ role }) => role === 'golden')
  const weight = weightFor(model, golden, (text) => compare(text, vectors.get(text)))
  const lately = new Map<string, Float32Array>()
  let silentUntil = 0
  const vectorOf = async (text: string): Promise<Float32Array | null> => {
    const known = lately.get(text)
    if (known || now().getTime() < silentUntil) return known ?? null
    const vector = (await embed([text]))?.[0]
    if (vector?.length !== wordings[0]?.vector.length) {
      silentUntil = now().getTime() + PAUSE
      return null
    }
    if (lately.size >= KEPT) lately.clear()
    lately.set(text, toLength1(vector ?? new Float32Array(0)))
    return lately.get(text) ?? null
  }
  return {
    about: async (text) => {
      const vector = weight > 0 ? await vectorOf(text) : null
      return vector && { text, ...compare(text, vector), weight }
    },
  }
}

const wordingOf = ({ id, text, role }: Example, vectors: Vectors): Wording[] => {
  const vector = vectors.get(text)
  return vector ? [{ about: { id, notCovered: role === 'notCovered' }, vector }] : []
}

type Compared = Pick<Opinion, 'likeness' | 'nearest'>

const keyOf = ({ id, notCovered }: Wording['about']): string => (notCovered ? `${id} not-covered` : id)

function createComparison(wordings: readonly Wording[]) {
  return (text: string, vector: Float32Array | undefined): Compared => {
    const best = new Map<string, { about: Wording['about']; likeness: number }>()
    for (const { about, vector: other } of vector ? wordings : []) {
      const key = keyOf(about)
      const likeness = dot(other, vector)
      if (likeness > (best.get(key)?.likeness ?? -Infinity)) best.set(key, { about, likeness })
    }
    const nearest = [...best.values()].sort((a, b) => b.likeness - a.likeness).slice(0, NEAREST)
    const least = Math.min(0, ...nearest.map(({ likeness }) => likeness))
    return {
      likeness: (candidate) => best.get(keyOf(candidate))?.likeness ?? least,
      nearest: nearest.map(({ about }) => about),
    }
  }
}

/** The weight by which the golden questions' own entries have the highest shares; 0 where there are too few to tell. */
function weightFor(model: Model, golden: readonly Example[], compare: (text: string) => Compared): number {
  if (golden.length < ENOUGH_GOLDEN) return 0
  const asked = golden.map(({ id, text }) => ({ id, text, plain: model.rank(text), compared: compare(text) }))
  const worthOf = (weight: number): number =>
    asked.reduce((sum, { id, text, plain, compared }) => {
      const { candidates } = heard(plain, { text, ...compared, weight })
      return sum + Math.log((candidates.find((each) => each.id === id && !each.notCovered)?.share ?? 0) + 1e-3)
    }, 0)
  const worths = WEIGHTS.map(worthOf)
  return WEIGHTS[worths.indexOf(Math.max(...worths))] ?? 0
}

function dot(a: Float32Array, b: Float32Array | undefined): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b?.[i] ?? 0)
  return sum
}
