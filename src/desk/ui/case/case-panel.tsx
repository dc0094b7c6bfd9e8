import { useEffect, useRef } from 'react'
import { CloseButton, MultiSelect, Rating } from '@mantine/core'
import { IconPhone } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { CaseSummary, ConversationView } from '../../contract/inbox.js'
import { ask } from '../api/request.js'
import { useChannelName } from '../parts/channel-icon.js'
import { useNow } from '../parts/now.js'
import { useAnnouncer } from '../shell/announcer.js'
import { useDeskData } from '../shell/desk-data.js'
import type { Thread } from '../thread/use-thread.js'
import { fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'
import { CaseContextView } from './case-context.js'

interface PanelProps {
  readonly thread: Thread
  readonly view: ConversationView
  /** Where it does not stand beside the thread, it lies over it while open. */
  readonly open: boolean
  readonly close: () => void
}

export function CasePanel({ thread, view, open, close }: PanelProps) {
  const { w } = useWords()
  const closer = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (open) closer.current?.focus()
  }, [open])
  return (
    <aside
      className="panel"
      data-open={open}
      aria-label={w.panel.title}
      onKeyDown={(event) => open && event.key === 'Escape' && close()}
    >
      <header className="panel-head">
        <h2>{w.panel.title}</h2>
        <CloseButton ref={closer} className="panel-close" aria-label={w.close} onClick={close} />
      </header>
      {view.case === null && <p className="panel-none">{w.panel.noCase}</p>}
      {view.blocked && (
        <p className="panel-blocked">
          {w.thread.blocked}: <bdi>{view.blocked.reason}</bdi>
        </p>
      )}
      {view.case?.callback && <Callback callback={view.case.callback} />}
      {view.context && <CaseContextView context={view.context} />}
      {view.case && <Facts of={view.case} view={view} />}
      {view.case && <Tags of={view.case} thread={thread} />}
      {view.context?.satisfaction && <Satisfaction {...view.context.satisfaction} />}
      <Earlier view={view} />
    </aside>
  )
}

function Callback({ callback }: { callback: NonNullable<CaseSummary['callback']> }) {
  const { w, format } = useWords()
  return (
    <section className="panel-callback">
      <h3>{w.kinds.callback}</h3>
      <p>
        <time dateTime={callback.at}>{format.full(callback.at)}</time>
      </p>
      <p className="panel-phone">
        <IconPhone size={16} aria-hidden /> <bdi dir="ltr">{callback.phone}</bdi>
      </p>
      {callback.reached !== null && <p>{callback.reached ? w.reached.yes : w.reached.no}</p>}
    </section>
  )
}

function Facts({ of, view }: { of: CaseSummary; view: ConversationView }) {
  const { w, format } = useWords()
  const { teamName } = useDeskData()
  const channelName = useChannelName()
  const now = useNow()
  const rows: readonly (readonly [string, string])[] = [
    [w.panel.reference, of.reference],
    [w.panel.kind, w.kinds[of.kind]],
    [w.panel.state, w.states[of.state]],
    [w.channel, channelName(view.channel)],
    [w.language, w.languages[view.language]],
    [w.team, teamName(of.team) || w.panel.noTeam],
    [w.agent, of.agent?.name ?? w.panel.nobody],
    [w.panel.opened, format.moment(of.openedAt, now)],
    ...(of.dueAt ? [[w.panel.due, format.moment(of.dueAt, now)] as const] : []),
  ]
  return (
    <section>
      <h3>{w.panel.facts}</h3>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Tags({ of, thread }: { of: CaseSummary; thread: Thread }) {
  const { w, language } = useWords()
  const { tags, tagName } = useDeskData()
  const { tellFailure } = useAnnouncer()
  const open = of.state !== 'resolved' && of.state !== 'closed' && of.state !== 'cancelled'
  const change = async (chosen: readonly string[]) => {
    const answer = await ask('PUT', `/cases/${of.reference}/tags`, { tags: chosen })
    if (!answer.ok) tellFailure(answer)
    thread.refresh()
  }
  if (!open && of.tags.length === 0) return null
  return (
    <section>
      <h3 id="panel-tags">{w.tags}</h3>
      {open ? (
        <MultiSelect
          size="xs"
          aria-labelledby="panel-tags"
          placeholder={of.tags.length === 0 ? w.chooseTags : ''}
          searchable
          data={(tags.value ?? []).map(({ id, label }) => ({ value: id, label: label[language] }))}
          value={[...of.tags]}
          onChange={(chosen) => void change(chosen)}
          nothingFoundMessage={w.nothingFound}
        />
      ) : (
        <p className="panel-tags">
          {of.tags.map((tag) => (
            <span key={tag} className="tag">
              {tagName(tag)}
            </span>
          ))}
        </p>
      )}
    </section>
  )
}

function Satisfaction({ score, comment }: { score: number; comment: string }) {
  const { w } = useWords()
  return (
    <section>
      <h3>{w.panel.satisfaction}</h3>
      <div role="img" aria-label={fill(w.panel.score, { score })}>
        <Rating value={score} readOnly aria-hidden />
      </div>
      {comment && (
        <blockquote>
          <p dir="auto">{comment}</p>
        </blockquote>
      )}
    </section>
  )
}

function Earlier({ view }: { view: ConversationView }) {
  const { w, format } = useWords()
  const now = useNow()
  if (view.earlier.length === 0) return null
  return (
    <section>
      <h3>{w.panel.earlier}</h3>
      <ul className="earlier">
        {view.earlier.map((each) => (
          <li key={each.reference}>
            <Link href={`/inbox/all/${each.conversation}`}>
              <bdi dir="ltr">{each.reference}</bdi> · {w.states[each.state]} · {format.moment(each.openedAt, now)}
            </Link>
            <p dir="auto">{each.subject}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
