import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import type { ChannelState } from '../../contract/administration.js'
import { ChannelTest } from './channel-test.js'
import { useResource } from '../api/use-resource.js'
import { ChannelIcon, useChannelName } from '../parts/channel-icon.js'
import { useNow } from '../parts/now.js'
import { Picture } from '../parts/picture.js'
import { FailureNote, Page, PageLoading } from '../shell/page.js'
import { fill } from '../wording/fill.js'
import { providerSentence, providerWords } from '../wording/provider-words.js'
import { useWords } from '../wording/words.js'

/** How each channel is doing, and what it lacks. */
export default function ChannelsPage() {
  const { w } = useWords()
  const channels = useResource<readonly ChannelState[]>('/channels')
  if (channels.loading) return <PageLoading />
  return (
    <Page
      title={w.doors.channels}
      lead={w.channels.lead}
      aside={
        <Button variant="default" size="xs" onClick={channels.reload}>
          {w.channels.again}
        </Button>
      }
    >
      {channels.failure && <FailureNote failure={channels.failure} retry={channels.reload} />}
      <div className="cards">
        {channels.value?.map((channel) => (
          <ChannelCard key={channel.name} channel={channel} />
        ))}
      </div>
    </Page>
  )
}

function ChannelCard({ channel }: { channel: ChannelState }) {
  const { w, language } = useWords()
  const name = useChannelName()(channel.name)
  return (
    <section className="card channel-card" aria-label={name}>
      <header className="card-head">
        <h2>
          <ChannelIcon channel={channel.name} size={20} /> <span aria-hidden>{name}</span>
        </h2>
        <ChannelHealth channel={channel} />
      </header>
      {channel.simulator && <p className="tag tag-warn">{w.channels.simulator}</p>}
      {channel.off !== null && (
        <p>
          {w.channels.missing} <code dir="ltr">{channel.off}</code>
        </p>
      )}
      {channel.troubles.map((trouble) => (
        <p key={trouble} className="channel-note bad" dir="auto">
          {providerSentence(language, trouble)}
        </p>
      ))}
      <Facts channel={channel} />
      {channel.qr !== null && (
        <div className="channel-qr">
          <Picture svg={channel.qr} label={w.channels.qr} />
          <p>{w.channels.scan}</p>
        </div>
      )}
      {channel.testable && channel.qr === null && <ChannelTest channel={channel.name} />}
    </section>
  )
}

function ChannelHealth({ channel }: { channel: ChannelState }) {
  const { w } = useWords()
  if (channel.off !== null)
    return (
      <span className="tag">
        <IconCircleDashed size={13} aria-hidden /> {w.channels.off}
      </span>
    )
  const ill = channel.troubles.length > 0 || channel.signatureFailures > 0 || channel.lastError !== null
  return (
    <span className={ill ? 'tag tag-warn' : 'tag tag-good'}>
      {ill ? <IconAlertTriangle size={13} aria-hidden /> : <IconCircleCheck size={13} aria-hidden />}{' '}
      {ill ? w.channels.look : w.channels.well}
    </span>
  )
}

function Facts({ channel }: { channel: ChannelState }) {
  const { w, format, language } = useWords()
  const now = useNow()
  if (channel.off !== null) return null
  const counts = [
    { name: w.channels.waiting, value: channel.waiting },
    { name: w.channels.unreadable, value: channel.unreadable },
    { name: w.channels.signatures, value: channel.signatureFailures },
  ]
  return (
    <dl className="facts">
      <div>
        <dt>{w.channels.lastInbound}</dt>
        <dd>{channel.lastInboundAt === null ? w.channels.never : format.moment(channel.lastInboundAt, now)}</dd>
      </div>
      {counts
        .filter(({ value }) => value > 0)
        .map((count) => (
          <div key={count.name}>
            <dt>{count.name}</dt>
            <dd>{count.value}</dd>
          </div>
        ))}
      {channel.facts.map((fact) => (
        <div key={fact.name}>
          <dt dir="auto">{providerSentence(language, fact.name)}</dt>
          <dd>
            <bdi>{providerWords(language, fact.value)}</bdi>
          </dd>
        </div>
      ))}
      {channel.lastError && (
        <div>
          <dt>{w.channels.lastError}</dt>
          <dd>
            <bdi>{providerSentence(language, channel.lastError.words)}</bdi>{' '}
            <small>{fill(w.channels.at, { time: format.moment(channel.lastError.at, now) })}</small>
          </dd>
        </div>
      )}
    </dl>
  )
}
