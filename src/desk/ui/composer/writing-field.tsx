import { useId, useRef, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react'
import { Textarea } from '@mantine/core'
import type { Trigger } from './completion.js'
import { useCompletions, type Completion, type Completions } from './use-completions.js'

interface WritingProps {
  readonly id: string
  readonly label: string
  readonly placeholder: string
  readonly mark: Trigger['mark']
  readonly value: string
  readonly change: (text: string) => void
  readonly find: (words: string) => readonly Completion[]
  readonly nothingFound: ReactNode
  readonly submit: () => void
  readonly onPaste?: (event: ClipboardEvent) => void
}

/** A field for several lines, each with its own direction, with a list that opens at a mark. Enter sends. */
export function WritingField(props: WritingProps) {
  const { id, label, placeholder, mark, value, change, find, submit, onPaste } = props
  const field = useRef<HTMLTextAreaElement>(null)
  const list = useId()
  const completions = useCompletions({ field, mark, value, change, find })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || completions.onKey(event)) return
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    submit()
  }
  return (
    <div className="writing">
      <Textarea
        id={id}
        ref={field}
        aria-label={label}
        placeholder={placeholder}
        dir="auto"
        autosize
        minRows={2}
        maxRows={10}
        variant="unstyled"
        value={value}
        aria-autocomplete="list"
        aria-controls={completions.open ? list : undefined}
        aria-activedescendant={completions.chosen && `${list}-${completions.chosen.id}`}
        onChange={(event) => {
          change(event.currentTarget.value)
          completions.moved(event.currentTarget.selectionStart, true)
        }}
        onSelect={(event) => completions.moved(event.currentTarget.selectionStart, false)}
        onKeyDown={onKeyDown}
        {...(onPaste && { onPaste })}
      />
      {completions.open && <List id={list} label={label} completions={completions} nothingFound={props.nothingFound} />}
    </div>
  )
}

interface ListProps {
  readonly id: string
  readonly label: string
  readonly completions: Completions
  readonly nothingFound: ReactNode
}

function List({ id, label, completions, nothingFound }: ListProps) {
  const { found, chosen, choose } = completions
  if (found.length === 0)
    return (
      <p className="completions completions-none" role="status">
        {nothingFound}
      </p>
    )
  return (
    <div className="completions" id={id} role="listbox" aria-label={label}>
      {found.map((item) => (
        <div
          key={item.id}
          id={`${id}-${item.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={item === chosen}
          className="completion"
          onMouseDown={(event) => {
            event.preventDefault()
            choose(item)
          }}
        >
          <bdi className="completion-title">{item.title}</bdi>
          <span className="completion-detail" dir="auto">
            {item.detail}
          </span>
        </div>
      ))}
    </div>
  )
}
