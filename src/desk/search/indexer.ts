import { maskPersonal } from '../../../dialogs/recognizers/personal-data.js'
import type { Store } from '../../store/store.js'
import type { DeskLine } from '../../store/desk/thread.js'
import { nameIn } from '../views/case-summary.js'
import { readActivity } from '../views/thread-line.js'
import { foundableText } from './search-words.js'

/** Conversations of one round: a second's traffic and more. They are written some at a time: turns wait for their rows. */
const ROUND = 100
const AT_ONCE = 20

/** What of a line is searched: what was said, personal data masked, and what the channel calls the citizen. */
export const textToFind = ({ origin, activity }: DeskLine): string => {
  const said = maskPersonal(readActivity(activity).text)
  const name = origin === 'citizen' ? nameIn(activity) : null
  return name === null ? said : `${said} ${name}`
}

/** Makes what was said since the last round findable. Beside the way of a message, so that nobody waits for it. */
export function createIndexer({ desk }: Pick<Store, 'desk'>): () => Promise<void> {
  const round = async (): Promise<void> => {
    const looked = (await desk.search.unindexed(ROUND)).map(async ({ id, from, to }) => {
      const lines = await desk.thread.between(id, from, to)
      const foundable = lines.flatMap((line) => {
        const folded = foundableText(textToFind(line))
        return folded ? [{ seq: line.seq, at: line.at, folded }] : []
      })
      return { conversation: id, upTo: to, lines: foundable }
    })
    const all = await Promise.all(looked)
    for (let i = 0; i < all.length; i += AT_ONCE) await desk.search.index(all.slice(i, i + AT_ONCE))
  }
  return () => desk.search.round(round)
}
