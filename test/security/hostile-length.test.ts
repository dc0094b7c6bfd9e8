import { describe, expect, test } from '@jest/globals'
import { cleanText } from '../../channels/text/clean.js'
import { splitText } from '../../channels/text/split.js'
import { renderTree as telegramTree, renderWords as telegramWords } from '../../channels/telegram/marks.js'
import { renderTree as whatsAppTree, renderWords as whatsAppWords } from '../../channels/whatsapp/marks.js'
import { spansOf } from '../../channels/try/spans.js'
import { readVisitorBody } from '../../channels/web/visitor-activity.js'
import { readMessage } from '../../dialogs/citizen-message.js'
import { caseNamed } from '../../dialogs/recognizers/case-reference.js'
import { script } from '../../dialogs/recognizers/other-language.js'
import { person } from '../../dialogs/recognizers/person.js'
import { maskPersonal, personalData } from '../../dialogs/recognizers/personal-data.js'
import { phone } from '../../dialogs/recognizers/phone.js'
import { smalltalk, withoutCourtesy } from '../../dialogs/recognizers/smalltalk.js'
import { urgent } from '../../dialogs/recognizers/urgent.js'
import { yesNo } from '../../dialogs/recognizers/yes-no.js'
import { parseEntryFile } from '../../knowledge/entry-file.js'
import { readHtml, readJsonLd } from '../../knowledge/exchange/read-page.js'
import { readTable } from '../../knowledge/exchange/read-table.js'
import { clausesOf } from '../../knowledge/language/clauses.js'
import { detectLanguage } from '../../knowledge/language/detect.js'
import { fold } from '../../knowledge/language/fold.js'
import { tokenize } from '../../knowledge/language/tokens.js'
import { parseRichText } from '../../knowledge/rich-text.js'
import { readCookies } from '../../src/desk/cookies.js'
import { excerptOf, foundableText, searchWords } from '../../src/desk/search/search-words.js'
import { tried } from './size.js'

/** What a message may be at most; what comes as a file may be longer. */
const MESSAGE = 4_096
const AGENT = 8_000
const FILE = 100_000
/** What a command reads while its operator waits. */
const IMPORT = 40_000

/** Pieces that grow into something deep, long or ambiguous when they are repeated. */
const PIECES = [
  'a',
  ' ',
  '\n',
  'ـ',
  'ا',
  '٠',
  '0',
  '١ ',
  '́',
  '‏',
  '‮',
  '\ud83d',
  '👩‍👧‍👦',
  '\0',
  '[',
  '![',
  '[a](',
  '*',
  '**a',
  '_',
  '*_',
  '`',
  '``` ',
  '> ',
  '>',
  '- ',
  '  - a\n',
  '1. ',
  '<',
  '<a ',
  '</',
  '&',
  '&#x',
  '~',
  '|a',
  '|-',
  '# ',
  '\\',
  '](',
  '[[]',
  '[a]: b\n',
  '<!--',
  '***a **',
  '_ *a',
  '\n\n> - ',
  'a@',
  '@a.',
  'http://',
  'http://a ',
  '+968 ',
  '9912 3456 ',
  'OM',
  '12/',
  '1:',
  ', ',
  '? ',
  'و ',
  'كم ',
  'لا ',
  'نعم ',
  '{{1}}',
  '{name}',
  ' {',
  '"',
  '",',
  '""',
  '=',
  ';',
  '"a\n',
  '<p>',
  '<div><',
  '{"a":',
  '[1,',
  'a=b; ',
]

const grown = (length: number): readonly string[] =>
  PIECES.flatMap((piece) => {
    const run = piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
    return [`${run.slice(0, -1)}!`]
  })

interface Reader {
  readonly name: string
  readonly longest: number
  /** Milliseconds: a library's work grows with the square here, and the length is so bounded that it stays below. */
  readonly most?: number
  readonly read: (text: string) => unknown
}

const readers: readonly Reader[] = [
  { name: 'the cleaning of what citizens type', longest: FILE, read: cleanText },
  {
    name: 'a visitor’s activity',
    longest: FILE,
    read: (text) => readVisitorBody(Buffer.from(JSON.stringify({ type: 'message', text }))),
  },
  { name: 'personal data', longest: MESSAGE, read: personalData },
  { name: 'the masking of personal data', longest: MESSAGE, read: maskPersonal },
  { name: 'the language of a message', longest: FILE, read: detectLanguage },
  { name: 'a message before it is understood', longest: FILE, read: (text) => readMessage(text, []) },
  { name: 'folding', longest: FILE, read: fold },
  { name: 'words', longest: FILE, read: tokenize },
  { name: 'clauses', longest: MESSAGE, read: clausesOf },
  { name: 'urgency', longest: MESSAGE, read: urgent },
  { name: 'a wish for a person', longest: MESSAGE, read: person },
  { name: 'yes and no', longest: MESSAGE, read: yesNo },
  { name: 'small talk', longest: MESSAGE, read: smalltalk },
  { name: 'courtesies', longest: MESSAGE, read: withoutCourtesy },
  { name: 'other scripts', longest: FILE, read: script },
  { name: 'a phone number', longest: MESSAGE, read: phone },
  { name: 'a case’s reference', longest: MESSAGE, read: caseNamed },
  { name: 'rich text', longest: AGENT, most: 400, read: (text) => parseRichText(text) },
  {
    name: 'rich text for WhatsApp',
    longest: AGENT,
    most: 400,
    read: (text) => whatsAppTree(parseRichText(text).tree, { limit: 4096, last: 1024 }),
  },
  {
    name: 'rich text for Telegram',
    longest: AGENT,
    most: 400,
    read: (text) => telegramTree(parseRichText(text).tree, 4096),
  },
  {
    name: 'plain words for WhatsApp',
    longest: AGENT,
    read: (text) => whatsAppWords(text, { limit: 4096, last: 1024 }),
  },
  { name: 'plain words for Telegram', longest: AGENT, read: (text) => telegramWords(text, 4096) },
  { name: 'splitting', longest: AGENT, read: (text) => splitText(text, 4096) },
  { name: 'links on the simulated phone', longest: AGENT, read: (text) => spansOf(text, []) },
  { name: 'what can be found', longest: AGENT, read: foundableText },
  { name: 'a search', longest: 1_000, read: searchWords },
  { name: 'the place where it was found', longest: AGENT, read: (text) => excerptOf(text, ['ا', 'a']) },
  { name: 'cookies', longest: 16_000, read: readCookies },
  { name: 'an entry', longest: FILE, read: (text) => parseEntryFile('x.md', `---\nid: x\n---\n${text}`) },
  {
    name: 'the head of an entry',
    longest: AGENT,
    most: 400,
    read: (text) => parseEntryFile('x.md', `---\n${text}\n---\n`),
  },
  { name: 'a table of questions', longest: FILE, read: (text) => readTable('x.csv', `question,answer\n${text}`) },
  { name: 'a page of questions', longest: IMPORT, most: 2_000, read: (text) => readHtml('x.html', text) },
  { name: 'questions as JSON-LD', longest: IMPORT, read: (text) => readJsonLd('x.json', text) },
]

/** Milliseconds of the processor, the best of two: what else runs on the machine does not count. */
const spent = (run: () => unknown): number =>
  Math.min(
    ...[1, 2].map(() => {
      const before = process.cpuUsage()
      run()
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    }),
  )

/** Where four times the text may cost up to this many times as much; the square of it costs sixteen. */
const GROWTH = 12
/** Milliseconds that are too few to tell growth from noise. */
const NOISE = 150
/** Milliseconds of the processor that no single text may cost, whatever its growth. */
const TOO_MUCH = 2_000

describe('a text made to be slow', () => {
  test.each(readers)('costs $name no more than in proportion', ({ longest, most, read }) => {
    const [short, long] = [grown(longest / 4), grown(longest)]
    const slow = long.flatMap((text, i) => {
      const whole = spent(() => read(text))
      if (whole < NOISE) return []
      const growth =
        whole /
        Math.max(
          spent(() => read(short[i] ?? '')),
          1,
        )
      return (growth > GROWTH && whole > (most ?? 0)) || whole > TOO_MUCH
        ? [`${JSON.stringify(text.slice(0, 16))}… ${whole} ms, ×${growth}`]
        : []
    })
    tried('S11', `${long.length} texts`)
    expect(slow).toEqual([])
  })
})
