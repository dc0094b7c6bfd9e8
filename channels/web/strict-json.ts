/** Deeper than any activity; an attacker's nesting would only serve to exhaust whoever walks it later. */
const DEEPEST = 16
const POISON = '__proto__'

export type Parsed =
  { readonly kind: 'ok'; readonly value: unknown } | { readonly kind: 'fault'; readonly message: string }

const utf8 = new TextDecoder('utf-8', { fatal: true })
const fault = (message: string): Parsed => ({ kind: 'fault', message })

/** A stranger's JSON: valid UTF-8, no deeper than an activity is, and no key that reaches for a prototype. */
export function parseStrictJson(bytes: Uint8Array): Parsed {
  const text = decode(bytes)
  if (text === null) return fault('The body is not valid UTF-8.')
  try {
    return vetted(JSON.parse(text))
  } catch {
    return fault('The body is not valid JSON.')
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}

/** Level by level, so that no nesting can exhaust the stack. */
function vetted(value: unknown): Parsed {
  let level = [value].filter(isObject)
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= DEEPEST) return fault(`The body is nested more than ${DEEPEST} levels deep.`)
    if (level.some((node) => Object.hasOwn(node, POISON))) return fault(`The body holds a key named ${POISON}.`)
    level = level.flatMap((node) => Object.values(node).filter(isObject))
  }
  return { kind: 'ok', value }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
