import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { parseStrictJson } from '../../../channels/web/strict-json.js'

const bytes = (text: string) => Buffer.from(text)

describe("a stranger's JSON", () => {
  test('is read as it is', () => {
    const value = { type: 'message', text: 'مرحبا', list: [1, null, { a: true }] }
    expect(parseStrictJson(bytes(JSON.stringify(value)))).toEqual({ kind: 'ok', value })
  })

  test.each([
    ['invalid UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22])],
    ['half a letter at the end', bytes('"م"').subarray(0, 2)],
    ['UTF-16', Buffer.from('{"a":1}', 'utf16le')],
    ['no JSON', bytes('{"type":NaN}')],
    ['nothing', bytes('')],
    ['a prototype', bytes('{"value":{"__proto__":{"admin":true}}}')],
    ['a prototype in disguise', bytes('{"\\u005f_proto__":1}')],
    ['a hundred lists in one another', bytes(`${'['.repeat(100)}${']'.repeat(100)}`)],
    ['thirty thousand objects in one another', bytes(`${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`)],
  ])('is refused with %s', (_, body) => {
    expect(parseStrictJson(body)).toEqual({ kind: 'fault', message: expect.stringMatching(/^The body .*\.$/) })
  })

  test('never makes it throw, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (body) => {
        expect(['ok', 'fault']).toContain(parseStrictJson(body).kind)
      }),
    )
  })
})
