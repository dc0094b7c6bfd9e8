import type { Language } from '../../../../knowledge/language/language.js'
import type { ChatState } from '../chat/chat-state.js'
import type { FileLink } from '../chat/message.js'
import type { Wording } from '../wording/ar.js'

/** All that the widget is drawn from. Nothing else decides what is on the screen. */
export interface Scene {
  readonly chat: ChatState
  readonly language: Language
  readonly words: Wording
  readonly title: string
  /** The options are unfolded. */
  readonly options: boolean
  /** The visitor is being asked whether they mean it. */
  readonly asking: 'end' | 'erase' | null
  readonly now: Date
}

/** All that a visitor can do. */
export interface Acts {
  open(): void
  close(): void
  write(draft: string): void
  send(text: string): void
  attach(file: File): void
  retry(): void
  download(): void
  save(file: FileLink): void
  speak(language: Language): void
  unfold(options: boolean): void
  ask(what: 'end' | 'erase' | null): void
  confirm(): void
}

export interface Drawn {
  readonly scene: Scene
  readonly acts: Acts
}
