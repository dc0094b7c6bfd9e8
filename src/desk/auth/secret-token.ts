import { createHash, randomBytes } from 'node:crypto'

const BYTES = 32

/** 256 random bits for a cookie or a link; only their hash is stored. */
export const newToken = (): string => randomBytes(BYTES).toString('base64url')

/** Random, so that a fast hash is enough: there is nothing to guess. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** Names something where its token must not be known. */
export const newId = (): string => randomBytes(12).toString('base64url')
