import { useEffect, useRef, useState } from 'preact/hooks'
import { Composer, type FileKind } from './composer.js'
import { openPhone, type Connection } from './connection.js'
import type { Act, App, PhoneView } from '../phone-view.js'
import { Thread } from './thread.js'
import type { Wording } from './wording/ar.js'

export interface PhoneProps {
  readonly app: App
  readonly words: Wording
}

type Line = 'opening' | 'open' | 'lost' | 'unreachable'

/** A phone with one chat: that with the service. */
export function Phone({ app, words }: PhoneProps) {
  const { view, line, failed, act, sendFile } = usePhone(app)
  useReading(view, act)
  const name = words.phone(words.apps[app])
  return (
    <section class={`phone ${app}`} aria-label={name}>
      <header>
        <span class="face" aria-hidden="true">
          ن
        </span>
        <div class="who">
          <strong>
            <bdi>{view?.service ?? 'نافذة'}</bdi>
          </strong>
          <small>{view?.typing ? words.typing : app === 'telegram' ? words.bot : words.online}</small>
        </div>
        <span class="stamp">{words.simulator}</span>
      </header>
      <Thread view={view} words={words} act={act} />
      {line === 'lost' && <p class="bar">{words.lost}</p>}
      {line === 'unreachable' && <p class="bar">{words.unreachable}</p>}
      {failed && (
        <p class="bar" role="alert">
          {words.notSent}
        </p>
      )}
      <Composer app={app} words={words} started={(view?.messages.length ?? 0) > 0} act={act} sendFile={sendFile} />
    </section>
  )
}

/** Opens the phone and follows what it shows. */
function usePhone(app: App) {
  const [view, setView] = useState<PhoneView | null>(null)
  const [line, setLine] = useState<Line>('opening')
  const [failed, setFailed] = useState(false)
  const connection = useRef<Connection | null>(null)
  useEffect(() => {
    const show = (seen: PhoneView) => {
      setView(seen)
      setLine('open')
    }
    const open = async () => {
      connection.current = await openPhone(app, { show, lost: () => setLine('lost') })
      if (!connection.current) setLine('unreachable')
    }
    void open()
    return () => connection.current?.close()
  }, [app])
  const tell = async (done: Promise<boolean> | undefined) => {
    const ok = (await done) ?? false
    setFailed(!ok)
    return ok
  }
  return {
    view,
    line,
    failed,
    act: (one: Act) => tell(connection.current?.act(one)),
    sendFile: (kind: FileKind, file: File) => tell(connection.current?.sendFile(kind, file)),
  }
}

/** Whoever looks at the page reads what the service wrote, as a phone with the chat open would report. */
function useReading(view: PhoneView | null, act: (one: Act) => Promise<boolean>): void {
  const unread = view?.messages.findLast(({ from, status }) => from === 'service' && status !== 'read')?.id
  useEffect(() => {
    if (unread && document.visibilityState === 'visible') void act({ kind: 'read' })
  }, [unread])
}
