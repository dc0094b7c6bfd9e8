import { useEffect, useRef } from 'preact/hooks'
import { Bubble } from './bubble.js'
import type { Act, PhoneView } from '../phone-view.js'
import type { Wording } from './wording/ar.js'

interface ThreadProps {
  readonly view: PhoneView | null
  readonly words: Wording
  readonly act: (one: Act) => Promise<boolean>
}

/** The chat; keeps to its end, where the newest stands. */
export function Thread({ view, words, act }: ThreadProps) {
  const box = useRef<HTMLDivElement>(null)
  const messages = view?.messages ?? []
  useEffect(() => {
    const { current } = box
    if (current) current.scrollTop = current.scrollHeight
  }, [messages.length, view?.typing])
  return (
    <div class="thread" ref={box} role="log" aria-label={words.conversation} tabIndex={0}>
      {messages.length === 0 && <p class="hint">{words.empty}</p>}
      {messages.map((message) => (
        <Bubble key={message.id} message={message} all={messages} words={words} act={act} />
      ))}
      {view?.typing && (
        <p class="typing" aria-hidden="true">
          <i />
          <i />
          <i />
        </p>
      )}
    </div>
  )
}
