import { ANSWER_LENGTH, type Entry } from './entry.js'
import type { Fault } from './fault.js'
import { fold } from './language/fold.js'
import { LANGUAGES, type Language } from './language/language.js'
import { HARD, readingLevel, sentencesOfText } from './reading-level.js'
import type { Report } from './report.js'
import { plainText, toMarkdown } from './rich-text.js'

/** Words in a sentence beyond which a citizen has to read it twice. */
const LONG_SENTENCE = 30
/** Characters that WhatsApp takes in a message with buttons; no other channel takes fewer. */
const MESSAGE_LENGTH = 1024
/** Of these, what the dialogs may add to an answer: the words around source and date, the consent sentence and its link. */
const KEPT_FREE = 300
/** Smaller numbers may be written out in one language ("شهران") and not in the other. */
const WRITTEN_OUT = 10

/** What is wrong with an entry's answer in each language, and where the two do not agree. */
export function checkAnswer(entry: Entry, report: Report): Fault[] {
  if (!entry.answer) return []
  const texts = { ar: plainText(entry.answer.ar), en: plainText(entry.answer.en) }
  return [
    ...LANGUAGES.flatMap((language) => [
      ...checkLength(entry, language, report),
      ...checkReading(texts[language], language, report),
    ]),
    ...checkFigures(entry, texts, report),
  ]
}

function checkLength({ answer, caution, source }: Entry, language: Language, report: Report): Fault[] {
  if (!answer) return []
  const given = caution?.[language].length ?? 0
  const length = plainText(answer[language]).length + given
  if (length > ANSWER_LENGTH) {
    const message = `the ${language} answer and caution have ${length} characters; ${ANSWER_LENGTH} is the most`
    return [report('error', ['answer', language], message)]
  }
  const sourced = source ? source.title[language].length + source.url.length : 0
  const sent = toMarkdown(answer[language]).length + given + sourced
  if (sent <= MESSAGE_LENGTH - KEPT_FREE) return []
  const message = `with its links and source the ${language} answer has ${sent} characters: WhatsApp may cut it in two`
  return [report('warning', ['answer', language], message)]
}

function checkReading(text: string, language: Language, report: Report): Fault[] {
  const words = Math.max(0, ...sentencesOfText(text).map((sentence) => sentence.trim().split(/\s+/).length))
  if (words > LONG_SENTENCE)
    return [
      report('warning', ['answer', language], `a sentence of the ${language} answer has ${words} words: make it two`),
    ]
  const level = readingLevel(text)
  if (!level || level.lix < HARD[language]) return []
  const [perSentence, long] = [Math.round(level.wordsPerSentence), Math.round(level.longWords * 100)]
  const message = `the ${language} answer is hard to read: ${perSentence} words a sentence, ${long} % long words`
  return [report('warning', ['answer', language], `${message}; shorten sentences, take plainer words`)]
}

/** A figure that only one language gives: a citizen of the other is told less, or something else. */
function checkFigures({ caution }: Entry, texts: Readonly<Record<Language, string>>, report: Report): Fault[] {
  const figures = (language: Language) => figuresOf(`${texts[language]} ${caution?.[language] ?? ''}`)
  const [ar, en] = [figures('ar'), figures('en')]
  const missing = (language: Language, lacking: ReadonlySet<string>, there: ReadonlySet<string>): Fault[] => {
    const absent = [...there].filter((figure) => !lacking.has(figure) && Number(figure) > WRITTEN_OUT)
    const message = `the ${language} answer does not say ${absent.join(', ')}, which the other language does`
    return absent.length > 0 ? [report('warning', ['answer', language], message)] : []
  }
  return [...missing('ar', ar, en), ...missing('en', en, ar)]
}

const figuresOf = (text: string): ReadonlySet<string> =>
  new Set((fold(text).match(/\d+(?:[.,]\d+)*/g) ?? []).map((figure) => figure.replace(/,(?=\d{3})/g, '')))
