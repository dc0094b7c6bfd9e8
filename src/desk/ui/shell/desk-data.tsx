import { createContext, useContext, useMemo, type ReactNode } from 'react'
import type { CannedReply, Tag, Team } from '../../contract/administration.js'
import type { Colleague } from '../../contract/session.js'
import { useResource, type Resource } from '../api/use-resource.js'
import { useNews } from '../live/live-context.js'
import { useWords } from '../wording/words.js'

/** What every part of the desk needs to name things: loaded once, and kept fresh. */
export interface DeskData {
  readonly colleagues: readonly Colleague[]
  readonly teams: Resource<readonly Team[]>
  readonly tags: Resource<readonly Tag[]>
  readonly canned: Resource<readonly CannedReply[]>
  teamName(id: string | null): string
  tagName(id: string): string
}

const DeskDataContext = createContext<DeskData | null>(null)

export function DeskDataProvider({ children }: { children: ReactNode }) {
  const { language } = useWords()
  const colleagues = useResource<readonly Colleague[]>('/colleagues')
  const teams = useResource<readonly Team[]>('/teams')
  const tags = useResource<readonly Tag[]>('/tags')
  const canned = useResource<readonly CannedReply[]>('/canned')
  useNews((news) => {
    if (news.kind === 'presence') colleagues.replace(news.colleagues)
    if (news.kind === 'caught-up') colleagues.reload()
  })
  const data = useMemo<DeskData>(
    () => ({
      colleagues: colleagues.value ?? [],
      teams,
      tags,
      canned,
      teamName: (id) => teams.value?.find((team) => team.id === id)?.name[language] ?? id ?? '',
      tagName: (id) => tags.value?.find((tag) => tag.id === id)?.label[language] ?? id,
    }),
    [colleagues.value, teams, tags, canned, language],
  )
  return <DeskDataContext value={data}>{children}</DeskDataContext>
}

export function useDeskData(): DeskData {
  const data = useContext(DeskDataContext)
  if (!data) throw new Error('useDeskData is for what stands inside DeskDataProvider')
  return data
}
