import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'
import type { CopySource, Row } from './rows.js'
import type { Counts } from './target.js'

/**
 * A gzip of JSON lines, the same for SQLite and Postgres: a head, then for each table its name and its rows, and an end
 * with their counts and a hash of every line before it.
 */
const FORMAT = 1
const head = z.object({
  nafidha: z.literal('backup'),
  format: z.literal(FORMAT),
  at: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(z.string()),
})
const end = z.object({ end: z.object({ counts: z.record(z.string(), z.number()), sha256: z.string() }) })

/** Rows of one gulp while reading. */
const GULP = 500

/** The file appears under its name when it is whole and on the disk. Rejects where there is one already. */
export async function writeBackup(source: CopySource, path: string, at: Date): Promise<Counts> {
  if (existsSync(path)) throw new Error(`${path} is there already: choose another name`)
  const draft = `${path}.part`
  const counts: Record<string, number> = {}
  const out = createWriteStream(draft, { mode: 0o600 })
  await pipeline(Readable.from(linesOf(source, at, counts)), createGzip({ level: 6 }), out)
  const file = await open(draft, 'r+')
  await file.sync()
  await file.close()
  await rename(draft, path)
  return counts
}

async function* linesOf(source: CopySource, at: Date, counts: Record<string, number>): AsyncIterable<string> {
  const hash = createHash('sha256')
  const line = (value: unknown): string => {
    const text = `${JSON.stringify(value, packBytes)}\n`
    hash.update(text)
    return text
  }
  const { migrations, tables } = source
  yield line({ nafidha: 'backup', format: FORMAT, at: at.toISOString(), migrations, tables })
  for (const table of tables) {
    yield line({ table })
    counts[table] = 0
    for await (const rows of source.rows(table)) {
      counts[table] += rows.length
      for (const row of rows) yield line([row])
    }
  }
  yield line({ end: { counts, sha256: hash.copy().digest('hex') } })
}

/** A Buffer speaks for itself before this is asked. */
function packBytes(this: unknown, key: string, value: unknown): unknown {
  const own = (this as Readonly<Record<string, unknown>>)[key]
  return ArrayBuffer.isView(own) ? { $bytes: bytesOf(own).toString('base64') } : value
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength)

const packed = z.strictObject({ $bytes: z.string() })

function unpackBytes(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || !('$bytes' in value)) return value
  const read = packed.safeParse(value)
  return read.success ? Buffer.from(read.data.$bytes, 'base64') : value
}

/** Rejects where the file is none of ours. Its tables are read one after the other, each once. */
export async function openBackup(path: string): Promise<CopySource & { readonly at: Date }> {
  const lines = linesIn(path)
  const first = await lines.next()
  const read = first === null ? null : head.safeParse(parse(first)).data
  if (!read) throw new Error(`${path} is not a backup of Nafidha`)
  const counts: Record<string, number> = {}
  return {
    at: new Date(read.at),
    migrations: read.migrations,
    tables: read.tables,
    async *rows(table) {
      const opening = parse((await lines.next()) ?? 'null')
      if ((opening as { table?: string } | null)?.table !== table) throw damaged(path)
      counts[table] = 0
      for await (const some of gulps(lines)) {
        counts[table] += some.length
        yield some
      }
    },
    async verify() {
      const before = lines.hash()
      const last = end.safeParse(parse((await lines.next()) ?? 'null'))
      if (!last.success || last.data.end.sha256 !== before || !same(last.data.end.counts, counts)) throw damaged(path)
    },
    close: async () => lines.close(),
  }
}

const damaged = (path: string): Error => new Error(`${path} is damaged or cut off: take another backup`)
const same = (a: Counts, b: Counts): boolean =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())

async function* gulps(lines: Lines): AsyncIterable<readonly Row[]> {
  for (;;) {
    const some: Row[] = []
    while (some.length < GULP && (await lines.peek())?.startsWith('[')) {
      const [row] = parse((await lines.next()) ?? '[]') as [Row]
      some.push(row)
    }
    if (some.length === 0) return
    yield some
  }
}

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line, unpackBytes)
  } catch {
    return null
  }
}

interface Lines {
  /** Null: there are no more. */
  next(): Promise<string | null>
  peek(): Promise<string | null>
  /** Of every line taken so far. */
  hash(): string
  close(): void
}

function linesIn(path: string): Lines {
  const file = createReadStream(path)
  const text = file.pipe(createGunzip())
  file.on('error', (error) => text.destroy(error))
  const reader = createInterface({ input: text, crlfDelay: Infinity })[Symbol.asyncIterator]()
  const hash = createHash('sha256')
  let ahead: string | null | undefined
  const peek = async (): Promise<string | null> => {
    ahead ??= await reader.next().then(
      ({ value, done }) => (done ? null : (value as string)),
      () => null,
    )
    return ahead
  }
  return {
    peek,
    async next() {
      const line = await peek()
      ahead = undefined
      if (line !== null) hash.update(`${line}\n`)
      return line
    },
    hash: () => hash.copy().digest('hex'),
    close: () => file.destroy(),
  }
}
