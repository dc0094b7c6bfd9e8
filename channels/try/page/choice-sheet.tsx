import { useEffect, useRef } from 'preact/hooks'
import type { PhoneChoice } from '../phone-view.js'
import type { Wording } from './wording/ar.js'

interface ChoiceSheetProps {
  readonly title: string
  readonly rows: readonly PhoneChoice[]
  readonly choose: (one: PhoneChoice) => void
  readonly close: () => void
  readonly words: Wording
}

/** The list that rises from the lower edge of a phone. */
export function ChoiceSheet({ title, rows, choose, close, words }: ChoiceSheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog class="sheet" ref={dialog} onClose={close} aria-label={title}>
      <header>
        <strong dir="auto">{title}</strong>
        <button type="button" aria-label={words.close} onClick={close}>
          ✕
        </button>
      </header>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" dir="auto" onClick={() => choose(row)}>
              <span>{row.title}</span>
              {row.description && <small>{row.description}</small>}
            </button>
          </li>
        ))}
      </ul>
    </dialog>
  )
}
