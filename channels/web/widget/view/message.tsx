import type { FileLink, Message } from '../chat/message.js'
import type { Delivery } from '../direct-line/outbox.js'
import type { Wording } from '../wording/ar.js'
import { timeLine } from './clock.js'
import { Page } from './icons.js'
import { richText } from './rich-text.js'
import type { Acts, Drawn } from './scene.js'
import { senderName } from './sender.js'

export interface MessageViewProps extends Drawn {
  readonly message: Message
  /** The message before is from somebody else: say who this is. */
  readonly first: boolean
}

export function MessageView({ message, first, scene, acts }: MessageViewProps) {
  const { words, language } = scene
  const { origin, delivery, files } = message
  const own = origin === 'citizen'
  return (
    <li class={`message ${origin}${first ? ' first' : ''}`}>
      <p class={first && !own ? 'name' : 'unseen'}>{senderName(message, words)}</p>
      <div class="bubble" lang={message.language}>
        {richText(message.content, words)}
        {files.map((file) => fileView(file, acts))}
        {delivery.kind === 'sending' && files.length > 0 && (
          <progress value={delivery.progress} aria-label={words.sending} />
        )}
      </div>
      <p class="about">
        <time dateTime={message.at.toISOString()}>{timeLine(message.at, language)}</time>
        {own && <span class={delivery.kind}> · {deliveryLine(delivery, words)}</span>}
      </p>
      {delivery.kind === 'unsent' && (
        <button type="button" class="retry" onClick={acts.retry}>
          {words.retry}
        </button>
      )}
    </li>
  )
}

function deliveryLine(delivery: Delivery, words: Wording): string {
  if (delivery.kind !== 'refused') return words[delivery.kind]
  if (delivery.status === 413) return words.fileTooLarge
  if (delivery.status === 415) return words.fileKind
  return delivery.status === 507 ? words.refusedFull : words.refused
}

function fileView(file: FileLink, acts: Acts) {
  const label = [<Page />, <bdi>{file.name}</bdi>]
  return file.url ? (
    <button type="button" class="file" onClick={() => acts.save(file)}>
      {label}
    </button>
  ) : (
    <p class="file">{label}</p>
  )
}
