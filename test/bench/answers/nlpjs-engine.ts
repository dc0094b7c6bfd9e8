import { createRequire } from 'node:module'
import { z } from 'zod'
import type { Engine, Taught } from './engine.js'

/** The parts of nlp.js that are used; it brings no types. */
interface Nlp {
  readonly settings: { autoSave: boolean }
  addLanguage(language: string): void
  addDocument(language: string, text: string, intent: string): void
  train(): Promise<unknown>
  process(language: string, text: string): Promise<unknown>
}
interface Container {
  use(plugin: unknown): void
  get(name: 'nlp'): Nlp
}

const result = z.object({ classifications: z.array(z.object({ intent: z.string(), score: z.number() })) })

/** The peer, with its stemmer for each language, taught the same phrasings. */
export async function nlpjsTaught(taught: readonly Taught[]): Promise<Engine> {
  const load = createRequire(import.meta.url)
  const { dockStart } = load('@nlpjs/basic')
  const container: Container = await dockStart({
    settings: { nlp: { forceNER: false, log: false } },
    use: ['Basic'],
  }).then((dock: { containers: Record<string, Container> }) => Object.values(dock.containers)[0])
  container.use(load('@nlpjs/lang-ar').LangAr)
  const nlp = container.get('nlp')
  nlp.settings.autoSave = false
  for (const language of new Set(taught.map(({ lang }) => lang))) nlp.addLanguage(language)
  for (const { lang, text, id } of taught) nlp.addDocument(lang, text, id)
  await withoutOutput(() => nlp.train())
  const language = taught[0]?.lang ?? 'en'
  return {
    async ask(text) {
      const { classifications } = result.parse(await nlp.process(language, text))
      const named = classifications.filter(({ intent }) => intent !== 'None')
      const confidence = classifications[0]?.intent === 'None' ? 0 : (named[0]?.score ?? 0)
      return { suggested: named.map(({ intent }) => [intent]), confidence }
    },
  }
}

/** nlp.js writes every epoch to standard output, which is for the result here. */
async function withoutOutput(work: () => Promise<unknown>): Promise<void> {
  const log = console.log
  console.log = () => undefined
  try {
    await work()
  } finally {
    console.log = log
  }
}
