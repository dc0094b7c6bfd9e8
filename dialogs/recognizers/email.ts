import type { Span } from './number-context.js'

/** RFC 5321 allows no longer local part; a longer one is not an address. */
const LOCAL_LENGTH = 64
const LOCAL_TAIL = /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]+ ?$/u
const DOMAIN = /^ ?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/u

/** E-mail addresses in a text of `sameLength`: read outwards from each @, so that a long text costs no more. */
export function findEmails(plain: string): Span[] {
  const found: Span[] = []
  for (let at = plain.indexOf('@'); at >= 0; at = plain.indexOf('@', at + 1)) {
    const before = plain.slice(Math.max(0, at - LOCAL_LENGTH - 1), at)
    const local = LOCAL_TAIL.exec(before)
    const domain = DOMAIN.exec(plain.slice(at + 1, at + 1 + 5 * LOCAL_LENGTH))
    if (local && domain) found.push({ start: at - local[0].length, end: at + 1 + domain[0].length })
  }
  return found
}
