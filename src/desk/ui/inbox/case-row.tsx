import { IconAlertTriangleFilled, IconPhoneCall, IconZzz } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { Box, CaseSummary } from '../../contract/inbox.js'
import { ChannelIcon } from '../parts/channel-icon.js'
import { Face } from '../parts/face.js'
import { useNow } from '../parts/now.js'
import { useMe } from '../session/session-context.js'
import { useDeskData } from '../shell/desk-data.js'
import { counted, fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'
import { WaitingTime } from './waiting-time.js'

/** A line of the inbox. */
export function CaseRow({ of, box, open }: { of: CaseSummary; box: Box; open: boolean }) {
  const { w } = useWords()
  return (
    <li>
      <Link
        href={`/inbox/${box}/${of.conversation}`}
        className="row"
        aria-current={open ? 'true' : undefined}
        data-unread={of.unread > 0}
      >
        <span className="row-top">
          <ChannelIcon channel={of.channel} />
          <bdi className="row-name">{of.citizen ?? w.citizen}</bdi>
          <RowTime of={of} />
        </span>
        <span className="row-subject" dir="auto">
          {of.subject || w.kinds[of.kind]}
        </span>
        <span className="row-preview" dir="auto">
          {of.preview}
        </span>
        <RowFoot of={of} />
      </Link>
    </li>
  )
}

function RowFoot({ of }: { of: CaseSummary }) {
  const { w, language } = useWords()
  const { teamName } = useDeskData()
  const me = useMe()
  return (
    <span className="row-foot">
      {of.urgent && (
        <span className="tag tag-bad">
          <IconAlertTriangleFilled size={12} aria-hidden /> {w.urgent}
        </span>
      )}
      {of.kind !== 'question' && <span className="tag">{w.kinds[of.kind]}</span>}
      {of.language !== language && <span className="tag">{w.languages[of.language]}</span>}
      {of.team !== null && <span className="row-team">{teamName(of.team)}</span>}
      <bdi className="row-reference" dir="ltr">
        {of.reference}
      </bdi>
      <span className="row-end">
        {of.unread > 0 && (
          <span className="unread">
            <span aria-hidden>{of.unread}</span>
            <span className="unseen">{counted(language, w.inbox.unread, of.unread)}</span>
          </span>
        )}
        {of.agent && of.agent.id !== me.id && (
          <>
            <span className="unseen">{fill(w.inbox.heldBy, { name: of.agent.name })}</span>
            <Face name={of.agent.name} size={20} />
          </>
        )}
      </span>
    </span>
  )
}

/** What the time means depends on the case: when to call, until when it sleeps, or how long the citizen has waited. */
function RowTime({ of }: { of: CaseSummary }) {
  const { w, format } = useWords()
  const now = useNow()
  if (of.state === 'callback' && of.callback)
    return (
      <span className="row-time" data-late={new Date(of.callback.at) < now}>
        <IconPhoneCall size={13} aria-hidden /> {format.moment(of.callback.at, now)}
      </span>
    )
  if (of.state === 'snoozed' && of.snoozedUntil !== null)
    return (
      <span className="row-time">
        <IconZzz size={13} aria-hidden /> {format.moment(of.snoozedUntil, now)}
      </span>
    )
  if (of.waitingSince !== null) return <WaitingTime since={of.waitingSince} overdue={of.overdue} dueAt={of.dueAt} />
  return (
    <span className="row-time">
      <span className="unseen">{w.inbox.openedAt}</span> {format.moment(of.openedAt, now)}
    </span>
  )
}
