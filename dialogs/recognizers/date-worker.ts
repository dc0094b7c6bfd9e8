import { parentPort } from 'node:worker_threads'
import { readNumber } from './read-number.js'
import { readWhen } from './read-when.js'
import type { Known, Said } from './when.js'

/** What `createDateRecognizer` asks; one answer for each, in order. */
export type DateQuestion =
  | {
      readonly ask: 'when'
      readonly text: string
      readonly today: string
      readonly time: string
      readonly known: Known
    }
  | { readonly ask: 'number'; readonly text: string }
export type DateAnswer = Said | number | null

const answer = (question: DateQuestion): DateAnswer =>
  question.ask === 'when' ? readWhen(question.text, question) : readNumber(question.text)

// The first question compiles the patterns: it is asked before anybody waits.
readWhen('tomorrow at 3 pm', { today: '2026-01-01', time: '08:00', known: {} })
readNumber('twelve')
/* oxlint-disable unicorn/require-post-message-target-origin -- a thread, not a window */
parentPort?.on('message', (question: DateQuestion) => parentPort?.postMessage(answer(question)))
parentPort?.postMessage('ready')
