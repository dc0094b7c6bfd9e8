import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { TeamHours } from '../../contract/administration.js'
import { fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'

type Week = TeamHours['week']
type Span = Week[number][number]

interface WeekProps {
  readonly week: Week
  readonly change: (week: Week) => void
}

/** A Sunday, from which the names of the days are taken. */
const SUNDAY = Date.UTC(2026, 10, 22)
const DAYS = [0, 1, 2, 3, 4, 5, 6]
const USUAL: Span = { from: '07:30', to: '14:30' }

/** When a team is there, day by day; a day without hours is closed. */
export function WeekEditor({ week, change }: WeekProps) {
  const { w, language } = useWords()
  const dayName = (day: number) =>
    new Date(SUNDAY + day * 86_400_000).toLocaleDateString(language === 'ar' ? 'ar-OM' : 'en-GB', {
      weekday: 'long',
      timeZone: 'UTC',
    })
  const put = (day: number, spans: Week[number]) =>
    change(DAYS.map((each) => (each === day ? spans : (week[each] ?? []))))
  return (
    <ul className="week">
      {DAYS.map((day) => {
        const spans = week[day] ?? []
        const name = dayName(day)
        return (
          <li key={day}>
            <span className="week-day">{name}</span>
            <span className="week-spans">
              {spans.length === 0 && <span className="tag">{w.board.closed}</span>}
              {spans.map((span, place) => (
                <SpanFields
                  key={place}
                  span={span}
                  day={name}
                  change={(next) => put(day, spans.with(place, next))}
                  remove={() => put(day, spans.toSpliced(place, 1))}
                />
              ))}
            </span>
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconPlus size={13} />}
              aria-label={fill(w.teamForm.addHoursOf, { day: name })}
              onClick={() => put(day, [...spans, USUAL])}
            >
              {w.teamForm.addHours}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}

interface SpanProps {
  readonly span: Span
  readonly day: string
  readonly change: (span: Span) => void
  readonly remove: () => void
}

function SpanFields({ span, day, change, remove }: SpanProps) {
  const { w } = useWords()
  return (
    <span className="week-span">
      {(['from', 'to'] as const).map((edge) => (
        <TextInput
          key={edge}
          type="time"
          dir="ltr"
          size="xs"
          required
          aria-label={`${day}: ${w.reports[edge]}`}
          value={span[edge]}
          onChange={(event) => change({ ...span, [edge]: event.currentTarget.value })}
        />
      ))}
      <ActionIcon size="sm" aria-label={fill(w.teamForm.removeHoursOf, { day })} onClick={remove}>
        <IconTrash size={15} />
      </ActionIcon>
    </span>
  )
}
