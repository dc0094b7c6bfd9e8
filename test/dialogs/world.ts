import { readFileSync } from 'node:fs'
import { createTurn } from '../../bots/create-turn.js'
import type { Turn } from '../../bots/turn.js'
import type { When } from '../../dialogs/recognizers/when.js'
import type { Route } from '../../dialogs/route.js'
import type { Recognizers } from '../../dialogs/services.js'
import { createWording } from '../../dialogs/wording.js'
import type { Answerer, Verdict } from '../../knowledge/answerer.js'
import type { Content, Week } from '../../knowledge/content.js'
import type { Entry, EntryId } from '../../knowledge/entry.js'
import { fold } from '../../knowledge/language/fold.js'
import type { Bilingual } from '../../knowledge/language/language.js'
import { parseRichText } from '../../knowledge/rich-text.js'
import { ROOT } from '../../src/root.js'

/** Monday 23 November 2026, 10:00 in Muscat: the desk of the world below is open. */
export const MONDAY_TEN = new Date('2026-11-23T06:00:00Z')
export const SETTINGS = {
  consentVersion: '1',
  privacyUrl: 'https://chat.example.om/privacy',
  retentionMonths: 12,
  consent: null,
  serviceName: { ar: 'نافذة', en: 'Nafidha' },
  timeZone: 'Asia/Muscat',
}

const read = (name: string) => readFileSync(`${ROOT}/dialogs/wording/${name}.yaml`, 'utf8')
export const wording = createWording({ ar: read('ar'), en: read('en'), others: read('others') })

type Draft = Partial<Omit<Entry, 'id' | 'answer' | 'followUps'>> & {
  readonly label: Bilingual
  readonly says?: Bilingual
  readonly followUps?: readonly string[]
}

function entry(id: string, { says, followUps = [], ...fields }: Draft): Entry {
  const tree = (text: string) => parseRichText(text).tree
  return {
    kind: 'service',
    status: 'live',
    covers: [],
    topic: 'id-card',
    agency: 'rop',
    question: { ar: `${fields.label.ar}؟`, en: `${fields.label.en}?` },
    phrasings: { ar: [], en: [] },
    notCovered: { ar: [], en: [] },
    golden: { ar: [], en: [] },
    links: [],
    hash: `hash-${id}`,
    file: `${id}.md`,
    ...fields,
    id: id as EntryId,
    followUps: followUps as readonly EntryId[],
    answer: says ? { ar: tree(says.ar), en: tree(says.en) } : null,
  }
}

const times = { title: { ar: 'تايمز أوف عُمان', en: 'Times of Oman' }, url: 'https://example.om/times' }

const ENTRIES = [
  entry('card-fee', {
    label: { ar: 'رسوم البطاقة', en: 'ID card fee' },
    says: { ar: 'رسوم البطاقة **10 ريالات عمانية**.', en: 'An ID card costs **OMR 10**.' },
    caution: { ar: 'الرقم منقول من الصحافة.', en: 'The figure comes from a newspaper.' },
    source: times,
    asOf: '2025-08',
    team: 'police',
    followUps: ['card-lost', 'card-validity', 'passport-fee'],
  }),
  entry('card-lost', {
    label: { ar: 'بدل فاقد', en: 'Lost card' },
    says: { ar: 'بدل الفاقد 20 ريالًا.', en: 'A replacement costs OMR 20.' },
    source: times,
    asOf: 'undated',
    team: 'police',
  }),
  entry('card-validity', {
    label: { ar: 'مدة البطاقة', en: 'Card validity' },
    says: { ar: 'البطاقة صالحة 10 سنوات.', en: 'The card is valid for 10 years.' },
    source: times,
  }),
  entry('passport-fee', {
    label: { ar: 'رسوم الجواز', en: 'Passport fee' },
    says: { ar: 'رسوم الجواز 20 ريالًا.', en: 'A passport costs OMR 20.' },
    source: times,
    asOf: '2021',
    topic: 'passport',
  }),
  entry('amnesty', {
    label: { ar: 'مهلة المخالفين', en: 'Visa amnesty' },
    says: { ar: 'المهلة سارية.', en: 'The amnesty is on.' },
    topic: 'visa',
    agency: 'mol',
    validUntil: '2026-01-31',
  }),
  entry('tax', {
    label: { ar: 'ضريبة الدخل', en: 'Income tax' },
    says: { ar: 'تبدأ الضريبة في 2028.', en: 'The tax begins in 2028.' },
    topic: 'tax',
    validFrom: '2028-01-01',
  }),
  entry('greeting', {
    kind: 'smalltalk',
    label: { ar: 'تحية', en: 'Greeting' },
    says: { ar: 'أهلًا، كيف أخدمك؟', en: 'Hello, how can I help?' },
    followUps: ['card-fee', 'passport-fee'],
  }),
  entry('accident', {
    kind: 'urgent',
    label: { ar: 'حادث', en: 'Accident' },
    says: { ar: 'اتصل الآن بالرقم 9999.', en: 'Call 9999 now.' },
  }),
]

export function createContent(without: readonly string[] = []): Content {
  const bilingual = (ar: string, en: string) => ({ ar, en })
  const period: [string, string][] = [['07:30', '14:30']]
  const working = { sunday: period, monday: period, tuesday: period, wednesday: period, thursday: period }
  const week: Week = { ...working, friday: [], saturday: [] }
  const national = { from: '2026-12-02', to: '2026-12-03', name: bilingual('اليوم الوطني', 'National Day') }
  return {
    entries: new Map(ENTRIES.filter(({ id }) => !without.includes(id)).map((each) => [each.id, each])),
    topics: new Map([
      ['id-card', bilingual('البطاقة الشخصية', 'Omani ID card')],
      ['passport', bilingual('جواز السفر', 'Passport')],
    ]),
    agencies: new Map([
      ['rop', { id: 'rop', name: bilingual('شرطة عمان السلطانية', 'Royal Oman Police') }],
      [
        'mol',
        { id: 'mol', name: bilingual('وزارة العمل', 'Ministry of Labour'), contact: bilingual('80077000', '80077000') },
      ],
    ]),
    teams: new Map([['police', { name: bilingual('خدمات الشرطة', 'Police services'), hours: 'centre' }]]),
    hours: new Map([['centre', { timeZone: 'Asia/Muscat', week, holidays: [national], seasons: [] }]]),
    hash: 'content',
  }
}

/** What the router would make of a message. Ids instead of entries. */
type Sketch =
  | { readonly urgent: string }
  | { readonly person: 'asked' | 'own-record' | 'complaint'; readonly about?: string }
  | { readonly smalltalk: string }
  | { readonly answer: readonly string[] }
  | { readonly clarify: readonly string[] }
  | { readonly near?: readonly string[]; readonly ask?: string }

const SKETCHES: readonly (readonly [RegExp, Sketch])[] = [
  [/حادث|accident/, { urgent: 'accident' }],
  [/موظف.*جواز|person about.*passport/, { person: 'asked', about: 'passport-fee' }],
  [/اكلم موظف|ابا موظف|a human/, { person: 'asked' }],
  [/معاملتي|my application/, { person: 'own-record', about: 'card-fee' }],
  [/ما حد يرد|nobody answers/, { person: 'complaint' }],
  [/بطاقه والجواز|card and passport/, { answer: ['card-fee', 'passport-fee'] }],
  [/بطاقه والمهله|card and amnesty/, { answer: ['card-fee', 'amnesty'] }],
  [/رسوم الجواز|passport fee|passport cost/, { answer: ['passport-fee'] }],
  [/رسوم البطاقه|card fee|id card cost/, { answer: ['card-fee'] }],
  [/ضاعت وثيقتي|lost a document/, { clarify: ['card-lost', 'passport-fee'] }],
  [/عن البطاقه|about the card/, { clarify: ['card-fee', 'card-lost', 'card-validity'] }],
  [/مهله|amnesty/, { answer: ['amnesty'] }],
  [/ضريبه|tax/, { answer: ['tax'] }],
  [/بطاقه العامل|worker card/, { near: ['card-fee', 'card-lost'] }],
  [/تصريح عمل|work permit/, { ask: 'mol' }],
  [/سلام|hello/, { smalltalk: 'greeting' }],
]

/** A router for tests: it knows the phrases above, and nothing else. */
export function createFakeRouter(content: () => Content) {
  const entriesOf = (ids: readonly string[] = []) => ids.flatMap((id) => content().entries.get(id as EntryId) ?? [])
  return (text: string): Promise<Route> => {
    const sketch = SKETCHES.find(([pattern]) => pattern.test(fold(text)))?.[1] ?? {}
    return Promise.resolve(toRoute(sketch))
  }

  function toRoute(sketch: Sketch): Route {
    if ('urgent' in sketch) return withEntry('urgent', sketch.urgent)
    if ('smalltalk' in sketch) return withEntry('smalltalk', sketch.smalltalk)
    if ('person' in sketch) {
      return {
        kind: 'person',
        reason: sketch.person,
        verdict: verdict('unknown', [], sketch.about ? [sketch.about] : []),
      }
    }
    if ('answer' in sketch) return { kind: 'verdict', verdict: verdict('answer', sketch.answer, sketch.answer) }
    if ('clarify' in sketch) return { kind: 'verdict', verdict: verdict('clarify', sketch.clarify, sketch.clarify) }
    const askInstead = sketch.ask ? content().agencies.get(sketch.ask) : undefined
    const unknown = verdict('unknown', [], sketch.near ?? [])
    return { kind: 'verdict', verdict: askInstead ? { ...unknown, askInstead } : unknown }
  }

  function withEntry(kind: 'urgent' | 'smalltalk', id: string): Route {
    const [found] = entriesOf([id])
    if (!found) throw new Error(`the world holds no ${id}`)
    return { kind, entry: found, verdict: verdict('answer', [id], [id]) }
  }

  function verdict(kind: Verdict['kind'], ids: readonly string[], ranked: readonly string[]): Verdict {
    const entries = entriesOf(ids)
    const scored = entriesOf(ranked).map((each, i) => ({ entry: each, confidence: 0.9 / (i + 1) }))
    return { kind, entries, ranked: scored, confidence: scored[0]?.confidence ?? 0, rule: 'fake' }
  }
}

const answerer: Answerer = { answer: () => Promise.reject(new Error('the fake router asks nobody')) }

const MOMENTS: readonly (readonly [RegExp, When])[] = [
  [/امس|yesterday/, moment('2026-11-22', '10:00')],
  [/الجمعه|friday/, moment('2026-11-27', '10:00')],
  [/2 ديسمبر|december 2/, moment('2026-12-02', '10:00')],
  [/السنه الجايه|next year/, moment('2027-11-23', '10:00')],
  [/(بكره|tomorrow).*(10|١٠)/, moment('2026-11-24', '10:00')],
  [/(بكره|tomorrow).*11/, moment('2026-11-24', '11:00')],
  [/بكره|tomorrow/, { kind: 'day', day: '2026-11-24' }],
  [/الاسبوع|some day/, { kind: 'unclear' }],
]

function moment(day: string, time: string): When {
  return { kind: 'moment', at: new Date(`${day}T${time}:00+04:00`), day, time }
}

/** A recogniser for tests: it knows the phrases above, and an hour alone on a day that was known. */
export function fakeWhen(
  text: string,
  { known }: { readonly known?: { readonly day?: string | undefined } },
): Promise<When> {
  const folded = fold(text)
  const named = MOMENTS.find(([pattern]) => pattern.test(folded))?.[1]
  const hour = /(?:الساعه|at) (\d+)/.exec(folded)?.[1]
  if (named) return Promise.resolve(named)
  if (!hour) return Promise.resolve({ kind: 'none' })
  const time = `${hour.padStart(2, '0')}:00`
  return Promise.resolve(known?.day ? moment(known.day, time) : { kind: 'time', time })
}

/** The bot over this world, with real dialogs, wording and short recognisers. */
export function createWorldTurn(content: () => Content, now: () => Date, when: Recognizers['when'] = fakeWhen): Turn {
  return createTurn({
    knowledge: () => ({ content: content(), answerer }),
    recognizers: { when, warm: () => undefined },
    route: createFakeRouter(content),
    wording,
    now,
    settings: SETTINGS,
  })
}
