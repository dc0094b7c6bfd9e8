import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { z } from 'zod'
import { createOutbound } from '../channels/outbound/outbound.js'
import type { Example } from '../knowledge/model/example.js'
import type { Model } from '../knowledge/model/model.js'
import { openSecondOpinion, type SecondOpinion } from '../knowledge/second-opinion/second-opinion.js'
import type { Embed } from '../knowledge/second-opinion/vectors.js'
import type { Config } from './config.js'

export interface SecondOpinionOptions {
  readonly config: Config
  readonly examples: readonly Example[]
  readonly model: Model
  /** Where vectors are kept. */
  readonly folder: string
  readonly log: Logger
  readonly now: () => Date
}

/** Milliseconds for a batch of the content's wordings, and until the endpoint is asked for them again where it failed. */
const PATIENCE = 30_000
const AGAIN = 60_000
/** Bytes; a batch of 64 vectors of a few thousand numbers, written out. */
const LIMIT = 8 * 2 ** 20

const answer = z.object({ data: z.array(z.object({ index: z.int(), embedding: z.array(z.number()).min(1) })) })

/**
 * The second opinion of an embeddings endpoint, where the settings name one. It is made ready beside the service: until then, and
 * whenever the endpoint fails, there is none.
 */
export function secondOpinionFor(options: SecondOpinionOptions): (() => SecondOpinion | null) | undefined {
  const { config, examples, model, folder, log, now } = options
  const { EMBEDDINGS_URL, EMBEDDINGS_MODEL, EMBEDDINGS_TIMEOUT_MS } = config
  if (!EMBEDDINGS_URL) return undefined
  const name = createHash('sha256').update(EMBEDDINGS_MODEL).digest('hex').slice(0, 12)
  const parts = {
    examples,
    model,
    now,
    modelName: EMBEDDINGS_MODEL,
    file: join(folder, `embeddings-${name}.vectors`),
    embedAll: createEmbed(config, PATIENCE),
    embed: createEmbed(config, EMBEDDINGS_TIMEOUT_MS),
  }
  let opinion: SecondOpinion | null = null
  let nextAt = 0
  const open = async () => {
    nextAt = Infinity
    opinion = await openSecondOpinion(parts)
    nextAt = now().getTime() + AGAIN
    if (opinion) log.info({ event: 'embeddings.ready' }, 'the second opinion is ready')
    else log.warn({ event: 'embeddings.away' }, 'the embeddings endpoint does not answer: the engine answers by itself')
  }
  void open()
  return () => {
    if (!opinion && now().getTime() >= nextAt) void open()
    return opinion
  }
}

/** Asks an endpoint that speaks as OpenAI's `/v1/embeddings`. Texts go out, and nothing about who wrote them. */
export function createEmbed(
  config: Pick<Config, 'EMBEDDINGS_URL' | 'EMBEDDINGS_MODEL' | 'EMBEDDINGS_KEY'>,
  timeout: number,
): Embed {
  const { EMBEDDINGS_URL = '', EMBEDDINGS_MODEL, EMBEDDINGS_KEY } = config
  const outbound = createOutbound({ privateOrigins: [new URL(EMBEDDINGS_URL).origin] })
  return async (texts) => {
    const outcome = await outbound(EMBEDDINGS_URL, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(EMBEDDINGS_KEY && { authorization: `Bearer ${EMBEDDINGS_KEY}` }),
      },
      body: JSON.stringify({ model: EMBEDDINGS_MODEL, input: texts, encoding_format: 'float' }),
      timeout,
      limit: LIMIT,
    })
    if (outcome.kind !== 'answered' || outcome.status !== 200) return null
    const parsed = answer.safeParse(jsonOf(outcome.bytes))
    if (!parsed.success) return null
    const sorted = [...parsed.data.data].sort((a, b) => a.index - b.index)
    return sorted.every(({ index }, i) => index === i)
      ? sorted.map(({ embedding }) => Float32Array.from(embedding))
      : null
  }
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
