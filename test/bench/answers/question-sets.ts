import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** A set of questions under `--data`; without `train` the shipped content is what there is to know. */
export interface QuestionSet {
  readonly name: string
  readonly train: string | null
  readonly dev: string
}

const draws = (folder: string): QuestionSet[] => [
  ...[0, 1, 2].map((draw) => ({
    name: `${folder}, ten a label, draw ${draw}`,
    train: `${folder}/shots10-${draw}.jsonl`,
    dev: `${folder}/dev.jsonl`,
  })),
  { name: `${folder}, all`, train: `${folder}/train.jsonl`, dev: `${folder}/dev.jsonl` },
]

export const QUESTION_SETS: readonly QuestionSet[] = [
  ...draws('arbanking77'),
  ...draws('banking77'),
  { name: 'arbanking77-oos', train: 'arbanking77-oos/train.jsonl', dev: 'arbanking77-oos/dev.jsonl' },
  { name: 'clinc150', train: 'clinc150/train.jsonl', dev: 'clinc150/dev.jsonl' },
  { name: 'oman', train: null, dev: 'oman/dev.jsonl' },
]

const question = z.object({
  text: z.string(),
  id: z.string().nullish(),
  keys: z.array(z.string()).optional(),
  expect: z.string().optional(),
})

/** A question and the entries or facts that answer it; none: it is outside. Null: another kind of message, not scored here. */
export interface AskedQuestion {
  readonly text: string
  readonly keys: readonly string[] | null
}

export const readQuestionSet = (data: string, file: string): AskedQuestion[] =>
  readFileSync(join(data, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const {
        text,
        id,
        keys = id ? [id] : [],
        expect = keys.length > 0 ? 'answer' : 'unknown',
      } = question.parse(JSON.parse(line))
      return { text, keys: expect === 'answer' ? keys : expect === 'unknown' ? [] : null }
    })
