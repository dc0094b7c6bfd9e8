import { useEffect, useState } from 'react'
import { ActionIcon, Button, Checkbox, Indicator, Popover, Select, Stack, TextInput } from '@mantine/core'
import { IconFilter, IconSearch } from '@tabler/icons-react'
import { useChannelName } from '../parts/channel-icon.js'
import { useDeskData } from '../shell/desk-data.js'
import { useWords } from '../wording/words.js'
import { NO_FILTER, type InboxFilter } from './use-inbox.js'

interface FilterProps {
  readonly filter: InboxFilter
  readonly setFilter: (filter: InboxFilter) => void
}

/** Milliseconds without a key after which the words typed are looked for. */
const REST = 300
const CHANNELS = ['web', 'whatsapp', 'telegram']

export function FilterBar({ filter, setFilter }: FilterProps) {
  const { w } = useWords()
  const [words, setWords] = useState(filter.q)
  useEffect(() => setWords(filter.q), [filter.q])
  useEffect(() => {
    if (words === filter.q) return undefined
    const timer = setTimeout(() => setFilter({ ...filter, q: words }), REST)
    return () => clearTimeout(timer)
  }, [words, filter, setFilter])
  return (
    <div className="filter" role="search">
      <TextInput
        id="inbox-find"
        type="search"
        size="xs"
        aria-label={w.inbox.find}
        placeholder={w.inbox.find}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={words}
        dir="auto"
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <FilterMenu filter={filter} setFilter={setFilter} />
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly any: string
  readonly data: { value: string; label: string }[]
  readonly value: string | null
  readonly change: (value: string | null) => void
}

function Choice({ label, any, data, value, change }: ChoiceProps) {
  const { w } = useWords()
  return (
    <Select
      label={label}
      placeholder={any}
      clearable
      size="xs"
      comboboxProps={{ withinPortal: false }}
      clearButtonProps={{ 'aria-label': w.clear }}
      data={data}
      value={value}
      onChange={change}
    />
  )
}

function FilterMenu({ filter, setFilter }: FilterProps) {
  const { w, language } = useWords()
  const { teams } = useDeskData()
  const channelName = useChannelName()
  const set = Object.entries(filter).filter(([name, value]) => name !== 'q' && value !== null && value !== false).length
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Indicator label={set} size={16} disabled={set === 0} color="sea.8">
        <Popover.Target>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={set === 0 ? w.inbox.filter : `${w.inbox.filter} (${set})`}
          >
            <IconFilter size={15} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown>
        <Stack gap="xs" w={230}>
          <Choice
            label={w.team}
            any={w.inbox.anyTeam}
            data={(teams.value ?? []).map(({ id, name }) => ({ value: id, label: name[language] }))}
            value={filter.team}
            change={(team) => setFilter({ ...filter, team })}
          />
          <Choice
            label={w.channel}
            any={w.inbox.anyChannel}
            data={CHANNELS.map((value) => ({ value, label: channelName(value) }))}
            value={filter.channel}
            change={(channel) => setFilter({ ...filter, channel })}
          />
          <Choice
            label={w.language}
            any={w.inbox.anyLanguage}
            data={(['ar', 'en'] as const).map((value) => ({ value, label: w.languages[value] }))}
            value={filter.language}
            change={(value) => setFilter({ ...filter, language: value })}
          />
          <Checkbox
            label={w.inbox.urgentOnly}
            checked={filter.urgent}
            onChange={(event) => setFilter({ ...filter, urgent: event.currentTarget.checked })}
          />
          <Checkbox
            label={w.inbox.unreadOnly}
            checked={filter.unread}
            onChange={(event) => setFilter({ ...filter, unread: event.currentTarget.checked })}
          />
          <Button variant="default" size="xs" disabled={set === 0} onClick={() => setFilter(NO_FILTER)}>
            {w.inbox.clearFilter}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
