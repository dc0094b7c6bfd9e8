#!/usr/bin/env node
// Compares the packs that ship with a file of sourced facts (JSON lines: key, fact, caution, as_of, question_ar, question_en, …).
//
//   npm run -s build && node test/content/facts.mjs FACTS.jsonl
//
// Prints the rows that no entry covers and the figures in an answer, caution or source line that stand in none of the entry's
// rows. Exit code 1 if either list holds anything. The project's own tests do not need the file.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadPacks } from '../../dist/knowledge/load.js'
import { fold } from '../../dist/knowledge/language/fold.js'
import { plainText } from '../../dist/knowledge/rich-text.js'
import { ROOT } from '../../dist/src/root.js'

const [factsFile] = process.argv.slice(2)
if (!factsFile) {
  console.error('usage: node test/content/facts.mjs FACTS.jsonl')
  process.exit(2)
}
const rows = readFileSync(factsFile, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))
const { content } = loadPacks(['basics', 'oman'].map((pack) => join(ROOT, 'knowledge/content', pack)))
const entries = [...content.entries.values()].filter(({ kind }) => kind === 'service')

/** 1,000 and 1000 are the same figure, and so are 7:30 and 07:30, 115.000 and 115, a year in a date and the year. */
const figures = (text) =>
  [
    ...fold(text)
      .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
      .matchAll(/\d+(?:\.\d+)?/g),
  ].map(([figure]) => String(Number(figure)))

const covered = new Set(entries.flatMap(({ id, covers }) => [id, ...covers]))
/** A row that says only that nothing was found holds no fact: its questions are `notCovered` phrasings. */
const isGap = ({ fact }) => /^not seen\.?$/i.test(fact)
const uncovered = rows
  .filter((row) => !isGap(row) && !covered.has(row.key))
  .map(({ row, key, fact }) => ({ row, key, fact }))

const strays = entries.flatMap((entry) => {
  const keys = new Set([entry.id, ...entry.covers])
  const own = rows.filter(({ key }) => keys.has(key))
  const known = new Set(own.flatMap((row) => figures(Object.values(row).flat().join(' '))))
  const said = ['ar', 'en'].flatMap((language) =>
    [plainText(entry.answer[language]), entry.caution?.[language] ?? ''].flatMap((text) =>
      figures(text).map((figure) => ({ id: entry.id, language, figure })),
    ),
  )
  return said.filter(({ figure }) => !known.has(figure))
})

console.log(`${rows.length} rows, ${entries.length} entries`)
console.log(`rows that no entry covers: ${uncovered.length}`)
for (const { row, key, fact } of uncovered) console.log(`  ${row} ${key}: ${fact}`)
console.log(`figures that stand in no row of their entry: ${strays.length}`)
for (const { id, language, figure } of strays) console.log(`  ${id} (${language}): ${figure}`)
process.exitCode = uncovered.length + strays.length > 0 ? 1 : 0
