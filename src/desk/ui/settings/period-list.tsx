import type { ReactNode } from 'react'
import { ActionIcon, Button, Group, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { fill } from '../wording/fill.js'
import { isoDay } from '../wording/format.js'
import { useWords } from '../wording/words.js'

export interface Period {
  readonly from: string
  readonly to: string
  readonly name: string
}

interface PeriodsProps<T extends Period> {
  readonly periods: readonly T[]
  readonly create: (period: Period) => T
  readonly change: (periods: readonly T[]) => void
  /** What the button says that adds one. */
  readonly add: string
  /** What else belongs to a period. */
  readonly inside?: (period: T, put: (period: T) => void) => ReactNode
}

/** Days from, to, and what they are called. */
export function PeriodList<T extends Period>({ periods, create, change, add, inside }: PeriodsProps<T>) {
  const today = isoDay(new Date())
  return (
    <>
      {periods.map((period, place) => {
        const put = (next: T) => change(periods.with(place, next))
        return (
          <div key={place} className="period">
            <PeriodFields
              period={period}
              put={(part) => put({ ...period, ...part })}
              remove={() => change(periods.toSpliced(place, 1))}
            />
            {inside?.(period, put)}
          </div>
        )
      })}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} />}
        onClick={() => change([...periods, create({ from: today, to: today, name: '' })])}
      >
        {add}
      </Button>
    </>
  )
}

interface FieldsProps {
  readonly period: Period
  readonly put: (part: Partial<Period>) => void
  readonly remove: () => void
}

function PeriodFields({ period, put, remove }: FieldsProps) {
  const { w } = useWords()
  return (
    <Group gap="xs" mb="xs" align="end">
      <TextInput
        size="xs"
        flex={1}
        required
        dir="auto"
        label={w.teamForm.periodName}
        value={period.name}
        onChange={(event) => put({ name: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        type="date"
        required
        dir="ltr"
        label={w.reports.from}
        value={period.from}
        onChange={(event) => put({ from: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        type="date"
        required
        dir="ltr"
        label={w.reports.to}
        min={period.from}
        value={period.to}
        onChange={(event) => put({ to: event.currentTarget.value })}
      />
      <ActionIcon aria-label={fill(w.removeOf, { name: period.name })} onClick={remove}>
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  )
}
