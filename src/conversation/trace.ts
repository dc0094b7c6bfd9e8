import { randomBytes } from 'node:crypto'

const BYTES = 9

/** A name under which the log tells of one message, from its arrival to the receipt of what it led to. Tells nothing itself. */
export const newTrace = (): string => randomBytes(BYTES).toString('base64url')
