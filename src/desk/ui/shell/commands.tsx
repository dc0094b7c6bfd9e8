import { createContext, useContext, useEffect, useMemo, useRef, type ReactNode } from 'react'
import { matches, type Chord } from './chord.js'

export type CommandGroup = 'go' | 'list' | 'case' | 'write' | 'desk'

/** Something that can be done now: by its key, and from the palette. */
export interface Command {
  readonly id: string
  readonly label: string
  readonly group: CommandGroup
  readonly key?: Chord
  readonly run: () => void
}

export interface Commands {
  /** What can be done now, the newest part of the page first. */
  all(): readonly Command[]
  put(owner: object, commands: readonly Command[] | null): void
}

const CommandsContext = createContext<Commands | null>(null)

/** Keys without Ctrl can be turned off: speech input types them by accident. */
export const PLAIN_KEYS = 'nafidha.desk.plain-keys'
const plainKeysOn = (): boolean => localStorage.getItem(PLAIN_KEYS) !== 'off'

/** Keeps what the parts of the page offer, and listens to the keyboard for them. */
export function CommandsProvider({ children }: { children: ReactNode }) {
  const commands = useMemo(createCommands, [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return
      const found = commands.all().find(({ key }) => key && matches(key, event))
      if (!found?.key) return
      const plain = !found.key.startsWith('Mod+')
      if (plain && (!plainKeysOn() || isTyping(event.target) || inDialog(event.target))) return
      event.preventDefault()
      found.run()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [commands])
  return <CommandsContext value={commands}>{children}</CommandsContext>
}

function createCommands(): Commands {
  const offered = new Map<object, readonly Command[]>()
  return {
    all: () => [...offered.values()].reverse().flat(),
    put: (owner, commands) => void (commands ? offered.set(owner, commands) : offered.delete(owner)),
  }
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
const inDialog = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('[role="dialog"],[role="menu"],[role="listbox"]') !== null

export function useAllCommands(): Commands {
  const commands = useContext(CommandsContext)
  if (!commands) throw new Error('useAllCommands is for what stands inside CommandsProvider')
  return commands
}

/** Offers `commands` for as long as the caller is shown. */
export function useCommands(commands: readonly Command[]): void {
  const all = useAllCommands()
  const owner = useRef({})
  useEffect(() => all.put(owner.current, commands))
  useEffect(() => {
    const mine = owner.current
    return () => all.put(mine, null)
  }, [all])
}
