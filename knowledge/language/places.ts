import { readFileSync } from 'node:fs'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { stemWord } from './stem.js'
import { tokenize } from './tokens.js'
import { wordSet } from './word-sets.js'

/** What a text says of places other than the country that the answers are about. */
export interface Places {
  /** Whether another place, or what belongs to one, is named at all. */
  namesAbroad(text: string): boolean
  /**
   * How the text asks about something elsewhere: there ("visa for Turkey", "fines in Dubai"), or of there ("Saudi licence"); null
   * where it does not, as in "my wife from India".
   */
  asksAbroad(text: string): 'there' | 'of there' | null
}

const LISTS = ['home', 'abroad', 'belonging', 'services', 'things', 'people'] as const
type List = (typeof LISTS)[number]
const word = z.union([z.string().trim().min(1), z.boolean().transform(String)])
const file = z.strictObject(Object.fromEntries(LISTS.map((name) => [name, z.array(word)])))

/** Names have no more words. */
const LONGEST = 3
/** What Arabic joins to the front of a name. */
const JOINED = /^[وف]?(بال|لل|ال|ب|ل)(?=..)/
/** What makes the place after it the one that somebody comes from. */
const FROM = wordSet('from')
/** What makes the place after it the one where something is or goes. */
const THERE = wordSet('there')

/** Reads the lists. Throws where they are not as they have to be: they ship with the code. */
export function loadPlaces(path: string): Places {
  const given = file.parse(parseYaml(readFileSync(path, 'utf8')))
  const names = (list: List) => new Set((given[list] ?? []).map((name) => tokenize(name).join(' ')))
  const stems = (list: List) => new Set((given[list] ?? []).flatMap((name) => tokenize(name).map(stemWord)))
  return createPlaces({
    home: names('home'),
    abroad: names('abroad'),
    services: names('services'),
    belonging: stems('belonging'),
    things: stems('things'),
    people: stems('people'),
  })
}

function createPlaces(lists: Readonly<Record<List, ReadonlySet<string>>>): Places {
  const { home, abroad, services, belonging, things, people } = lists
  const isThing = (token = '') => things.has(stemWord(token.replace(JOINED, '')))
  const isSomebody = (token = '') => people.has(stemWord(token))
  const belongs = (token: string) => belonging.has(stemWord(token))

  const isThere = (said: readonly string[], at: number): boolean => {
    const before = said[at - 1] ?? ''
    if (/^[وف]?(?:ب|ل)/.test(said[at] ?? '') && !abroad.has(said[at] ?? '')) return !isSomebody(before)
    if (FROM.has(before)) return false
    return !isSomebody(THERE.has(before) ? said[at - 2] : before)
  }
  const isTheirs = (said: readonly string[], at: number): boolean => {
    const [one, two] = /[a-z]/.test(said[at] ?? '') ? [said[at + 1], said[at + 2]] : [said[at - 1], said[at - 2]]
    return !isSomebody(one) && (isThing(one) || isThing(two))
  }
  const isNamed = (said: readonly string[], ...names: (typeof abroad)[]) =>
    said.some((_, at) => names.some((list) => lengthAt(list, said, at) > 0))
  return {
    namesAbroad: (text) => isNamed(tokenize(text), abroad, services) || tokenize(text).some(belongs),
    asksAbroad: (text) => {
      const said = tokenize(text)
      if (isNamed(said, services)) return 'there'
      if (isNamed(said, home)) return null
      if (said.some((_, at) => lengthAt(abroad, said, at) > 0 && isThere(said, at))) return 'there'
      return said.some((token, at) => belongs(token) && isTheirs(said, at)) ? 'of there' : null
    },
  }
}

/** How many words of a name stand here; 0 for none. */
function lengthAt(names: ReadonlySet<string>, said: readonly string[], at: number): number {
  for (let length = Math.min(LONGEST, said.length - at); length > 0; length--) {
    const phrase = said.slice(at, at + length).join(' ')
    if (names.has(phrase) || names.has(phrase.replace(/^[وف](?=..)/, '')) || names.has(phrase.replace(JOINED, '')))
      return length
    if (names.has(phrase.replace(JOINED, 'ال'))) return length
  }
  return 0
}
