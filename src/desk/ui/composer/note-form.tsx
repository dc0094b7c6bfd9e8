import { useState } from 'react'
import { Button } from '@mantine/core'
import type { Colleague } from '../../contract/session.js'
import { useDeskData } from '../shell/desk-data.js'
import type { Thread } from '../thread/use-thread.js'
import { useWords } from '../wording/words.js'
import { findIn } from './completion.js'
import { WritingField } from './writing-field.js'

/** A name as it stands in a note: without spaces, so that it is one word. */
const handleOf = (name: string): string => `@${name.trim().replace(/\s+/g, '_')}`

/** Words for colleagues; "@" calls one. The citizen never sees them. */
export function NoteForm({ thread }: { thread: Thread }) {
  const { w } = useWords()
  const { colleagues } = useDeskData()
  const [text, setText] = useState('')
  const send = () => {
    if (text.trim() === '') return
    thread.sender.note(text.trim(), mentionsIn(text, colleagues))
    setText('')
  }
  const find = (words: string) =>
    findIn(colleagues, words, ({ name }) => [name]).map(({ id, name, presence }) => ({
      id,
      title: name,
      detail: w.presence[presence.state],
      put: `${handleOf(name)} `,
    }))
  return (
    <div className="composer-body">
      <WritingField
        id="write-note"
        label={w.composer.writeNote}
        placeholder={w.composer.notePlaceholder}
        mark="@"
        value={text}
        change={setText}
        find={find}
        nothingFound={w.composer.nobody}
        submit={send}
      />
      <div className="composer-foot">
        <span className="composer-keys">{w.composer.noteKeys}</span>
        <Button size="xs" color="yellow.8" className="composer-send" disabled={text.trim() === ''} onClick={send}>
          {w.composer.keep}
        </Button>
      </div>
    </div>
  )
}

const mentionsIn = (text: string, colleagues: readonly Colleague[]): readonly string[] => {
  const handles = new Set(text.match(/@[^\s،,.:؛!?؟]+/g))
  return colleagues.filter(({ name }) => handles.has(handleOf(name))).map(({ id }) => id)
}
