import { useState } from 'preact/hooks'
import { ChoiceSheet } from './choice-sheet.js'
import type { Act, PhoneChoice, PhoneFile, PhoneMessage, Span } from '../phone-view.js'
import type { Wording } from './wording/ar.js'

interface BubbleProps {
  readonly message: PhoneMessage
  readonly all: readonly PhoneMessage[]
  readonly words: Wording
  readonly act: (one: Act) => Promise<boolean>
}

/** One message with what hangs on it. */
export function Bubble({ message, all, words, act }: BubbleProps) {
  const { id, from, at, buttons, list, location, file, reaction, edited } = message
  const quoted = all.find((other) => other.id === message.replyTo)
  const tap = (choice: PhoneChoice) => void act({ kind: 'tap', message: id, choice: choice.id })
  return (
    <div class={`line ${from}`}>
      <div class="bubble">
        {from === 'citizen' && <span class="unseen">{words.you}: </span>}
        {quoted && (
          <blockquote dir="auto">{quoted.spans.map(({ text }) => text).join('') || quoted.file?.name}</blockquote>
        )}
        {file && <File file={file} />}
        {location && (
          <p class="place" dir="auto">
            📍 {location.name}{' '}
            <bdi dir="ltr">{`${location.latitude.toFixed(4)}, ${location.longitude.toFixed(4)}`}</bdi>
          </p>
        )}
        <Text spans={message.spans} words={words} />
        <small class="meta">
          {edited && `${words.edited} `}
          <time dateTime={at}>{timeOf(at)}</time>
          {from === 'citizen' && <Ticks status={message.status} words={words} />}
        </small>
        {reaction && <span class="reaction">{reaction}</span>}
      </div>
      {from === 'service' && (
        <button
          type="button"
          class="like"
          aria-label={reaction ? words.unreact : words.react}
          onClick={() => void act({ kind: 'reaction', message: id, emoji: reaction ? '' : '👍' })}
        >
          👍
        </button>
      )}
      {buttons.map((row) => (
        <div class="row" key={row.map((choice) => choice.id).join()}>
          {row.map((choice) => (
            <Choice key={choice.id} choice={choice} tap={tap} words={words} />
          ))}
        </div>
      ))}
      {list && <ListButton list={list} tap={tap} words={words} />}
    </div>
  )
}

function Choice({ choice, tap, words }: { choice: PhoneChoice; tap: (one: PhoneChoice) => void; words: Wording }) {
  if (choice.url)
    return (
      <a class="choice" href={choice.url} target="_blank" rel="noopener noreferrer" dir="auto">
        {choice.title} ↗<span class="unseen">{words.newTab}</span>
      </a>
    )
  return (
    <button type="button" class="choice" dir="auto" onClick={() => tap(choice)}>
      {choice.title}
    </button>
  )
}

interface ListProps {
  readonly list: NonNullable<PhoneMessage['list']>
  readonly tap: (one: PhoneChoice) => void
  readonly words: Wording
}

function ListButton({ list, tap, words }: ListProps) {
  const [open, setOpen] = useState(false)
  const choose = (choice: PhoneChoice) => {
    setOpen(false)
    tap(choice)
  }
  return (
    <div class="row">
      <button type="button" class="choice" dir="auto" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        ☰ {list.open}
      </button>
      {open && (
        <ChoiceSheet title={list.open} rows={list.rows} choose={choose} close={() => setOpen(false)} words={words} />
      )}
    </div>
  )
}

function File({ file: { kind, name, url } }: { file: PhoneFile }) {
  if (kind === 'image') return <img class="photo" src={url} alt={name} />
  if (kind === 'audio') return <audio controls src={url} aria-label={name} />
  if (kind === 'video') return <video controls src={url} aria-label={name} />
  return (
    <a class="document" href={url} download={name}>
      📄 <bdi>{name}</bdi>
    </a>
  )
}

/** Each paragraph finds its direction in its own words, as the apps do it. */
function Text({ spans, words }: { spans: readonly Span[]; words: Wording }) {
  const paragraphs: Span[][] = [[]]
  for (const span of spans)
    span.text.split('\n').forEach((text, i) => {
      if (i > 0) paragraphs.push([])
      if (text) paragraphs.at(-1)?.push({ ...span, text })
    })
  if (paragraphs.every((parts) => parts.length === 0)) return null
  return (
    <>
      {paragraphs.map((parts, i) => (
        <p dir="auto" key={i}>
          {parts.length === 0 ? <br /> : parts.map((span, j) => <Marked key={j} span={span} words={words} />)}
        </p>
      ))}
    </>
  )
}

function Marked({ span: { text, bold, italic, code, struck, url }, words }: { span: Span; words: Wording }) {
  let shown = <>{text}</>
  if (code) shown = <code>{shown}</code>
  if (struck) shown = <s>{shown}</s>
  if (italic) shown = <em>{shown}</em>
  if (bold) shown = <strong>{shown}</strong>
  if (!url || !/^(https?:|tel:|mailto:)/i.test(url)) return shown
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {shown}
      <span class="unseen">{words.newTab}</span>
    </a>
  )
}

function Ticks({ status, words }: { status: PhoneMessage['status']; words: Wording }) {
  return (
    <span class={`ticks ${status}`} role="img" aria-label={words.status[status]}>
      {status === 'sent' ? '✓' : '✓✓'}
    </span>
  )
}

const timeOf = (at: string) => at && new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
