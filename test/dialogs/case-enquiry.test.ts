import { describe, expect, test } from '@jest/globals'
import { caseNamed } from '../../dialogs/recognizers/case-reference.js'
import { conversation } from './transcript.js'

describe('a message that names a case', () => {
  test('asks the service where it is', () =>
    conversation().citizen('وين طلبي K7M4T؟').event('nafidha.caseAsked', { reference: 'K7M4T', pin: null }).end())

  test('brings its PIN along', () =>
    conversation()
      .citizen('Where is my case k7m4t, PIN 0042')
      .event('nafidha.caseAsked', { reference: 'K7M4T', pin: '0042' })
      .end())

  test.each([
    ['K7M4T', { reference: 'K7M4T', pin: null }],
    ['حالة الطلب k7m4t رمز ٠٠٤٢', { reference: 'K7M4T', pin: '0042' }],
    ['request CDFGH', { reference: 'CDFGH', pin: null }],
    ['I live near a tryst', null],
    ['99123 456', null],
    ['كم رسوم الجواز', null],
  ])('%s', (text, named) => expect(caseNamed(text)).toEqual(named))
})
