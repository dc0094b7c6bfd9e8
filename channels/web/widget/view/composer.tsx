import type { TargetedEvent, TargetedKeyboardEvent, TargetedMouseEvent } from 'preact'
import { FILE_TYPES, TEXT_LENGTH } from '../chat/limits.js'
import { Arrow, Clip } from './icons.js'
import type { Drawn } from './scene.js'

/** Where a visitor writes: Enter sends, Shift and Enter begins a new line. */
export function Composer({ scene, acts }: Drawn) {
  const { words, chat } = scene
  const tooLong = chat.draft.length > TEXT_LENGTH
  const submit = (event: Event) => {
    event.preventDefault()
    if (!tooLong) acts.send(chat.draft)
  }
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event)
  }
  return (
    <form class="composer" onSubmit={submit}>
      <textarea
        rows={1}
        dir="auto"
        value={chat.draft}
        aria-label={words.write}
        aria-invalid={tooLong}
        aria-describedby="limit"
        placeholder={words.placeholder}
        enterkeyhint="send"
        onInput={(event) => acts.write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Attach scene={scene} acts={acts} />
      <button type="submit" class="send" aria-label={words.send}>
        <Arrow />
      </button>
      <p id="limit" role="alert">
        {tooLong && words.tooLong.replace('{n}', String(TEXT_LENGTH))}
      </p>
    </form>
  )
}

function Attach({ scene, acts }: Drawn) {
  const { words } = scene
  const onChange = ({ currentTarget }: TargetedEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? []
    if (file) acts.attach(file)
    currentTarget.value = ''
  }
  return (
    <>
      <input type="file" hidden accept={FILE_TYPES} onChange={onChange} />
      <button type="button" aria-label={words.attach} title={words.attach} onClick={choose}>
        <Clip />
      </button>
    </>
  )
}

/** Beside the button stands the field it is for, which is not shown because browsers draw it each their own way. */
function choose({ currentTarget }: TargetedMouseEvent<HTMLButtonElement>): void {
  const field = currentTarget.previousElementSibling
  if (field instanceof HTMLInputElement) field.click()
}
