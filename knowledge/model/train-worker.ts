import { parentPort, workerData } from 'node:worker_threads'
import { loadLexicon } from '../language/lexicon.js'
import type { Example } from './example.js'
import { writeModel } from './model-file.js'
import { train } from './train.js'

/** What `trainInWorker` hands over. The worker posts the model's bytes once and ends. */
export interface TrainJob {
  readonly examples: readonly Example[]
  readonly lexiconFolder: string
  readonly answerMaxWrong: number
}

const { examples, lexiconFolder, answerMaxWrong }: TrainJob = workerData
const { lexicon } = loadLexicon(lexiconFolder)
const bytes = new Uint8Array(writeModel(train({ examples, lexicon, options: { answerMaxWrong } }), lexicon))
parentPort?.postMessage(bytes, [bytes.buffer])
