import { Worker } from 'node:worker_threads'
import type { TrainJob } from './train-worker.js'

export interface TrainInWorker extends TrainJob {
  /** The built `train-worker.js`. */
  readonly workerUrl: URL
  /** Ends the training; the promise is then rejected. */
  readonly signal?: AbortSignal
}

/** Trains in a thread of its own, so that nobody waits for an answer meanwhile. Resolves to the bytes of `writeModel`. */
export function trainInWorker({ workerUrl, signal, ...job }: TrainInWorker): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl, { workerData: job })
    const stop = () => void worker.terminate()
    signal?.addEventListener('abort', stop, { once: true })
    if (signal?.aborted) stop()
    worker.once('message', (bytes: Uint8Array) =>
      resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
    )
    worker.once('error', reject)
    worker.once('exit', () => {
      signal?.removeEventListener('abort', stop)
      reject(new Error('the training ended without a model: it was stopped'))
    })
  })
}
