import { useRef, useState } from 'preact/hooks'
import type { Act, App } from '../phone-view.js'
import type { Wording } from './wording/ar.js'

interface ComposerProps {
  readonly app: App
  readonly words: Wording
  /** The citizen has written before. */
  readonly started: boolean
  readonly act: (one: Act) => Promise<boolean>
  readonly sendFile: (kind: FileKind, file: File) => Promise<boolean>
}

export type FileKind = 'image' | 'document' | 'voice'
const ACCEPTED: Readonly<Record<FileKind, string>> = { image: 'image/*', document: '*/*', voice: 'audio/*' }
const MUSCAT = { latitude: 23.588, longitude: 58.3829 }

/** Where the citizen writes; a Telegram chat begins with its start button. */
export function Composer({ app, words, started, act, sendFile }: ComposerProps) {
  const [text, setText] = useState('')
  const [menu, setMenu] = useState(false)
  if (app === 'telegram' && !started)
    return (
      <div class="composer">
        <button type="button" class="begin" onClick={() => void act({ kind: 'text', text: '/start' })}>
          {words.start}
        </button>
      </div>
    )
  const send = async (event: Event) => {
    event.preventDefault()
    const said = text.trim()
    if (!said) return
    setText('')
    if (!(await act({ kind: 'text', text: said }))) setText(said)
  }
  return (
    <form class="composer" onSubmit={(event) => void send(event)}>
      <button type="button" class="clip" aria-label={words.attach} aria-expanded={menu} onClick={() => setMenu(!menu)}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M11 4h2v7h7v2h-7v7h-2v-7H4v-2h7z" />
        </svg>
      </button>
      {menu && <Attachments words={words} act={act} sendFile={sendFile} done={() => setMenu(false)} />}
      <input
        dir="auto"
        value={text}
        placeholder={words.message}
        aria-label={words.message}
        autocomplete="off"
        maxLength={4096}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <button type="submit" class="send" aria-label={words.send}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M3 20.5v-7l9-1.5-9-1.5v-7L22 12z" />
        </svg>
      </button>
    </form>
  )
}

interface AttachmentsProps extends Pick<ComposerProps, 'words' | 'act' | 'sendFile'> {
  readonly done: () => void
}

function Attachments({ words, act, sendFile, done }: AttachmentsProps) {
  const picker = useRef<HTMLInputElement>(null)
  const kind = useRef<FileKind>('image')
  const pick = (wanted: FileKind) => {
    kind.current = wanted
    const { current } = picker
    if (!current) return
    current.accept = ACCEPTED[wanted]
    current.click()
  }
  const picked = () => {
    const file = picker.current?.files?.[0]
    done()
    if (file) void sendFile(kind.current, file)
  }
  return (
    <ul class="attachments">
      <li>
        <button type="button" onClick={() => pick('image')}>
          🖼️ {words.photo}
        </button>
      </li>
      <li>
        <button type="button" onClick={() => pick('document')}>
          📄 {words.document}
        </button>
      </li>
      <li>
        <button type="button" onClick={() => pick('voice')}>
          🎤 {words.voice}
        </button>
      </li>
      <li>
        <button
          type="button"
          onClick={() => {
            done()
            void act({ kind: 'location', ...MUSCAT })
          }}
        >
          📍 {words.location}
        </button>
      </li>
      <input type="file" hidden ref={picker} onChange={picked} />
    </ul>
  )
}
