import { COURTESY } from './courtesy.js'
import type { Concept } from './phrases.js'
import type { Words } from './words.js'

/**
 * Whether the message says this and nothing else but `around` and courtesy: "cancel please" cancels, "what does it cost to
 * cancel a visa" asks. False for an empty message.
 */
export function saysOnly(words: Words, said: Concept, around: Concept): boolean {
  let isSaid = false
  for (let at = 0; at < words.length;) {
    const length = said.lengthAt(words, at)
    const filler = length > 0 ? 0 : Math.max(around.lengthAt(words, at), COURTESY.lengthAt(words, at))
    if (length + filler === 0) return false
    isSaid ||= length > 0
    at += length + filler
  }
  return isSaid
}
