import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createIndexer } from '../../src/desk/search/indexer.js'
import { searchWords } from '../../src/desk/search/search-words.js'
import { createStore, type Store } from '../../src/store/store.js'
import { quantile, rounded } from './statistics.js'

const MESSAGES = 100_000
const CONVERSATIONS = 5_000
const BATCH = 500
const QUERIES = 400
const WORDS =
  `تجديد البطاقة جواز رخصة سيارة غرامة مخالفة إقامة تأشيرة ملكية شهادة ميلاد موعد رسوم مكتب نموذج طلب دفع تأمين نقل
  مدرسة كهرباء ماء بلدية سكن إيجار عقد عمل راتب تقاعد صحة علاج دواء سفر مطار جمارك ضريبة شركة سجل تجاري`.split(/\s+/)

/** Milliseconds of one search over 100,000 messages, agents and supervisors, common words and rare ones. */
export async function measureSearch() {
  const dataDir = mkdtempSync(join(tmpdir(), 'nafidha-bench-'))
  const now = () => new Date()
  const store = await createStore({ url: undefined, dataDir, log: pino({ level: 'silent' }), now })
  try {
    await fill(store)
    const startedAt = performance.now()
    const index = createIndexer(store)
    while ((await store.desk.search.unindexed(1)).length > 0) await index()
    const indexedMs = performance.now() - startedAt
    const times: number[] = []
    for (let i = 0; i < QUERIES; i++) {
      const words = searchWords(
        [WORDS[i % WORDS.length], i % 3 === 0 ? `رقم${i}` : '', i % 5 === 0 ? 'ال' : ''].join(' '),
      )
      const at = performance.now()
      await store.desk.search.find({ agent: 'a', teams: null }, { words, before: null, limit: 31 })
      times.push(performance.now() - at)
    }
    return {
      messages: MESSAGES,
      indexedPerSecond: Math.round((MESSAGES / indexedMs) * 1_000),
      p50Ms: rounded(quantile(times, 0.5)),
      p95Ms: rounded(quantile(times, 0.95)),
    }
  } finally {
    await store.close()
    rmSync(dataDir, { recursive: true })
  }
}

async function fill(store: Store): Promise<void> {
  for (let first = 0; first < MESSAGES; first += BATCH)
    await Promise.all(
      Array.from({ length: BATCH }, (_, i) => {
        const n = first + i
        const words = Array.from({ length: 8 }, (_each, k) => WORDS[(n * (k + 3) + k * k) % WORDS.length])
        const activity = { type: 'message', text: [...words, `رقم${n}`].join(' ') }
        const address = { conversation: `c${n % CONVERSATIONS}`, account: 'a', recipient: 'r' }
        const inbound = { address, providerId: `m${n}`, at: new Date(), activity }
        const rest = { statuses: [], rejected: [], gather: 0, revives: false, at: new Date() }
        return store.inbox.receive({ channel: 'web', activities: [inbound], ...rest })
      }),
    )
}
