import type { ChatState } from '../chat/chat-state.js'
import type { Message } from '../chat/message.js'
import { openActions, type Item } from '../chat/timeline.js'
import { Choices } from './choices.js'
import { dayLine, sameDay } from './clock.js'
import { MessageView } from './message.js'
import type { Drawn, Scene } from './scene.js'

/** The conversation. It is silent itself: each reply is read out once, by the announcer. */
export function MessageList({ scene, acts }: Drawn) {
  const { words, chat } = scene
  const { timeline } = chat
  const choices = openActions(timeline)
  return (
    <div class="log" role="log" aria-live="off" aria-label={words.messages} tabIndex={0}>
      <ul>
        {timeline.map((item, i) => [
          mark(item, timeline[i - 1], scene),
          item.kind === 'message' && (
            <MessageView message={item} first={isFirst(item, timeline[i - 1])} scene={scene} acts={acts} />
          ),
        ])}
      </ul>
      {(chat.typing || isAwaited(chat)) && (
        <p class="typing">
          <i />
          <i />
          <i />
          <span class="unseen">{words.typing}</span>
        </p>
      )}
      {choices && <Choices message={choices} acts={acts} words={words} />}
    </div>
  )
}

/** The line before a new day, today's own left out at the start; or the end of a conversation. */
function mark(item: Item, before: Item | undefined, { words, language, now }: Scene) {
  if (item.kind === 'end') return <li class="mark">{words.endMark}</li>
  const dayBefore = before?.kind === 'message' ? before.at : now
  return sameDay(item.at, dayBefore) ? null : <li class="mark">{dayLine(item.at, language)}</li>
}

const isFirst = (message: Message, before: Item | undefined): boolean =>
  before?.kind !== 'message' || before.origin !== message.origin || before.name !== message.name

/** The panel is open and the conversation about to begin. */
const isAwaited = ({ timeline, offline, unreachable, note }: ChatState): boolean =>
  timeline.length === 0 && !offline && !unreachable && !note
