import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Logger } from 'pino'
import type { Answerer } from '../knowledge/answerer.js'
import { openKnowledgeBase, type KnowledgeBase } from '../knowledge/base.js'
import type { Content } from '../knowledge/content.js'
import { createAnswerer } from '../knowledge/create-answerer.js'
import { printFault } from '../knowledge/fault.js'
import { LANGUAGES } from '../knowledge/language/language.js'
import { loadPlaces, type Places } from '../knowledge/language/places.js'
import { loadLexicon, type Lexicon } from '../knowledge/language/lexicon.js'
import { examplesOf } from '../knowledge/model/examples-of.js'
import { createParsedTexts, type ParsedTexts } from '../knowledge/parsed-texts.js'
import type { Model } from '../knowledge/model/model.js'
import { cachedModel } from '../knowledge/model/model-cache.js'
import { trainInWorker } from '../knowledge/model/train-in-worker.js'
import type { Config } from './config.js'
import { packFolders } from './packs.js'
import { ROOT } from './root.js'
import { secondOpinionFor } from './second-opinion.js'

/** The calendar by which entries expire, hours are kept and times are told. */
export const TIME_ZONE = 'Asia/Muscat'
/** Workers run from the build, also when tests run from the source. */
const WORKER = pathToFileURL(join(ROOT, 'dist/knowledge/model/train-worker.js'))
/** A curator's editor writes a file in several steps. */
const SETTLE_MS = 200

export interface KnowledgeParts {
  readonly config: Config
  readonly log: Logger
  readonly now: () => Date
  /** Watch the files and follow their changes; a command that ends at once need not. */
  readonly follow: boolean
}

/**
 * Opens the packs with an answerer that is trained in a worker, or read from the model folder where these very texts were
 * trained before. Rejects with a sentence for the operator if the first version cannot be made.
 */
export function openKnowledge({ config, log, now, follow }: KnowledgeParts): Promise<KnowledgeBase> {
  const folders = packFolders(config)
  const texts = createParsedTexts(join(modelFolder(config), 'texts.json'))
  return openKnowledgeBase({
    folders,
    texts,
    answererFor: (content) => answererFor(content, { config, texts, log, now }),
    log,
    settle: follow ? SETTLE_MS : null,
  })
}

export const LEXICON_FOLDER = join(ROOT, 'knowledge/language')
/** What tells a question about another country's services. */
export const placesOf = (): Places => loadPlaces(join(LEXICON_FOLDER, 'places.yaml'))

/** What is made of the content and can be made again. */
const modelFolder = ({ DATA_DIR }: Config): string => join(DATA_DIR, 'models')

/** So many of the content's questions are asked before a citizen's: what was never run is slow. */
const WARMING = 40

async function warmUp({ answer }: Answerer, { entries }: Content): Promise<void> {
  const asked = [...entries.values()].slice(0, WARMING / LANGUAGES.length)
  for (const { question } of asked) {
    for (const language of LANGUAGES) await answer(question[language], { language, previous: [] })
  }
}

interface ModelParts extends Omit<KnowledgeParts, 'follow'> {
  readonly texts?: ParsedTexts
}

async function answererFor(content: Content, parts: ModelParts): Promise<Answerer> {
  const { config, log, now } = parts
  const { model } = await modelFor(content, parts)
  const examples = examplesOf(content)
  const secondOpinion = secondOpinionFor({ config, examples, model, folder: modelFolder(config), log, now })
  const answerer = createAnswerer({
    model,
    content,
    places: placesOf(),
    ...(secondOpinion && { secondOpinion }),
    settings: { now, timeZone: TIME_ZONE },
  })
  await warmUp(answerer, content)
  return answerer
}

/** The model in force for this content, trained now if it has to be, and the word lists that it reads a text by. */
export async function modelFor(
  content: Content,
  { config, texts, log, now }: ModelParts,
): Promise<{ readonly model: Model; readonly lexicon: Lexicon }> {
  const { lexicon, faults } = loadLexicon(LEXICON_FOLDER, texts)
  for (const fault of faults) log.warn({ event: 'lexicon.fault', where: printFault(fault) }, 'a word list is not right')
  const examples = examplesOf(content)
  const answerMaxWrong = config.ANSWER_MAX_WRONG
  const startedAt = now().getTime()
  const { model, trained } = await cachedModel({
    examples,
    lexicon,
    answerMaxWrong,
    folder: modelFolder(config),
    train: () => trainInWorker({ workerUrl: WORKER, examples, lexiconFolder: LEXICON_FOLDER, answerMaxWrong }),
  })
  log.info(
    { event: 'model.ready', trained, ms: now().getTime() - startedAt, examples: examples.length },
    'model is ready',
  )
  return { model, lexicon }
}
