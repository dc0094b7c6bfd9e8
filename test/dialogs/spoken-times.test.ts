import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from '@jest/globals'
import { pino } from 'pino'
import { createDateRecognizer } from '../../dialogs/recognizers/date-recognizer.js'
import { ROOT } from '../../src/root.js'
import { conversation, type Setting } from './transcript.js'

const worker = join(ROOT, 'dist/dialogs/recognizers/date-worker.js')
const dates = createDateRecognizer({ workerUrl: pathToFileURL(worker), log: pino({ level: 'silent' }) })
const suite = existsSync(worker) ? describe : describe.skip

const offered = (setting: Setting = {}) =>
  conversation({ closed: true, when: dates.when, ...setting })
    .citizen('ابا اكلم موظف عن رسوم الجواز')
    .event('handoff.initiate', {})
    .bot(
      'إن أردت أن نتصل بك، فاكتب اليوم والساعة المناسبين لك في أوقات العمل (من الأحد إلى الخميس، 7:30 صباحًا – 2:30 مساءً)، مثل «الأحد الساعة 10 صباحًا».',
    )

afterAll(() => dates.close())

suite('a call back with the real recogniser (needs the build)', () => {
  test.each([
    ['بكرة الساعة ١٠ الصبح', '2026-11-24T06:00:00.000Z'],
    ['باكر الساعة وحدة ونص الظهر', '2026-11-24T09:30:00.000Z'],
    ['الأحد الساعة 10 صباحًا', '2026-11-29T06:00:00.000Z'],
    ['يوم الأربعاء الساعة تسع الصبح', '2026-11-25T05:00:00.000Z'],
    ['next Sunday at 10 am', '2026-11-29T06:00:00.000Z'],
    ['actually make it Sunday at 10 am', '2026-11-29T06:00:00.000Z'],
    ['call me this Sunday at 10', '2026-11-29T06:00:00.000Z'],
    ['tomorrow at 1:30 pm', '2026-11-24T09:30:00.000Z'],
  ])('"%s" is a moment', async (words, at) => {
    let question = ''
    await offered()
      .citizen(words, '٩٩١٢٣٤٥٦')
      .next((reply) => {
        question = reply.text ?? ''
      })
      .citizen('yes نعم')
      .event('nafidha.callbackAgreed', { at, phone: '+96899123456' })
      .end()
    expect(question).toMatch(/هل هذا صحيح؟|Is that right\?/)
  })

  test('"no, at 11" corrects what was read back', () =>
    offered()
      .citizen('بكرة الساعة ١٠ الصبح')
      .bot('على أي رقم نتصل بك؟')
      .citizen('٩٩١٢٣٤٥٦')
      .bot('نتصل بك يوم الثلاثاء 24 نوفمبر، الساعة 10:00 صباحًا، على الرقم \u200e+96899123456. هل هذا صحيح؟')
      .citizen('لا، خلها الساعة 11')
      .bot('نتصل بك يوم الثلاثاء 24 نوفمبر، الساعة 11:00 صباحًا، على الرقم \u200e+96899123456. هل هذا صحيح؟')
      .citizen('تمام')
      .event('nafidha.callbackAgreed', { at: '2026-11-24T07:00:00.000Z' })
      .end())

  test('the worker is let go when nobody asks, and answers again when somebody does', async () => {
    const heard: string[] = []
    const log = pino({ level: 'debug' }, { write: (line: string) => void heard.push(line) })
    const once = createDateRecognizer({ workerUrl: pathToFileURL(worker), log, idle: 1 })
    const context = { now: new Date('2026-11-23T06:00:00Z'), timeZone: 'Asia/Muscat' }
    await once.when('tomorrow at 10 am', context)
    while (!heard.some((line) => line.includes('date-worker.let-go'))) await new Promise(setImmediate)
    expect(await once.when('tomorrow at 10 am', context)).toMatchObject({ kind: 'moment' })
    await once.close()
  })

  test('a day alone asks for the time', () =>
    offered()
      .citizen('يوم الخميس')
      .bot('وفي أي ساعة يوم الخميس 26 نوفمبر؟')
      .citizen('٩ الصبح')
      .bot('على أي رقم نتصل بك؟')
      .end())
})
