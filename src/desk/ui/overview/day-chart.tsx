import { useComputedColorScheme } from '@mantine/core'
import { BarChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import type { Report } from '../../contract/administration.js'
import { useWords } from '../wording/words.js'

/** The days as bars. Time runs the way the language does. The same is there as a table. */
export default function DayChart({ report }: { report: Report }) {
  const { w, language } = useWords()
  const dark = useComputedColorScheme('light') === 'dark'
  const rtl = language === 'ar'
  const data = report.byDay.map((day) => ({ ...day, day: day.day.slice(5).split('-').reverse().join('/') }))
  return (
    <div dir="ltr" role="img" aria-label={w.reports.chartLabel}>
      <BarChart
        h={270}
        data={data}
        dataKey="day"
        withLegend
        series={[
          { name: 'conversations', label: w.reports.columns.conversations, color: dark ? 'sea.3' : 'sea.4' },
          { name: 'answered', label: w.reports.columns.answered, color: dark ? 'sea.5' : 'sea.7' },
          { name: 'handoffs', label: w.reports.columns.handoffs, color: 'orange.6' },
          { name: 'unknown', label: w.reports.columns.unknown, color: 'gray.5' },
        ]}
        xAxisProps={{ reversed: rtl }}
        yAxisProps={{ orientation: rtl ? 'right' : 'left', width: 44, allowDecimals: false }}
        barProps={{ isAnimationActive: false }}
      />
    </div>
  )
}
