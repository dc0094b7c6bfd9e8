import { describe, expect, test } from '@jest/globals'
import { printFault } from '../../../knowledge/fault.js'
import { decode } from '../../../knowledge/exchange/decode.js'
import { readTable } from '../../../knowledge/exchange/read-table.js'

const read = (text: string) => {
  const { items, faults } = readTable('faq.csv', text)
  return { items, faults: faults.map(printFault) }
}

describe('importing a table', () => {
  test('reads question and answer in the language of their letters', () => {
    const { items, faults } = read('question,answer\nكم الرسوم؟,10 ريالات\nHow much?,"OMR 10, paid once"\n')
    expect(faults).toEqual([])
    expect(items).toMatchObject([
      { line: 2, question: { ar: 'كم الرسوم؟' }, answer: { ar: '10 ريالات' } },
      { line: 3, question: { en: 'How much?' }, answer: { en: 'OMR 10, paid once' } },
    ])
  })

  test('reads what Excel writes on an Arabic machine: byte order mark, semicolons, Arabic column names', () => {
    const { items, faults } = read(
      '\uFEFFالسؤال;الجواب;المصدر;الرابط;التاريخ\r\nكم الرسوم؟;عشرة;الشرطة;https://rop.gov.om/;2025\r\n',
    )
    expect(faults).toEqual([])
    expect(items).toMatchObject([{ source: { title: { ar: 'الشرطة' }, url: 'https://rop.gov.om/' }, asOf: '2025' }])
  })

  test('reads UTF-16 and Windows-1256 files', () => {
    const text = 'السؤال\tالجواب\nكم؟\tعشرة\n'
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    expect(readTable('a.tsv', decode(utf16)).items).toHaveLength(1)
    const windows = Buffer.from([0xc7, 0xe1, 0xd3, 0xc4, 0xc7, 0xe1])
    expect(decode(windows)).toBe('السؤال')
  })

  test('takes the rows of a QnA export that repeat an answer as wordings of one question', () => {
    const { items } = read(
      'Question\tAnswer\tSource\tQnaId\ncard fee\tOMR 10\thttps://a.om\t1\nfee of card\tOMR 10\thttps://a.om\t1\n',
    )
    expect(items).toMatchObject([{ question: { en: 'card fee' }, phrasings: { en: ['fee of card'] } }])
  })

  test('keeps line breaks inside quotes, and knows each row by its first line', () => {
    const { items } = read('question,answer\nq,"first\nsecond"\nr,third\n')
    expect(items.map(({ line, answer }) => [line, answer.en])).toEqual([
      [2, 'first\nsecond'],
      [4, 'third'],
    ])
  })

  test('takes off the quote that keeps a spreadsheet from calculating', () => {
    expect(read("question,answer\nq,'- one\nr,'tis free\n").items.map(({ answer }) => answer.en)).toEqual([
      '- one',
      "'tis free",
    ])
  })

  test('lists each row that lacks a question or an answer', () => {
    const { items, faults } = read('question,answer\nonly a question,\n,only an answer\nq,a\n')
    expect(items).toHaveLength(1)
    expect(faults).toEqual([
      'faq.csv:2: error: the row has no answer: left out',
      'faq.csv:3: error: the row has no question: left out',
    ])
  })

  test('says which columns it does not know, and when the needed ones are not there', () => {
    expect(read('question,answer,colour\nq,a,red\n').faults).toEqual([
      'faq.csv:1: warning: column "colour" is not known and is left out',
    ])
    expect(read('a column,b column\n1,2\n').faults).toEqual([
      'faq.csv:1: error: no columns for question and answer among: a column, b column',
    ])
    expect(read('').faults).toEqual(['faq.csv:1: error: the table is empty'])
  })

  test('says where a table cannot be read', () => {
    expect(read('question,answer\nq,"never closed\n').faults[0]).toMatch(/^faq\.csv:\d+: error: nothing was read/)
  })
})
