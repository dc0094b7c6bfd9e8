import * as fc from 'fast-check'

const nested = (depth: number): unknown => {
  let value: unknown = 'x'
  for (let i = 0; i < depth; i += 1) value = i % 2 === 0 ? [value] : { a: value }
  return value
}

/** What a field may hold that nobody thought of. */
const HOSTILE: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  -0.5,
  Number.MAX_SAFE_INTEGER + 2,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202egpj.exe',
  '٣',
  '1e309',
  'x'.repeat(20_000),
  'ـ'.repeat(5_000),
  '{{1}}<script>',
  '../../etc/passwd',
  [],
  {},
  [[]],
  Array.from({ length: 2_000 }, () => 1),
  nested(200),
  JSON.parse('{"__proto__":{"admin":true}}') as unknown,
  { constructor: { prototype: { admin: true } } },
  { toString: 1, length: -1 },
]

type Json = Record<string, unknown> | unknown[]
const isTree = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** Every place in a value, as the keys that lead to it. */
function places(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (!isTree(value)) return [path]
  return [path, ...Object.entries(value).flatMap(([key, child]) => places(child, [...path, key]))]
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: (old: unknown) => unknown): unknown {
  if (key === undefined) return by(value)
  if (!isTree(value)) return value
  const copy = structuredClone(value) as Record<string, unknown>
  copy[key] = replaced(copy[key], rest, by)
  return copy
}

/** One of the true payloads with one to three places made hostile, taken away, doubled, or put elsewhere. */
export const mutated = (payloads: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      fc.constantFrom(...payloads),
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 3 })), { minLength: 1, maxLength: 3 }),
    )
    .map(([payload, changes]) =>
      changes.reduce<unknown>((value, [where, what, how]) => {
        const all = places(value)
        const place = all[where % all.length] ?? []
        const hostile = HOSTILE[what % HOSTILE.length]
        if (how === 0) return replaced(value, place, (old) => [old, old])
        if (how === 1) return replaced(value, place, () => undefined)
        if (how === 2)
          return replaced(value, place, (old) =>
            isTree(old)
              ? { ...old, [typeof hostile === 'string' ? hostile.slice(0, 40) : '__proto__']: hostile }
              : hostile,
          )
        return replaced(value, place, () => hostile)
      }, payload),
    )

/** The bytes of a true text with pieces cut out, turned over, repeated, or strange ones put in. */
export const damaged = (texts: readonly (string | Uint8Array)[]): fc.Arbitrary<Buffer> =>
  fc
    .tuple(
      fc.constantFrom(...texts),
      fc.array(
        fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.uint8Array({ maxLength: 12 }), fc.nat({ max: 3 })),
        {
          minLength: 1,
          maxLength: 6,
        },
      ),
    )
    .map(([text, changes]) =>
      changes.reduce((bytes, [where, strange, how]) => {
        const at = Math.floor(where * bytes.length)
        const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
        if (how === 0) return before
        if (how === 1) return Buffer.concat([before, strange, after])
        if (how === 2) return Buffer.concat([before, strange, after.subarray(strange.length)])
        return Buffer.concat([before, after.subarray(0, 40), after])
      }, Buffer.from(text)),
    )
