import { describe, expect, test } from '@jest/globals'
import { readSettings } from '../../../../channels/web/widget/settings.js'

const read = (dataset: Record<string, string>, page = '', src = 'https://chat.example.om/widget.js') =>
  readSettings({ src, dataset }, page)

describe('the settings of a page', () => {
  test('are those on the script', () => {
    const dataset = { language: 'en', title: ' Ask the ministry ', colour: '#123456', position: 'start' }
    expect(read(dataset)).toEqual({
      server: 'https://chat.example.om/',
      language: 'en',
      title: 'Ask the ministry',
      colour: '#123456',
      position: 'start',
    })
  })

  test('may all be missing', () => {
    expect(read({})).toEqual({
      server: 'https://chat.example.om/',
      language: 'ar',
      title: null,
      colour: undefined,
      position: 'end',
    })
  })

  test.each([
    [{ language: 'en' }, 'ar', 'en'],
    [{ language: 'EN-gb' }, 'ar', 'en'],
    [{}, 'en-US', 'en'],
    [{}, 'ar-OM', 'ar'],
    [{ language: 'fr' }, 'en', 'en'],
    [{}, 'fr', 'ar'],
    [{ language: '' }, '', 'ar'],
  ] as const)('speak %j on a page in %p as %s', (dataset, page, language) => {
    expect(read(dataset, page).language).toBe(language)
  })

  test('find the server where the script came from, also below a path', () => {
    expect(read({}, '', 'https://www.example.om/chat/widget.js?v=2').server).toBe('https://www.example.om/chat/')
  })
})
