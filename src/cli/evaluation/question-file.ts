import { z } from 'zod'

/** One test line: a message, or a conversation of which the last message is asked about. Other fields are ignored. */
const question = z.union([
  z.object({ text: z.string().min(1), lang: z.string().optional() }),
  z.object({ turns: z.array(z.string().min(1)).min(1), lang: z.string().optional() }),
])
/** One training line: a phrasing of the entry `id`, and its answer where there is one. */
const lesson = z.object({
  id: z.string().min(1),
  lang: z.enum(['ar', 'en']).default('en'),
  text: z.string().min(1),
  answer: z.string().optional(),
})

/** The messages of one test line in order; the prediction is for the last. */
export type Turns = readonly [string, ...string[]]
export type Lesson = z.infer<typeof lesson>

/** Says which line of which file is wrong, and how. */
export class BadLine extends Error {}

export const readQuestions = (file: string, text: string): Turns[] =>
  readLines({ file, text, schema: question }).map((line) => {
    const [first = '', ...rest] = 'turns' in line ? line.turns : [line.text]
    return [first, ...rest]
  })

export const readLessons = (file: string, text: string): Lesson[] => readLines({ file, text, schema: lesson })

function readLines<T>({ file, text, schema }: { file: string; text: string; schema: z.ZodType<T> }): T[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return []
    const parsed = schema.safeParse(jsonOf(line))
    if (parsed.success) return [parsed.data]
    const what = z.prettifyError(parsed.error).split('\n')[0] ?? 'is not readable'
    throw new BadLine(`${file}:${i + 1}: ${jsonOf(line) === undefined ? 'not JSON' : what}`)
  })
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
