import type { Topic, Wire } from '../../src/live/wire.js'

/** Processes in one: what one tells, all others hear, and the first to ask for a key has it. */
export function createWires() {
  const ends: Ears[] = []
  const taken = new Set<string>()
  return (): Wire => {
    const own: Ears = new Map()
    ends.push(own)
    return {
      tell: (topic, word) =>
        ends.forEach((end) => end !== own && end.get(topic)?.forEach((listener) => listener(word))),
      hear: (topic, listener) => {
        own.set(topic, (own.get(topic) ?? new Set()).add(listener))
        return () => void own.get(topic)?.delete(listener)
      },
      onReturn: () => undefined,
      first: async (key) => !taken.has(key) && !!taken.add(key),
    }
  }
}

type Ears = Map<Topic, Set<(word: unknown) => void>>
