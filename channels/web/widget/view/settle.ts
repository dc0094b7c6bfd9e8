import type { Scene } from './scene.js'

/** Where the panel covers the whole screen, what lies under it must not be reached; styles/panel.css says the same. */
const COVERS = '(max-width: 30em), (max-height: 26em)'
/** How far above the end of the messages a reader may be and still be taken along, in pixels. */
const NEAR = 120

/** What elements cannot be told as attributes, and what gets the focus when the panel closes. */
export interface Settling {
  readonly root: ShadowRoot
  readonly before: Scene
  readonly after: Scene
  /** The element of the page that opened the panel; null for the launcher. */
  readonly opener: HTMLElement | null
}

/**
 * True if the reader is at the end of the messages, or still where we last put them; asked before a drawing, to know
 * whether to take them along.
 */
export function isFollowing(root: ShadowRoot, putAt: number): boolean {
  const log = root.querySelector('.log')
  return !log || log.scrollTop === putAt || log.scrollHeight - log.scrollTop - log.clientHeight < NEAR
}

/** After a drawing: opens and closes the dialog, moves the focus, and keeps the field as high as its text. */
export function settle({ root, before, after, opener }: Settling): void {
  if (after.chat.open !== before.chat.open) {
    if (after.chat.open) show(root, after)
    else hide(root, opener)
  }
  if (after.asking !== before.asking) focus(root, after.asking ? '.plain' : 'textarea')
  if (after.chat.draft !== before.chat.draft) grow(root)
}

/** The page beside the panel stays in use where there is room for both. Focus raises no keyboard on a touch screen. */
function show(root: ShadowRoot, { chat }: Scene): void {
  const dialog = root.querySelector('dialog')
  if (matchMedia(COVERS).matches) dialog?.showModal()
  else dialog?.show()
  grow(root)
  focus(root, chat.draft || !matchMedia('(pointer: coarse)').matches ? 'textarea' : 'h2')
}

function hide(root: ShadowRoot, opener: HTMLElement | null): void {
  root.querySelector('dialog')?.close()
  if (opener?.isConnected) opener.focus()
  else focus(root, '.launcher')
}

export function focus(root: ShadowRoot, selector: string): void {
  root.querySelector<HTMLElement>(selector)?.focus()
}

/** As high as its text; the style sheet sets the limit. */
function grow(root: ShadowRoot): void {
  const field = root.querySelector('textarea')
  if (!field) return
  field.style.height = 'auto'
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`
}

/** Shows the end of the messages; of a reply longer than the list, its beginning. Returns where that is. */
export function follow(root: ShadowRoot): number {
  const log = root.querySelector('.log')
  const newest = log?.querySelector<HTMLElement>(':scope > ul > :last-child')
  if (!log || !newest) return 0
  log.scrollTop = newest.matches('.citizen') ? log.scrollHeight : newest.offsetTop - NEAR / 8
  return log.scrollTop
}
