import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { TrainJob } from './train-worker.js'

export interface TrainInWorker extends TrainJob {
  /** The built `train-worker.js`. */
  readonly workerUrl: URL
}

/**
 * Trains in a process of its own, so that nobody waits for an answer meanwhile, and what memory it takes (several times what
 * the model keeps) goes back to the machine. Resolves to the bytes of `writeModel`.
 */
export async function trainInWorker({ workerUrl, ...job }: TrainInWorker): Promise<Buffer> {
  const worker = fork(fileURLToPath(workerUrl), { serialization: 'advanced', execArgv: [] })
  const stop = () => void worker.kill('SIGKILL')
  process.once('exit', stop)
  try {
    const model = once(worker, 'message')
    const ended = once(worker, 'exit').then(([code, signal]) => {
      throw new Error(`the training ended without a model (${signal ?? `exit ${code}`})`)
    })
    worker.send(job)
    const [bytes] = await Promise.race([model, ended])
    return Buffer.from(bytes)
  } finally {
    process.removeListener('exit', stop)
  }
}
