import { describe, expect, test } from '@jest/globals'
import { readHtml, readJsonLd } from '../../../knowledge/exchange/read-page.js'

const faqPage = {
  '@context': 'https://schema.org',
  '@type': 'FAQPage',
  name: 'Cards',
  url: 'https://rop.gov.om/faq',
  dateModified: '2025-08-12',
  mainEntity: [
    {
      '@type': 'Question',
      name: 'كم رسوم البطاقة؟',
      acceptedAnswer: {
        '@type': 'Answer',
        text: '<p>الرسوم <b>10 ريالات</b>:</p><ul><li>للإصدار</li><li>للتجديد</li></ul>',
      },
    },
  ],
}

describe('importing a page', () => {
  test('reads FAQPage data with its source and date, HTML as Markdown', () => {
    expect(readJsonLd('faq.json', JSON.stringify(faqPage))).toEqual({
      faults: [],
      items: [
        {
          line: 1,
          question: { ar: 'كم رسوم البطاقة؟' },
          answer: { ar: 'الرسوم **10 ريالات**:\n\n-   للإصدار\n-   للتجديد' },
          phrasings: { ar: [], en: [] },
          source: { title: { en: 'Cards' }, url: 'https://rop.gov.om/faq' },
          asOf: '2025-08-12',
        },
      ],
    })
  })

  test('finds FAQPage data in a graph and inside a web page, at its line', () => {
    const html = `<html>\n<script type="application/ld+json">${JSON.stringify({ '@graph': [faqPage] })}</script></html>`
    expect(readHtml('faq.html', html).items).toMatchObject([{ line: 2, question: { ar: 'كم رسوم البطاقة؟' } }])
  })

  test('lists a question without an answer', () => {
    const bare = { ...faqPage, mainEntity: [{ '@type': 'Question', name: 'Why?' }, ...faqPage.mainEntity] }
    const { items, faults } = readJsonLd('faq.json', JSON.stringify(bare))
    expect(items).toHaveLength(1)
    expect(faults).toMatchObject([{ message: 'question 1 has no name or no acceptedAnswer.text: left out' }])
  })

  test('reads marked-up questions and folded sections where there is no FAQPage data', () => {
    const microdata = `<div itemscope itemtype="https://schema.org/Question"><h3 itemprop="name">Fee?</h3>
      <div itemprop="acceptedAnswer"><div itemprop="text">OMR <i>10</i></div></div></div>`
    expect(readHtml('a.html', microdata).items).toMatchObject([
      { question: { en: 'Fee?' }, answer: { en: 'OMR _10_' } },
    ])
    const details = '<details><summary>Fee?</summary><p>OMR 10</p></details>'
    expect(readHtml('a.html', details).items).toMatchObject([{ question: { en: 'Fee?' }, answer: { en: 'OMR 10' } }])
  })

  test('drops scripts', () => {
    const evil = {
      ...faqPage,
      mainEntity: { name: 'Fee?', acceptedAnswer: { text: 'OMR 10<script>alert(1)</script>' } },
    }
    expect(JSON.stringify(readJsonLd('a.json', JSON.stringify(evil)).items)).not.toContain('alert')
  })

  test('says when nothing is found or the data is not JSON', () => {
    expect(readHtml('a.html', '<p>Hello</p>').faults).toMatchObject([
      { message: 'no questions and answers found on the page' },
    ])
    expect(readJsonLd('a.json', '{').faults).toMatchObject([{ message: 'not readable as JSON' }])
  })
})
