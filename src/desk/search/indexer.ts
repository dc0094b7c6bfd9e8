import { maskPersonal } from '../../../dialogs/recognizers/personal-data.js'
import type { Store } from '../../store/store.js'
import type { DeskLine } from '../../store/desk/thread.js'
import { nameIn } from '../views/case-summary.js'
import { readActivity } from '../views/thread-line.js'
import { foundableText } from './search-words.js'

/** Conversations of one round: a second's traffic and more. They are written some at a time: turns wait for their rows. */
const ROUND = 100
const AT_ONCE = 20

/** Texts of ours whose words are kept: more than a country's content has entries, in both languages. */
const OURS = 4_000

/** What of a line is searched: what was said, personal data masked, and what the channel calls the citizen. */
const textToFind = ({ origin, activity }: DeskLine, said: string): string => {
  const name = origin === 'citizen' ? nameIn(activity) : null
  return name === null ? maskPersonal(said) : `${maskPersonal(said)} ${name}`
}

/** Makes what was said since the last round findable. Beside the way of a message, so that nobody waits for it. */
export function createIndexer({ desk }: Pick<Store, 'desk'>): () => Promise<void> {
  const wordsOf = createWordsOf()
  const round = async (): Promise<void> => {
    const looked = (await desk.search.unindexed(ROUND)).map(async ({ id, from, to }) => {
      const lines = await desk.thread.between(id, from, to)
      const foundable = lines.flatMap((line) => {
        const folded = wordsOf(line)
        return folded ? [{ seq: line.seq, at: line.at, folded }] : []
      })
      return { conversation: id, upTo: to, lines: foundable }
    })
    const all = await Promise.all(looked)
    for (let i = 0; i < all.length; i += AT_ONCE) await desk.search.index(all.slice(i, i + AT_ONCE))
  }
  return () => desk.search.round(round)
}

/** The bot says the same to everybody: its words are worked out once, unless they hold what is somebody's own. */
function createWordsOf(): (line: DeskLine) => string {
  const ours = new Map<string, string>()
  return (line) => {
    const { text: said } = readActivity(line.activity)
    const known = line.origin === 'bot' ? ours.get(said) : undefined
    if (known !== undefined) return known
    const text = textToFind(line, said)
    const words = foundableText(text)
    if (ours.size >= OURS) ours.clear()
    if (line.origin === 'bot' && text === said) ours.set(said, words)
    return words
  }
}
