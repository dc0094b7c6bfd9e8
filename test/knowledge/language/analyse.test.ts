import { describe, expect, test } from '@jest/globals'
import { lexicon, loadWordings, SUBJECTS, trainOn } from '../trained-pack.js'

const { model } = trainOn(loadWordings(SUBJECTS))
const { analyse } = model.parts.reader
const standard = (text: string) => analyse(text).words

describe('a text as the model sees it', () => {
  test('has Arabizi read with its apostrophes, nouns in the construct and verbs with a person', () => {
    expect(lexicon.listOf.size).toBeGreaterThan(0)
    expect(standard("9'a3at betaqti")).toEqual(expect.arrayContaining(['فقدان', 'بطاقه']))
    expect(standard('kam ejazat el marath')).toEqual(expect.arrayContaining(['كم', 'اجازه']))
  })

  test('has no article that stands alone before another language', () => {
    expect(standard('كم الـ fee')).not.toContain('ال')
    expect(analyse('kam el rosoom').roots).not.toContain('el')
  })

  test('leaves English words alone that are spelt like Arabizi', () => {
    expect(standard('what does the law say')).not.toContain('لو')
    expect(standard("law iza 9'a3at el bitaqa")).toContain('لو')
  })
})
