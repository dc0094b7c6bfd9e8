import { useCallback, useEffect, useRef } from 'react'
import type { Box, InboxPage } from '../../contract/inbox.js'
import { ask, query } from '../api/request.js'
import { useResource, type Resource } from '../api/use-resource.js'
import { useNews } from '../live/live-context.js'

export interface InboxFilter {
  readonly q: string
  readonly team: string | null
  readonly channel: string | null
  readonly language: string | null
  readonly urgent: boolean
  readonly unread: boolean
}

export const NO_FILTER: InboxFilter = { q: '', team: null, channel: null, language: null, urgent: false, unread: false }

/** Milliseconds in which several pieces of news are answered by one look. */
const GATHER = 250

export interface Inbox extends Resource<InboxPage> {
  readonly more: (() => Promise<void>) | null
}

/** One box as the filter leaves it, and kept fresh: asked for again when something changed, and after a cut. */
export function useInbox(box: Box, filter: InboxFilter): Inbox {
  const path = `/inbox${query({ box, ...filter, urgent: filter.urgent || null, unread: filter.unread || null })}`
  const page = useResource<InboxPage>(path)
  const look = useGathered(page.reload)
  useNews((news) => {
    if (news.kind === 'inbox' || news.kind === 'conversation' || news.kind === 'caught-up' || news.kind === 'assigned')
      look()
  })
  const { value, replace } = page
  const more = useCallback(async () => {
    if (!value?.next) return
    const answer = await ask<InboxPage>('GET', `${path}&${query({ cursor: value.next }).slice(1)}`)
    if (!answer.ok) return
    const known = new Set(value.cases.map(({ reference }) => reference))
    const added = answer.value.cases.filter(({ reference }) => !known.has(reference))
    replace({ ...answer.value, cases: [...value.cases, ...added] })
  }, [path, value, replace])
  return { ...page, more: value?.next ? more : null }
}

/** `run`, at most once in a while however often it is called. */
function useGathered(run: () => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const newest = useRef(run)
  useEffect(() => {
    newest.current = run
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => newest.current(), GATHER)
  }, [])
}
