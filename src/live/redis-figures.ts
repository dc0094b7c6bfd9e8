import type { RedisLink } from './redis-link.js'

/** How a Redis is, in numbers; a cluster's servers together. */
export interface RedisFigures {
  readonly usedBytes: number
  /** 0: no limit is set. */
  readonly maxBytes: number
  readonly aof: boolean
  readonly lastAofWriteOk: boolean
  /** Writes to the append-only file that had to wait for the disk, since its start. */
  readonly delayedFsyncs: number
}

/** Milliseconds. */
const PATIENCE = 1_000

/** Null where it does not answer. */
export async function redisFigures(redis: Pick<RedisLink, 'info'>): Promise<RedisFigures | null> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null).unref())
  const texts = await Promise.race([redis.info().catch(() => null), late])
  return texts === null ? null : texts.map(readFigures).reduce(together)
}

const together = (a: RedisFigures, b: RedisFigures): RedisFigures => ({
  usedBytes: a.usedBytes + b.usedBytes,
  maxBytes: a.maxBytes + b.maxBytes,
  aof: a.aof && b.aof,
  lastAofWriteOk: a.lastAofWriteOk && b.lastAofWriteOk,
  delayedFsyncs: a.delayedFsyncs + b.delayedFsyncs,
})

function readFigures(info: string): RedisFigures {
  const values = new Map(info.split(/\r?\n/).map((line) => line.split(':') as [string, string]))
  const number = (name: string) => Number(values.get(name) ?? 0)
  return {
    usedBytes: number('used_memory'),
    maxBytes: number('maxmemory'),
    aof: values.get('aof_enabled') === '1',
    lastAofWriteOk: values.get('aof_last_write_status') === 'ok',
    delayedFsyncs: number('aof_delayed_fsync'),
  }
}
