import { describe, expect, test } from '@jest/globals'
import {
  NOTHING_YET,
  nextThread,
  type PendingLine,
  type ThreadEvent,
} from '../../../src/desk/ui/thread/thread-state.js'
import { caseOf } from './double/sample.js'
import { line, viewOf } from './double/sample-thread.js'

const now = new Date('2026-11-26T08:00:00Z')
const text = (seq: number, words: string) => line(now, seq, { text: words })
const view = {
  ...viewOf(now, caseOf(now, { reference: '7F3K', conversation: 'k1' }), [text(1, 'أ'), text(2, 'ب')]),
  version: 5,
}
const after = (...events: ThreadEvent[]) => events.reduce(nextThread, nextThread(NOTHING_YET, { kind: 'loaded', view }))
const pending: PendingLine = {
  clientId: 'c1',
  kind: 'message',
  text: 'مرحبًا',
  files: [],
  mentions: [],
  template: null,
  at: now.toISOString(),
  failure: null,
}
const page = (version: number, ...lines: ReturnType<typeof text>[]) => ({ lines, version, hasEarlier: false })

describe('a thread', () => {
  test('puts what changed in its place, and keeps the highest version', () => {
    const state = after(
      { kind: 'changed', page: page(7, text(3, 'ج'), text(1, 'أ معدلة')) },
      { kind: 'changed', page: page(6) },
    )
    expect(state.lines.map((each) => each.text)).toEqual(['أ معدلة', 'ب', 'ج'])
    expect(state.version).toBe(7)
  })

  test('is not set back by a look at the whole that is older than its lines', () => {
    const state = after({ kind: 'changed', page: page(9, text(2, 'ب معدلة')) }, { kind: 'loaded', view })
    expect(state.lines.map((each) => each.text)).toEqual(['أ', 'ب معدلة'])
    expect(state.version).toBe(9)
  })

  test('shows a line on its way until the service shows the line with its id', () => {
    const sending = after({ kind: 'sending', line: pending })
    expect(sending.pending).toHaveLength(1)
    const arrived = nextThread(sending, { kind: 'changed', page: page(6, { ...text(3, 'مرحبًا'), clientId: 'c1' }) })
    expect(arrived.pending).toEqual([])
    expect(arrived.lines).toHaveLength(3)
  })

  test('keeps what was not sent, with why, and shows it once when it is sent again', () => {
    const failure = { ok: false, code: 'unreachable', by: null, fields: [] } as const
    const failed = after({ kind: 'sending', line: pending }, { kind: 'unsent', clientId: 'c1', failure })
    expect(failed.pending).toEqual([{ ...pending, failure }])
    expect(nextThread(failed, { kind: 'sending', line: pending }).pending).toEqual([pending])
  })

  test('puts earlier lines above, and says whether there are more', () => {
    const state = after({ kind: 'earlier', page: { lines: [text(0, 'قبل')], version: 2, hasEarlier: true } })
    expect(state.lines.map(({ seq }) => seq)).toEqual([0, 1, 2])
    expect([state.hasEarlier, state.version]).toEqual([true, 5])
  })
})
