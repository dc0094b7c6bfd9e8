import type { CardAction } from '../../../activity.js'
import type { Message } from '../chat/message.js'
import type { Wording } from '../wording/ar.js'
import type { Acts } from './scene.js'

export interface ChoicesProps {
  readonly message: Message
  readonly acts: Acts
  readonly words: Wording
}

/** Replies offered with the last message: a tap says their words. */
export function Choices({ message, acts, words }: ChoicesProps) {
  return (
    <div class="choices" role="group" aria-label={words.choices}>
      {message.actions.map((action) => choice(action, acts))}
    </div>
  )
}

function choice(action: CardAction, acts: Acts) {
  const value = typeof action.value === 'string' ? action.value : action.title
  if (action.type !== 'openUrl')
    return (
      <button type="button" class="choice" dir="auto" onClick={() => acts.send(value)}>
        {action.title}
      </button>
    )
  return /^https?:/i.test(value) ? (
    <a class="choice" dir="auto" href={value} target="_blank" rel="noopener noreferrer">
      {action.title}
    </a>
  ) : null
}
