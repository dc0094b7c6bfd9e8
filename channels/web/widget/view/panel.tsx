import type { TargetedKeyboardEvent } from 'preact'
import { plainText } from '../../../../knowledge/rich-text.js'
import { Composer } from './composer.js'
import { Confirm } from './confirm.js'
import { Header } from './header.js'
import { MessageList } from './message-list.js'
import type { Drawn } from './scene.js'
import { senderName } from './sender.js'

export function Panel({ scene, acts }: Drawn) {
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDialogElement>) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    if (scene.asking) acts.ask(null)
    else acts.close()
  }
  const onCancel = (event: Event) => {
    event.preventDefault()
    acts.close()
  }
  return (
    <dialog class="panel" aria-labelledby="title" onKeyDown={onKeyDown} onCancel={onCancel}>
      <div class="inside" inert={scene.asking !== null}>
        <Header scene={scene} acts={acts} />
        <StatusBar scene={scene} />
        <MessageList scene={scene} acts={acts} />
        <Composer scene={scene} acts={acts} />
      </div>
      <Confirm scene={scene} acts={acts} />
      <Announcer scene={scene} />
    </dialog>
  )
}

/** One line about the conversation itself: the network, what was done, what could not be. */
function StatusBar({ scene }: Pick<Drawn, 'scene'>) {
  const { words, chat } = scene
  const trouble = chat.offline ? words.offline : chat.unreachable ? words.unreachable : ''
  return (
    <p class={trouble ? 'status trouble' : 'status'} role="status">
      {trouble || (chat.note && words[chat.note])}
    </p>
  )
}

/** Reads out each reply once: a line is added for it, and never changes. */
function Announcer({ scene }: Pick<Drawn, 'scene'>) {
  return (
    <div class="unseen" aria-live="polite" aria-relevant="additions">
      {scene.chat.spoken.map((message) => (
        <p key={message.key} lang={message.language}>
          {senderName(message, scene.words)}: {plainText(message.content)}
        </p>
      ))}
    </div>
  )
}
