import { Mark } from './icons.js'
import type { Drawn } from './scene.js'

/** Opens the panel, and counts what came while it was closed. */
export function Launcher({ scene, acts }: Drawn) {
  const { words, title, chat } = scene
  const news = chat.unread > 0 && words.unread.replace('{n}', String(chat.unread))
  return (
    <>
      <button type="button" class="launcher" hidden={chat.open} aria-haspopup="dialog" onClick={acts.open}>
        <Mark />
        <span>{words.launch}</span>
        <span class="unseen">
          : {title}. {news}
        </span>
        {chat.unread > 0 && (
          <span class="badge" aria-hidden="true">
            {chat.unread}
          </span>
        )}
      </button>
      <p class="unseen" role="status">
        {news}
      </p>
    </>
  )
}
