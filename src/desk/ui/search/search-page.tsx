import { useEffect, useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { IconSearch, IconSearchOff } from '@tabler/icons-react'
import { Link, useSearchParams } from 'wouter'
import type { SearchPage as Found } from '../../contract/inbox.js'
import { ask, query } from '../api/request.js'
import { useResource } from '../api/use-resource.js'
import { useNow } from '../parts/now.js'
import { Waits } from '../parts/waits.js'
import { Empty, FailureNote, Page } from '../shell/page.js'
import { counted, fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'
import { Marked } from './marked.js'

/** Milliseconds without a key after which words are looked for; and how many letters make it worth a look. */
const REST = 300
const LEAST = 2

/** Everything said and named, whatever its spelling. The words stand in the address, so that back comes back to them. */
export default function SearchPage() {
  const { w } = useWords()
  const [address, setAddress] = useSearchParams()
  const asked = address.get('q') ?? ''
  const [words, setWords] = useState(asked)
  useEffect(() => {
    if (words.trim() === asked) return undefined
    const timer = setTimeout(() => setAddress(words.trim() ? { q: words.trim() } : {}, { replace: true }), REST)
    return () => clearTimeout(timer)
  }, [words, asked, setAddress])
  return (
    <Page title={w.doors.search} lead={w.search.lead}>
      <TextInput
        type="search"
        size="md"
        aria-label={w.search.field}
        placeholder={w.search.field}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={words}
        dir="auto"
        maw={640}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {asked.length >= LEAST && <Hits asked={asked} />}
    </Page>
  )
}

function Hits({ asked }: { asked: string }) {
  const { w, language } = useWords()
  const path = `/search${query({ q: asked })}`
  const found = useResource<Found>(path)
  const more = async () => {
    if (!found.value?.next) return
    const answer = await ask<Found>('GET', `${path}&${query({ cursor: found.value.next }).slice(1)}`)
    if (answer.ok) found.replace({ hits: [...found.value.hits, ...answer.value.hits], next: answer.value.next })
  }
  if (found.failure) return <FailureNote failure={found.failure} retry={found.reload} />
  if (!found.value) return <Waits heights={[56, 56, 56]} />
  const { hits, next } = found.value
  if (hits.length === 0)
    return (
      <Empty
        icon={<IconSearchOff size={38} stroke={1.4} />}
        title={fill(w.search.none, { words: asked })}
        hint={w.search.noneHint}
      />
    )
  return (
    <>
      <p role="status" className="hits-count">
        {counted(language, w.search.hits, hits.length)}
      </p>
      <ol className="hits">
        {hits.map((hit) => (
          <Hit key={`${hit.conversation}-${hit.seq}`} hit={hit} />
        ))}
      </ol>
      {next !== null && (
        <Button variant="default" onClick={() => void more()}>
          {w.inbox.more}
        </Button>
      )}
    </>
  )
}

function Hit({ hit }: { hit: Found['hits'][number] }) {
  const { format } = useWords()
  const now = useNow()
  return (
    <li>
      <Link href={`/inbox/all/${hit.conversation}?line=${hit.seq}`}>
        <span className="hit-text" dir="auto">
          <Marked text={hit.excerpt} marks={hit.marks} />
        </span>
        <span className="hit-foot">
          {hit.reference !== null && (
            <bdi dir="ltr" className="reference">
              {hit.reference}
            </bdi>
          )}
          <time dateTime={hit.at}>{format.moment(hit.at, now)}</time>
        </span>
      </Link>
    </li>
  )
}
