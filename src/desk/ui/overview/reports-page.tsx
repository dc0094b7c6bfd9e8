import { lazy, Suspense, useState } from 'react'
import { Button, Menu, SegmentedControl, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { Report, ReportTable } from '../../contract/administration.js'
import { query } from '../api/request.js'
import { useResource } from '../api/use-resource.js'
import { useChannelName } from '../parts/channel-icon.js'
import { Waits } from '../parts/waits.js'
import { FailureNote, Page } from '../shell/page.js'
import { isoDay } from '../wording/format.js'
import { useWords } from '../wording/words.js'
import { DayTable } from './day-table.js'
import { Figures } from './figures.js'
import { SeriesCard } from './series-card.js'

const DayChart = lazy(() => import('./day-chart.js'))

const TABLES: readonly ReportTable[] = ['days', 'cases', 'satisfaction', 'entries', 'unknown', 'complaints']
const daysAgo = (days: number): string => isoDay(new Date(Date.now() - days * 86_400_000))

interface Period {
  readonly from: string
  readonly to: string
}

/** What happened in a period: figures, charts, and the same as tables and files. */
export default function ReportsPage() {
  const { w } = useWords()
  const [period, setPeriod] = useState<Period>({ from: daysAgo(6), to: daysAgo(0) })
  const report = useResource<Report>(`/reports${query({ ...period })}`)
  return (
    <Page title={w.doors.reports} aside={<PeriodBar period={period} setPeriod={setPeriod} />}>
      {report.failure && <FailureNote failure={report.failure} retry={report.reload} />}
      {report.loading && <Waits heights={[90, 300]} />}
      {report.value && <Body report={report.value} />}
    </Page>
  )
}

function PeriodBar({ period, setPeriod }: { period: Period; setPeriod: (period: Period) => void }) {
  const { w } = useWords()
  const lengths = [7, 30, 90]
  const chosen = lengths.find((days) => period.from === daysAgo(days - 1) && period.to === daysAgo(0))
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={w.reports.period}
        value={chosen === undefined ? '' : String(chosen)}
        onChange={(days) => setPeriod({ from: daysAgo(Number(days) - 1), to: daysAgo(0) })}
        data={lengths.map((days) => ({ value: String(days), label: w.reports.days[days as 7 | 30 | 90] }))}
      />
      <div className="pair">
        <TextInput
          type="date"
          size="xs"
          label={w.reports.from}
          max={period.to}
          value={period.from}
          dir="ltr"
          onChange={(event) => setPeriod({ ...period, from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          size="xs"
          label={w.reports.to}
          min={period.from}
          value={period.to}
          dir="ltr"
          onChange={(event) => setPeriod({ ...period, to: event.currentTarget.value })}
        />
      </div>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconDownload size={15} />}>
            {w.reports.download}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {TABLES.map((table) => (
            <Menu.Item
              key={table}
              component="a"
              href={`/desk/api/reports.csv${query({ table, ...period })}`}
              download={`${table}.csv`}
            >
              {w.reports.tables[table]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

const named =
  (names: Readonly<Record<string, string>>) =>
  (label: string): string =>
    names[label] ?? label

function Body({ report }: { report: Report }) {
  const { w } = useWords()
  const [view, setView] = useState<string>('chart')
  const channelName = useChannelName()
  return (
    <>
      <Figures report={report} />
      <section className="card" aria-labelledby="report-days">
        <header className="card-head">
          <h2 id="report-days">{w.reports.byDay}</h2>
          <SegmentedControl
            size="xs"
            aria-label={w.reports.showAs}
            value={view}
            onChange={setView}
            data={[
              { value: 'chart', label: w.reports.chart },
              { value: 'table', label: w.reports.table },
            ]}
          />
        </header>
        {view === 'table' ? (
          <DayTable report={report} />
        ) : (
          <Suspense fallback={<Waits heights={[260]} />}>
            <DayChart report={report} />
          </Suspense>
        )}
      </section>
      <div className="cards">
        <SeriesCard title={w.reports.byChannel} series={report.byChannel} name={channelName} />
        <SeriesCard title={w.reports.byLanguage} series={report.byLanguage} name={named(w.languages)} />
        <SeriesCard title={w.reports.reasons} series={report.reasons} name={named(w.reasons)} />
        <SeriesCard title={w.reports.outcomes} series={report.outcomes} name={named(w.outcomes)} />
        <SeriesCard title={w.reports.scores} series={report.satisfaction.scores} />
        <SeriesCard title={w.reports.topEntries} series={report.topEntries} />
        <SeriesCard title={w.reports.topUnknown} series={report.topUnknown} />
      </div>
    </>
  )
}
