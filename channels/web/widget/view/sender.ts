import type { Message } from '../chat/message.js'
import type { Wording } from '../wording/ar.js'

/** Whose message it is: an agent goes by name, everybody else by what they are. */
export function senderName({ origin, name }: Pick<Message, 'origin' | 'name'>, words: Wording): string {
  if (origin === 'agent') return name || words.agent
  return origin === 'citizen' ? words.you : words[origin]
}
