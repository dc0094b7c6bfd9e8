/** The one clock; everything below `src` is handed it. */
export const systemClock = (): Date => new Date()
