/** Milliseconds that anybody waits for Redis. */
const PATIENCE = 250
/** Milliseconds for which a Redis that failed is not asked: nobody waits for it. */
const REST = 5_000

/** Asks what several processes share, or, for a while after that failed, does without. */
export type OrAlone = <T>(ask: () => Promise<T>, alone: () => Promise<T>) => Promise<T>

export function createOrAlone(now: () => Date): OrAlone {
  let resting = 0
  return async (ask, alone) => {
    if (now().getTime() < resting) return alone()
    try {
      return await inTime(ask())
    } catch {
      resting = now().getTime() + REST
      return alone()
    }
  }
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Redis does not answer')), PATIENCE)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
