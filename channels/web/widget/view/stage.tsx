import { render } from 'preact'
import type { Language } from '../../../../knowledge/language/language.js'
import { saveFile } from '../browser/save-file.js'
import type { Chat } from '../chat/chat.js'
import type { FileLink } from '../chat/message.js'
import { wordingOf } from '../wording/wording.js'
import { Launcher } from './launcher.js'
import { Panel } from './panel.js'
import type { Acts, Scene } from './scene.js'
import { focus, follow, isFollowing, settle } from './settle.js'
import { transcriptText } from './transcript.js'

export interface StageDeps {
  readonly root: ShadowRoot
  readonly chat: Chat
  readonly language: Language
  /** The page's own name for the chat; null for ours. */
  readonly title: string | null
  readonly now: () => Date
  readonly onLanguage: (language: Language) => void
}

/** Draws the widget from its scene whenever that changes: elements hold no state of their own. */
export class Stage {
  readonly #deps: StageDeps
  readonly #acts: Acts
  #language: Language
  #options = false
  #asking: Scene['asking'] = null
  #opener: HTMLElement | null = null
  /** The visitor has just written: their own words are to be in view. */
  #sent = false
  /** Where the messages were last scrolled to, by us. */
  #putAt = 0
  #drawn: Scene
  #due = false

  constructor(deps: StageDeps) {
    this.#deps = deps
    this.#language = deps.language
    this.#acts = this.#createActs()
    this.#drawn = this.#scene()
    deps.chat.subscribe(() => this.#change())
    this.#draw()
  }

  /** `opener` gets the focus back when the panel closes; null stands for the launcher. */
  open(text?: string, opener: HTMLElement | null = null): void {
    this.#opener = opener
    this.#deps.chat.open(text)
  }

  #scene(): Scene {
    const { chat, title, now } = this.#deps
    const words = wordingOf(this.#language)
    return {
      chat: chat.state,
      language: this.#language,
      words,
      title: title ?? words.title,
      options: this.#options,
      asking: this.#asking,
      now: now(),
    }
  }

  /** Changes that come together are drawn together. */
  #change(): void {
    if (this.#due) return
    this.#due = true
    queueMicrotask(() => this.#draw())
  }

  #draw(): void {
    this.#due = false
    const { root } = this.#deps
    const [before, after] = [this.#drawn, this.#scene()]
    const following = this.#sent || !before.chat.open || isFollowing(root, this.#putAt)
    this.#sent = false
    this.#drawn = after
    render(this.#elements(after), root)
    settle({ root, before, after, opener: this.#opener })
    warn(after)
    if (following && hasGrown(before, after)) this.#putAt = follow(root)
  }

  #elements(scene: Scene) {
    return (
      <div class="widget" lang={scene.language} dir={scene.language === 'ar' ? 'rtl' : 'ltr'}>
        <Panel scene={scene} acts={this.#acts} />
        <Launcher scene={scene} acts={this.#acts} />
      </div>
    )
  }

  #send(text: string): void {
    const { chat, root } = this.#deps
    this.#sent = true
    chat.send(text)
    if (text === chat.state.draft) chat.write('')
    focus(root, 'textarea')
  }

  async #download(): Promise<void> {
    const { chat, root, now } = this.#deps
    this.#acts.unfold(false)
    focus(root, '.options button')
    const activities = await chat.transcript()
    const { title, language } = this.#drawn
    if (!activities) return
    const text = transcriptText({ activities, title, language, now })
    saveFile(`${title}.txt`, new Blob([text], { type: 'text/plain;charset=utf-8' }))
  }

  async #save({ name, url }: FileLink): Promise<void> {
    const content = await this.#deps.chat.file(url)
    if (content) saveFile(name, content)
  }

  #createActs(): Acts {
    const { chat, onLanguage } = this.#deps
    return {
      open: () => this.open(),
      close: () => chat.close(),
      write: (draft) => chat.write(draft),
      send: (text) => this.#send(text),
      attach: (file) => {
        this.#sent = true
        chat.attach(file)
      },
      retry: () => chat.retry(),
      download: () => void this.#download(),
      save: (file) => void this.#save(file),
      speak: (language) => {
        this.#language = language
        onLanguage(language)
        this.#change()
      },
      unfold: (options) => {
        this.#options = options
        this.#change()
      },
      ask: (what) => {
        this.#asking = what
        this.#options = false
        this.#change()
      },
      confirm: () => {
        if (this.#asking) void chat[this.#asking]()
        this.#acts.ask(null)
      },
    }
  }
}

const hasGrown = (before: Scene, after: Scene): boolean =>
  before.chat.timeline !== after.chat.timeline ||
  before.chat.typing !== after.chat.typing ||
  before.chat.open !== after.chat.open

/** Unsent messages live in the page alone: leaving would lose them, so the browser asks first. */
function warn({ chat }: Scene): void {
  const unsent = chat.timeline.some(
    (item) => item.kind === 'message' && ['sending', 'unsent'].includes(item.delivery.kind),
  )
  if (unsent) addEventListener('beforeunload', ask)
  else removeEventListener('beforeunload', ask)
}

const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
