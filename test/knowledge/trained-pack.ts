import { join } from 'node:path'
import { stringify } from 'yaml'
import { createAnswerer } from '../../knowledge/create-answerer.js'
import { loadLexicon } from '../../knowledge/language/lexicon.js'
import { loadPacks, type Loaded } from '../../knowledge/load.js'
import { examplesOf } from '../../knowledge/model/examples-of.js'
import { train } from '../../knowledge/model/train.js'
import { ROOT } from '../../src/root.js'
import { packFiles, writePack } from './entry-text.js'

export const TODAY = new Date('2026-11-23T08:00:00Z')
export const { lexicon } = loadLexicon(join(ROOT, 'knowledge/language'))

interface Wordings {
  readonly ar: readonly string[]
  readonly en: readonly string[]
}

/** A pack with these entries, given by id and wordings; the first wording of each language is the question. */
export function loadWordings(
  entries: Readonly<Record<string, Wordings & { golden?: Wordings; notCovered?: Wordings }>>,
): Loaded {
  const files = Object.entries(entries).map(([id, { ar, en, ...rest }]) => {
    const matter = {
      id,
      topic: 'cards',
      agency: 'police',
      label: { ar: id.slice(0, 20), en: id.slice(0, 20) },
      question: { ar: ar[0], en: en[0] },
      phrasings: { ar: ar.slice(1), en: en.slice(1) },
      source: { title: { ar: 'الشرطة', en: 'Police' }, url: 'https://example.om/' },
      asOf: '2025-08',
      confidence: 'official',
      reviewBy: '2099-01-01',
      owner: 'content team',
      ...rest,
    }
    return [`cards/${id}.md`, `---\n${stringify(matter)}---\n\n# العربية\n\nنعم.\n\n# English\n\nYes.\n`]
  })
  return loadPacks([writePack(packFiles(Object.fromEntries(files)))])
}

/** What an answerer is made of, trained on these entries in this process. */
export function trainOn({ content }: Loaded) {
  const model = train({ examples: examplesOf(content), lexicon, options: { answerMaxWrong: 0.04 } })
  const answerer = createAnswerer({ model, content, settings: { now: () => TODAY, timeZone: 'Asia/Muscat' } })
  return { model, lexicon, answerer }
}

/** Four subjects that share few words. */
export const SUBJECTS = {
  'card-fee': {
    ar: ['كم رسوم البطاقة', 'بكم تجديد البطاقة', 'سعر البطاقة المدنية', 'كم أدفع للبطاقة', 'rosoom el bitaqa kam'],
    en: ['card fee', 'how much is the card', 'price of a new id card', 'what does the card cost'],
    notCovered: {
      ar: ['وين أجدد البطاقة', 'أقرب مركز للبطاقة'],
      en: ['where do I renew the card', 'nearest card office'],
    },
    golden: { ar: ['كم صارت رسوم البطاقة'], en: ['what is the card fee now'] },
  },
  'licence-validity': {
    ar: ['كم مدة رخصة القيادة', 'متى تنتهي الليسن', 'كم سنة صلاحية الرخصة', 'الرخصة لكم سنة'],
    en: ['how long is a driving licence valid', 'licence validity', 'when does my licence expire', 'years of licence'],
  },
  'sick-leave': {
    ar: ['كم إجازة المرض', 'راتبي وأنا مريض', 'أيام الإجازة المرضية', 'إذا مرضت كم يدفعون'],
    en: ['sick leave pay', 'am I paid when I am ill', 'how many sick days', 'salary during sickness'],
  },
  'fine-discount': {
    ar: ['تخفيض المخالفات', 'خصم على المخالفات المرورية', 'عرض المخالفات', 'كم الخصم على المخالفات'],
    en: ['traffic fine discount', 'is there a discount on fines', 'fines offer', 'cheaper traffic fines'],
  },
} satisfies Parameters<typeof loadWordings>[0]
