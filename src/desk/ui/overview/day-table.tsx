import { Table } from '@mantine/core'
import type { Report } from '../../contract/administration.js'
import { useWords } from '../wording/words.js'

export const DAY_COLUMNS = ['conversations', 'answered', 'handoffs', 'unknown'] as const

export function DayTable({ report }: { report: Report }) {
  const { w, format } = useWords()
  return (
    <Table.ScrollContainer minWidth={480}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{w.reports.day}</Table.Th>
            {DAY_COLUMNS.map((column) => (
              <Table.Th key={column}>{w.reports.columns[column]}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {report.byDay.map((day) => (
            <Table.Tr key={day.day}>
              <Table.Th scope="row">{format.day(`${day.day}T12:00:00+04:00`)}</Table.Th>
              {DAY_COLUMNS.map((column) => (
                <Table.Td key={column} className="figure">
                  {format.number(day[column])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
