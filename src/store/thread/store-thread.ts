import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { createIndexer } from '../../desk/search/indexer.js'
import { assembleStore } from '../store.js'
import { openSqlite } from '../sqlite.js'
import { faultOf } from './fault.js'
import { serveStore, shapeOf } from './serve-store.js'
import type { Batch, Opened, ServedStore } from './wire.js'

const port = parentPort
if (!port) throw new Error('runs as a worker thread')

const { file } = z.object({ file: z.string() }).parse(workerData)
/** The service's clock, as it was when it last called. */
let at = Date.now()
const now = () => new Date(at)
const first = (word: Opened) => port.postMessage(word)

try {
  const store = await assembleStore(await openSqlite(file), now)
  const served: ServedStore = { ...store, index: createIndexer(store) }
  const serve = serveStore(served, (outcomes) => port.postMessage(outcomes))
  port.on('message', (batch: Batch) => {
    at = batch.at
    serve(batch)
  })
  first({ kind: 'open', shape: shapeOf(served) })
} catch (error) {
  first({ kind: 'refused', fault: faultOf(error) })
}
