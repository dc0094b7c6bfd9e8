import { loadLexicon } from '../language/lexicon.js'
import type { Example } from './example.js'
import { writeModel } from './model-file.js'
import { train } from './train.js'

/** What `trainInWorker` hands over. The process sends the model's bytes back, once, and ends. */
export interface TrainJob {
  readonly examples: readonly Example[]
  readonly lexiconFolder: string
  readonly answerMaxWrong: number
}

process.once('message', ({ examples, lexiconFolder, answerMaxWrong }: TrainJob) => {
  const { lexicon } = loadLexicon(lexiconFolder)
  const bytes = writeModel(train({ examples, lexicon, options: { answerMaxWrong } }), lexicon)
  process.send?.(bytes, () => process.disconnect())
})
