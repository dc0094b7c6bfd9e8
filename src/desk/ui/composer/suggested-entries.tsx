import { useEffect, useState } from 'react'
import { Button, CloseButton, TextInput } from '@mantine/core'
import { IconExternalLink, IconSearch } from '@tabler/icons-react'
import type { ConversationView, Suggestion } from '../../contract/inbox.js'
import { query } from '../api/request.js'
import { useResource } from '../api/use-resource.js'
import { Waits } from '../parts/waits.js'
import { FailureNote } from '../shell/page.js'
import { SafeLink } from '../thread/rich-text.js'
import { fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'

interface SuggestedProps {
  readonly view: ConversationView
  readonly insert: (text: string) => void
  readonly close: () => void
}

/** Milliseconds without a key after which words are looked up. */
const REST = 350

/** Answers of the knowledge base to the citizen's last message, or to words of one's own. */
export default function SuggestedEntries({ view, insert, close }: SuggestedProps) {
  const { w } = useWords()
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words.trim()), REST)
    return () => clearTimeout(timer)
  }, [words])
  const found = useResource<readonly Suggestion[]>(`/conversations/${view.id}/suggestions${query({ q: asked })}`)
  return (
    <section className="entries" aria-label={w.composer.entries}>
      <header>
        <TextInput
          size="xs"
          type="search"
          aria-label={w.composer.findEntry}
          placeholder={w.composer.findEntry}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={words}
          dir="auto"
          autoFocus
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && close()}
        />
        <CloseButton aria-label={w.close} onClick={close} />
      </header>
      {found.failure && <FailureNote failure={found.failure} retry={found.reload} />}
      {found.loading && <Waits heights={[60]} />}
      {found.value?.length === 0 && <p className="entries-none">{w.composer.noEntries}</p>}
      <ul>
        {(found.value ?? []).map((entry) => (
          <Entry key={entry.entry} entry={entry} insert={insert} />
        ))}
      </ul>
    </section>
  )
}

function Entry({ entry, insert }: { entry: Suggestion; insert: (text: string) => void }) {
  const { w, format } = useWords()
  return (
    <li>
      <p className="entry-head">
        <strong dir="auto">{entry.label}</strong>
        <span className="tag">{format.percent(entry.confidence)}</span>
      </p>
      <p className="entry-text" dir="auto">
        {entry.text.replaceAll('**', '')}
      </p>
      <p className="entry-foot">
        <SafeLink url={entry.source.url}>
          {entry.source.title} <IconExternalLink size={12} aria-hidden />
        </SafeLink>
        <span>{fill(w.composer.asOf, { date: entry.source.asOf })}</span>
        <Button
          size="compact-xs"
          aria-label={fill(w.composer.insertEntry, { entry: entry.label })}
          onClick={() => insert(withSource(entry))}
        >
          {w.composer.insert}
        </Button>
      </p>
    </li>
  )
}

const withSource = ({ text, source }: Suggestion): string =>
  `${text}\n\n[${source.title}](${source.url}) (${source.asOf})`
