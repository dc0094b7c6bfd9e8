import type { TargetedFocusEvent, TargetedKeyboardEvent } from 'preact'
import { Cross, Dots, Mark } from './icons.js'
import type { Drawn } from './scene.js'

export function Header({ scene, acts }: Drawn) {
  const { words, language, title } = scene
  const other = language === 'ar' ? 'en' : 'ar'
  return (
    <div class="header">
      <Mark />
      <div class="heading">
        <h2 id="title" tabIndex={-1}>
          {title}
        </h2>
        <p>{words.subtitle}</p>
      </div>
      <div class="tools">
        <button type="button" class="language" lang={other} onClick={() => acts.speak(other)}>
          {words.otherLanguage}
        </button>
        <Options scene={scene} acts={acts} />
        <button type="button" aria-label={words.close} onClick={acts.close}>
          <Cross />
        </button>
      </div>
    </div>
  )
}

/** What a visitor may do with the conversation, behind one button. Escape and leaving fold it up. */
function Options({ scene, acts }: Drawn) {
  const { words, chat, options } = scene
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Escape' || !options) return
    event.preventDefault()
    event.currentTarget.querySelector('button')?.focus()
    acts.unfold(false)
  }
  const onFocusOut = ({ currentTarget, relatedTarget }: TargetedFocusEvent<HTMLDivElement>) => {
    if (!currentTarget.contains(relatedTarget as Node | null)) acts.unfold(false)
  }
  return (
    <div class="options" onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
      <button
        type="button"
        aria-label={words.options}
        aria-expanded={options}
        aria-controls="options"
        onClick={() => acts.unfold(!options)}
      >
        <Dots />
      </button>
      <div class="list" id="options" hidden={!options}>
        <Option words={words.download} enabled={chat.kept} act={acts.download} />
        <Option words={words.end} enabled={chat.live} act={() => acts.ask('end')} />
        <Option words={words.erase} enabled={chat.kept} act={() => acts.ask('erase')} />
      </div>
    </div>
  )
}

interface OptionProps {
  readonly words: string
  readonly enabled: boolean
  readonly act: () => void
}

const Option = ({ words, enabled, act }: OptionProps) => (
  <button type="button" disabled={!enabled} onClick={act}>
    {words}
  </button>
)
