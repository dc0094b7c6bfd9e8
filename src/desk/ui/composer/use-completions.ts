import { useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { complete, triggerAt, type Trigger } from './completion.js'

export interface Completion {
  readonly id: string
  readonly title: string
  readonly detail: string
  /** What is put in the place of what was typed. */
  readonly put: string
}

interface CompletionsDeps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly mark: Trigger['mark']
  readonly value: string
  readonly change: (text: string) => void
  /** Those that fit what was typed after the mark. */
  readonly find: (words: string) => readonly Completion[]
}

export interface Completions {
  readonly open: boolean
  readonly found: readonly Completion[]
  readonly chosen: Completion | undefined
  choose(item: Completion): void
  /** The cursor stands here now; typing begins the list anew. */
  moved(cursor: number, typed: boolean): void
  /** True where the key was the list's. */
  onKey(event: KeyboardEvent): boolean
}

const MOST = 8

/** The list that opens at a mark: what it holds, which one is chosen, and what the keys do to it. */
export function useCompletions({ field, mark, value, change, find }: CompletionsDeps): Completions {
  const [cursor, setCursor] = useState(0)
  const [active, setActive] = useState(0)
  const [dismissed, setDismissed] = useState(-1)
  const put = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (put.current === null) return
    field.current?.setSelectionRange(put.current, put.current)
    setCursor(put.current)
    put.current = null
  })
  const trigger = triggerAt(value, cursor, mark)
  const open = trigger !== null && trigger.from !== dismissed
  const found = open ? find(trigger.words).slice(0, MOST) : []
  const at = Math.min(active, found.length - 1)
  const chosen = found[at]
  const step = (by: number) => setActive((at + by + found.length) % found.length)
  const choose = (item: Completion) => {
    if (!trigger) return
    const done = complete(value, trigger, cursor, item.put)
    put.current = done.cursor
    change(done.text)
    setActive(0)
  }
  return {
    open,
    found,
    chosen,
    choose,
    moved(next, typed) {
      setCursor(next)
      if (!typed) return
      setDismissed(-1)
      setActive(0)
    },
    onKey(event) {
      const act = { open, chosen, choose, step, dismiss: () => setDismissed(trigger?.from ?? -1) }
      const taken = takeKey(event.key, act)
      if (taken) event.preventDefault()
      return taken
    },
  }
}

interface ListActs {
  readonly open: boolean
  readonly chosen: Completion | undefined
  choose(item: Completion): void
  step(by: number): void
  dismiss(): void
}

/** True where an open list takes the key for itself. */
function takeKey(key: string, { open, chosen, choose, step, dismiss }: ListActs): boolean {
  if (!open) return false
  if (key === 'Escape') dismiss()
  else if (!chosen) return false
  else if (key === 'ArrowDown') step(1)
  else if (key === 'ArrowUp') step(-1)
  else if (key === 'Enter' || key === 'Tab') choose(chosen)
  else return false
  return true
}
