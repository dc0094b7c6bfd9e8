import { describe, expect, test } from '@jest/globals'
import { createFormat } from '../../dialogs/format.js'
import { loadWording } from '../../dialogs/wording.js'
import { LANGUAGES } from '../../knowledge/language/language.js'
import { createNotices, type Notice } from '../../src/conversation/notices.js'

const wording = loadWording(new URL('../../dialogs/wording/', import.meta.url))
const format = createFormat({ wording, timeZone: 'Asia/Muscat' })
const write = createNotices({ wording, formatTime: format.moment })

const at = new Date('2026-11-24T11:00:00Z')
const queued = { kind: 'queued', reference: 'K7M4T', pin: '0042', place: 3, minutes: null, opensAt: null } as const
const NOTICES: readonly (readonly [Notice, readonly string[]])[] = [
  [queued, ['K7M4T', '0042', '3']],
  [{ ...queued, opensAt: at }, ['K7M4T', '0042', '3:00']],
  [{ ...queued, minutes: 15 }, ['K7M4T', '15']],
  [{ kind: 'place', place: 2 }, ['2']],
  [{ kind: 'requeued', place: 2 }, ['2']],
  [{ kind: 'toTeam', team: { ar: 'POLICE', en: 'POLICE' }, place: 4 }, ['POLICE', '4']],
  [{ kind: 'joined', name: 'Salma' }, ['Salma']],
  [{ kind: 'resolved', reference: 'K7M4T' }, ['K7M4T', '1', '5']],
  [{ kind: 'waitedLong', reference: 'K7M4T' }, ['K7M4T']],
  [{ kind: 'welcomeBack', reference: 'K7M4T', name: 'Salma', place: 0 }, ['K7M4T', 'Salma']],
  [{ kind: 'welcomeBack', reference: 'K7M4T', name: null, place: 2 }, ['K7M4T', '2']],
  [{ kind: 'caseState', reference: 'K7M4T', state: 'queued' }, ['K7M4T']],
  [{ kind: 'caseHistory', reference: 'K7M4T', state: 'claimed', opened: at, since: at }, ['K7M4T', '3:00']],
  [{ kind: 'caseNeedsPin', reference: 'K7M4T' }, ['K7M4T']],
  [{ kind: 'caseUnknown', reference: 'K7M4T' }, ['K7M4T']],
  [{ kind: 'caseTooMany' }, []],
  [{ kind: 'blocked' }, []],
  [{ kind: 'callback', reference: 'K7M4T', at, phone: '+96899123456' }, ['K7M4T', '3:00', '96899123456']],
  [{ kind: 'cancelled', reference: 'K7M4T' }, ['K7M4T']],
  [{ kind: 'closed', reference: 'K7M4T' }, ['K7M4T']],
  [{ kind: 'failed' }, []],
  [{ kind: 'unreadable' }, []],
  [{ kind: 'test' }, []],
]

describe.each(LANGUAGES)('a notice in %s', (language) => {
  test.each(NOTICES)('%o says what it must', (notice, facts) => {
    const activity = write(notice, language)
    const text = activity.text?.replaceAll('\\', '') ?? ''
    expect(text.length).toBeGreaterThan(5)
    for (const fact of facts) expect(text).toContain(fact)
    expect(activity).toMatchObject({
      type: 'message',
      locale: language,
      channelData: { nafidha: { origin: 'notice', language } },
    })
  })
})

test('a notice to an Arabic speaker is in Arabic, to an English speaker in English', () => {
  expect(write({ kind: 'failed' }, 'ar').text).toMatch(/[ء-ي]/)
  expect(write({ kind: 'failed' }, 'en').text).toMatch(/^[^ء-ي]+$/)
})
