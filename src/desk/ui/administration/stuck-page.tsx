import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { StuckList, StuckThing } from '../../contract/administration.js'
import { useResource } from '../api/use-resource.js'
import { useChannelName } from '../parts/channel-icon.js'
import { useNow } from '../parts/now.js'
import { FailureNote, Page, PageLoading } from '../shell/page.js'
import { fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'

/** What waits longer than it should, and what to do about it. */
export default function StuckPage() {
  const { w } = useWords()
  const stuck = useResource<StuckList>('/stuck')
  if (stuck.loading) return <PageLoading />
  return (
    <Page
      title={w.stuck.title}
      lead={w.stuck.lead}
      aside={
        <Button variant="default" size="xs" onClick={stuck.reload}>
          {w.stuck.again}
        </Button>
      }
    >
      {stuck.failure && <FailureNote failure={stuck.failure} retry={stuck.reload} />}
      {stuck.value?.found.length === 0 && (
        <p className="card">
          <IconCircleCheck size={18} aria-hidden /> {w.stuck.none}
        </p>
      )}
      <div className="cards">
        {stuck.value?.found.map((thing) => (
          <StuckCard key={[thing.kind, thing.channel, thing.reference, thing.count].join(' ')} thing={thing} />
        ))}
      </div>
    </Page>
  )
}

function StuckCard({ thing }: { thing: StuckThing }) {
  const { w } = useWords()
  const channelName = useChannelName()
  const { kind, channel, reference, conversation, count, urgent } = thing
  return (
    <section className="card" aria-label={w.stuck[kind]}>
      <header className="card-head">
        <h2>{w.stuck[kind]}</h2>
        {urgent && (
          <span className="tag tag-bad">
            <IconAlertTriangle size={13} aria-hidden /> {w.stuck.act}
          </span>
        )}
      </header>
      <p>{w.stuck[`${kind}Do`]}</p>
      <p>
        {[
          reference === null ? null : fill(w.stuck.case, { reference }),
          channel === null ? null : channelName(channel),
          count > 1 ? fill(w.stuck.count, { count }) : null,
          useAge(thing),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {reference !== null && conversation !== null && (
        <Link href={`/inbox/all/${encodeURIComponent(conversation)}`}>{w.stuck.open}</Link>
      )}
    </section>
  )
}

/** How long it has stood still; of a window, how long it stays open. */
function useAge({ kind, at }: StuckThing): string | null {
  const { w, format } = useWords()
  const now = useNow()
  if (at === null) return null
  const seconds = (now.getTime() - new Date(at).getTime()) / 1_000
  if (kind !== 'window') return fill(w.stuck.since, { span: format.span(seconds) })
  return seconds >= 0 ? w.stuck.closed : fill(w.stuck.closes, { span: format.span(-seconds) })
}
