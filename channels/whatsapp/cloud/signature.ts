import { createHmac, timingSafeEqual } from 'node:crypto'

const FORM = /^sha256=([0-9a-f]{64})$/

/**
 * Whether the bytes were signed with one of our app secrets; two are accepted while one replaces the other. Over the bytes
 * as they came: Meta escapes Arabic in its JSON, so a body that was parsed and written again has another signature.
 */
export function isSigned(body: Uint8Array, header: string | undefined, secrets: readonly string[]): boolean {
  const given = FORM.exec(header ?? '')?.[1]
  if (given === undefined) return false
  const claimed = Buffer.from(given, 'hex')
  return secrets.reduce((known, secret) => timingSafeEqual(sign(body, secret), claimed) || known, false)
}

/** The header that Meta sends with a body. */
export const signatureHeader = (body: Uint8Array, secret: string): string =>
  `sha256=${sign(body, secret).toString('hex')}`

const sign = (body: Uint8Array, secret: string): Buffer => createHmac('sha256', secret).update(body).digest()
