import { once } from 'node:events'
import { watch } from 'chokidar'
import type { Logger } from 'pino'
import type { Answerer } from './answerer.js'
import type { Content } from './content.js'
import { printFault, type Fault } from './fault.js'
import { loadPacks, type LastGood } from './load.js'
import type { ParsedTexts } from './parsed-texts.js'

/** One consistent version of what is known: swapped in whole, never changed. */
export interface Knowledge {
  readonly content: Content
  readonly answerer: Answerer
  /** What is wrong with the files that it was read from. */
  readonly faults: readonly Fault[]
}

export interface KnowledgeBase {
  current(): Knowledge
  /** Reads the packs again; resolves when the new version answers, or the old one is kept. */
  reload(): Promise<void>
  close(): Promise<void>
}

export interface KnowledgeBaseOptions {
  readonly folders: readonly string[]
  /** Trains (in a worker) or loads (from a cache) and gives the answerer for this content. */
  readonly answererFor: (content: Content) => Promise<Answerer>
  readonly texts: ParsedTexts
  readonly log: Logger
  /** Milliseconds without a further change after which changed files are read; null: the files are not followed. */
  readonly settle: number | null
}

/**
 * Opens the packs and follows their files. A broken file keeps the last good version of its entry and is logged; content
 * that cannot be trained keeps the last version that could. Rejects only if the very first version cannot be made.
 */
export async function openKnowledgeBase(options: KnowledgeBaseOptions): Promise<KnowledgeBase> {
  let last: Knowledge | null = null
  let turn: Promise<unknown> = Promise.resolve()
  const update = (): Promise<Knowledge> => {
    const next = turn.then(async () => (last = await read(options, last)))
    turn = next.catch(() => undefined)
    return next
  }
  const { settle } = options
  const again = () => void update().catch(() => undefined)
  const stop = settle === null ? () => Promise.resolve() : await follow({ ...options, settle }, again)
  const first = await update().catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return {
    current: () => last ?? first,
    reload: () => update().then(() => undefined),
    async close() {
      await stop()
      await turn
    },
  }
}

async function read(options: KnowledgeBaseOptions, last: Knowledge | null): Promise<Knowledge> {
  const { folders, answererFor, texts, log } = options
  const { content, faults } = loadPacks(folders, lastGood(last), texts)
  for (const fault of faults) log.warn({ event: 'content.fault', where: printFault(fault) }, 'content is not right')
  if (content.hash === last?.content.hash) return { ...last, faults }
  try {
    const answerer = await answererFor(content)
    await texts.save()
    log.info(
      { event: 'content.ready', entries: content.entries.size, hash: content.hash.slice(0, 12) },
      'content is ready',
    )
    return { content, answerer, faults }
  } catch (error) {
    if (!last) throw error
    log.error({ event: 'content.kept', err: error }, 'new content cannot be used: the last version goes on answering')
    return last
  }
}

const lastGood = (last: Knowledge | null): LastGood =>
  new Map([...(last?.content.entries.values() ?? [])].map((entry) => [entry.file, entry]))

/** Watches before anything is read, so that no change falls between the two. */
async function follow(
  { folders, settle, log }: KnowledgeBaseOptions & { readonly settle: number },
  reload: () => void,
): Promise<() => Promise<void>> {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch([...folders], { ignoreInitial: true, ignored: (path) => /(^|\/)\.[^/]*$/.test(path) })
  watcher.on('all', (_event, path) => {
    if (!/\.(md|yaml)$/.test(path)) return
    clearTimeout(timer)
    timer = setTimeout(reload, settle)
  })
  watcher.on('error', (error) =>
    log.error({ event: 'content.watch', err: error }, 'changes of content are not followed'),
  )
  await once(watcher, 'ready')
  return async () => {
    clearTimeout(timer)
    await watcher.close()
  }
}
