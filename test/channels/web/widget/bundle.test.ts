import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import { describeNeeding } from './describe-needing.js'
import { WIDGET, whyNoWidget } from './web-service.js'

describeNeeding(whyNoWidget(), 'the built widget', () => {
  const code = whyNoWidget() ? '' : readFileSync(WIDGET, 'utf8')

  test('weighs at most 20 kB, styles and wording included', () => {
    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(20_000)
  })

  test('names no address but of SVG and MathML, which are names only', () => {
    const addresses = [...code.matchAll(/https?:\/\/[\w.]+/g)].map(([address]) => address)
    expect(addresses.filter((address) => address !== 'http://www.w3.org')).toEqual([])
  })

  test('makes no code of text', () => {
    expect(code).not.toMatch(/\beval\(|new Function|insertAdjacentHTML|document\.write/)
  })
})
