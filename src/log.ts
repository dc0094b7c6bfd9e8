import { type DestinationStream, pino, type Logger } from 'pino'

/**
 * One line an event, to standard error where nothing else is said, JSON. Ids only: a caller passes ids and counts, never a person's words, names,
 * numbers or tokens. `redact` is the second lock on the door, for fields that must never be logged whoever passes them.
 */
export function createLogger(level: string, to: DestinationStream = pino.destination({ dest: 2, sync: true })): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
      redact: ['text', 'activity', 'token', 'authorization', 'phone', 'name', '*.text', '*.token', '*.authorization'],
    },
    to,
  )
}

/** What failed and where. An error may carry more (a dialog's state, a provider's payload): that is not for the log. */
function describeError(error: unknown): Record<string, unknown> {
  if (error === null || typeof error !== 'object') return { message: String(error) }
  const { name, message, code, stack, cause } = error as Partial<Error> & { code?: unknown }
  return { name, message, code, stack, ...(cause !== undefined && { cause: describeError(cause) }) }
}
