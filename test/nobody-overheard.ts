import { afterAll } from '@jest/globals'
import { overheard } from './overheard.js'

/** Runs with every suite: whatever it is about, it leaves no person's words and no number in the log. */
afterAll(() => {
  const found = overheard.splice(0)
  if (found.length > 0) throw new Error(`the log holds what a person wrote, or their number:\n${found.join('')}`)
})
