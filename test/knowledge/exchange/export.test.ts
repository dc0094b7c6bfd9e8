import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import type { Entry } from '../../../knowledge/entry.js'
import { parseEntryFile } from '../../../knowledge/entry-file.js'
import { draftOf } from '../../../knowledge/exchange/draft.js'
import { exportCsv } from '../../../knowledge/exchange/export-csv.js'
import { exportJsonLd } from '../../../knowledge/exchange/export-json-ld.js'
import type { Reading } from '../../../knowledge/exchange/imported.js'
import { readHtml, readJsonLd } from '../../../knowledge/exchange/read-page.js'
import { readTable } from '../../../knowledge/exchange/read-table.js'
import { loadPacks } from '../../../knowledge/load.js'
import { ROOT } from '../../../src/root.js'
import { entryText, packFiles, writePack } from '../entry-text.js'

const shipped = loadPacks([join(ROOT, 'knowledge/content/basics'), join(ROOT, 'knowledge/content/oman')])

/** An entry's file with every field that there is, and an answer with every mark. */
const FULL = entryText()
  .replace(
    'topic: cards',
    "topic: cards\nkind: service\ncovers: [card-price, card-cost]\nteam: police\nlinks: [{ label: { ar: اتصل, en: Call }, url: 'tel:+96880077444' }]",
  )
  .replace(
    'owner:',
    'notCovered: { ar: [كم المستعجلة], en: [express fee] }\ngolden: { ar: [كم صارت], en: [what do they charge] }\nowner:',
  )
  .replace('owner:', 'caution: { ar: "الرقم من الصحافة؛ تأكد.", en: "=A figure, from a \\"newspaper\\"." }\nowner:')
  .replace('owner:', 'validFrom: 2025-01-01\nvalidUntil: 2099-12-31\nfollowUps: [card-age]\nowner:')
  .replace('The fee is **OMR 10**.', '- Pay **OMR 10**; *then*\\\n  wait, or [call](tel:9999)\n- +1, @home, = \\<b>')

function entriesOf(text: string): Entry[] {
  const folder = writePack(packFiles({ 'cards/card-fee.md': text }))
  const { content, faults } = loadPacks([folder])
  expect(faults).toEqual([])
  return [...content.entries.values()]
}

/** What is read, as the curator publishes it: the drafts with their status taken out. */
function published({ items, faults }: Reading): Partial<Entry>[] {
  expect(faults).toEqual([])
  return items.map((item) => {
    const { path, text } = draftOf(item, { topic: 'none', agency: 'none' })
    const { entry, faults: lacking } = parseEntryFile(path, text.replace('status: draft\n', ''))
    expect(lacking).toEqual([])
    return withoutPlace(entry)
  })
}

/** Without the fields that say where and in which bytes the entry stands. */
function withoutPlace(entry: Entry | null): Partial<Entry> {
  const { hash: _hash, file: _file, ...rest } = entry ?? {}
  return rest
}

describe('a table of entries', () => {
  test('is read back whole', () => {
    const entries = entriesOf(FULL)
    expect(published(readTable('out.csv', exportCsv(entries)))).toEqual(entries.map(withoutPlace))
  })

  test('is read back whole for every entry that ships', () => {
    const entries = [...shipped.content.entries.values()]
    expect(entries.length).toBeGreaterThan(100)
    expect(published(readTable('out.csv', exportCsv(entries)))).toEqual(entries.map(withoutPlace))
  })

  test('opens in a spreadsheet: byte order mark, CRLF, Arabic as it is', () => {
    const csv = exportCsv(entriesOf(FULL))
    expect(csv.startsWith('\uFEFFid,kind,topic,')).toBe(true)
    expect(csv).toContain('\r\ncard-fee,service,cards,police,police,كم رسوم البطاقة؟,')
    expect(csv).toContain('بكم البطاقة card-fee')
  })

  test('holds nothing that a spreadsheet would calculate', () => {
    const csv = exportCsv(entriesOf(FULL))
    expect(csv).toContain(`"'=A figure, from a ""newspaper""."`)
    const cells = parse(csv, { bom: true }).flat()
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([])
  })
})

describe('entries as schema.org data', () => {
  const data = (entries: readonly Entry[]) => JSON.parse(exportJsonLd(entries))

  test('are one FAQPage for each language, each answer with its address and date', () => {
    const [entry] = entriesOf(entryText())
    const source = { url: 'https://example.om/cards', dateModified: '2025-08' }
    expect(data(entry ? [entry] : [])).toEqual({
      '@context': 'https://schema.org',
      '@graph': [
        {
          '@type': 'FAQPage',
          inLanguage: 'ar',
          dateModified: '2025-08',
          mainEntity: [
            {
              '@type': 'Question',
              identifier: 'card-fee',
              inLanguage: 'ar',
              name: 'كم رسوم البطاقة؟',
              acceptedAnswer: {
                '@type': 'Answer',
                inLanguage: 'ar',
                text: '<p>الرسوم <b>10 ريالات عمانية</b>.</p>',
                ...source,
                citation: { '@type': 'WebPage', name: 'الشرطة', url: source.url },
              },
            },
          ],
        },
        expect.objectContaining({ inLanguage: 'en', dateModified: '2025-08' }),
      ],
    })
  })

  test('carry the caution, and HTML that a web page may hold', () => {
    const [, english] = data(entriesOf(FULL))['@graph']
    expect(english.mainEntity[0].acceptedAnswer.text).toBe(
      '<ul><li>Pay <b>OMR 10</b>; <i>then</i><br>wait, or <a href="tel:9999">call</a></li>' +
        '<li>+1, @home, = &lt;b&gt;</li></ul><p>=A figure, from a &quot;newspaper&quot;.</p>',
    )
  })

  test('have no date where the source has none, and leave out what has no answer', () => {
    const [undated] = entriesOf(entryText().replace('asOf: 2025-08', 'asOf: undated'))
    const person = undated && { ...undated, answer: null }
    expect(exportJsonLd(undated ? [undated] : [])).not.toContain('dateModified')
    expect(data(person ? [person] : [])['@graph']).toMatchObject([{ mainEntity: [] }, { mainEntity: [] }])
  })

  test('are read back as one draft in both languages, alone and inside a web page', () => {
    const json = exportJsonLd(entriesOf(entryText()))
    for (const { items, faults } of [
      readJsonLd('faq.json', json),
      readHtml('faq.html', `<script type="application/ld+json">${json}</script>`),
    ]) {
      expect(faults).toEqual([])
      expect(items).toMatchObject([
        {
          id: 'card-fee',
          question: { ar: 'كم رسوم البطاقة؟', en: 'How much is a card?' },
          answer: { ar: 'الرسوم **10 ريالات عمانية**.', en: 'The fee is **OMR 10**.' },
          source: { title: { ar: 'الشرطة', en: 'Police' }, url: 'https://example.om/cards' },
          asOf: '2025-08',
        },
      ])
    }
  })

  test('of two questions with one name stay two', () => {
    const [entry] = entriesOf(entryText())
    const twice = entry ? [entry, { ...entry, question: { ar: 'سؤال آخر', en: 'Another' } }] : []
    expect(readJsonLd('faq.json', exportJsonLd(twice)).items.length).toBeGreaterThan(1)
  })
})
