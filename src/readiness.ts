import type { Store } from './store/store.js'

/** Milliseconds that the store has to answer. */
const PATIENCE = 2_000

export interface Readiness {
  /** What the service still waits for, or why it takes nothing more; empty: it is ready. */
  waitingFor(): Promise<readonly string[]>
  /** From now on it is not ready any more. */
  drain(): void
}

/** Whether this process can take requests now. Content is loaded before it listens at all. */
export function createReadiness(store: Pick<Store, 'ping'>): Readiness {
  let draining = false
  return {
    async waitingFor() {
      const found = draining ? ['it is stopping'] : []
      return (await answers(store)) ? found : [...found, 'the database does not answer']
    },
    drain: () => void (draining = true),
  }
}

async function answers(store: Pick<Store, 'ping'>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, false)
  })
  try {
    return await Promise.race([store.ping().then(() => true), late])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}
