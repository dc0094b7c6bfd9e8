import type { Report } from '../../contract/administration.js'
import { fill } from '../wording/fill.js'
import { useWords } from '../wording/words.js'

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The few numbers that a period comes down to. */
export function Figures({ report }: { report: Report }) {
  const { w, format } = useWords()
  const conversations = sum(report.byDay.map((day) => day.conversations))
  const handoffs = sum(report.byDay.map((day) => day.handoffs))
  const answered = sum(report.byDay.map((day) => day.answered))
  const questions = answered + sum(report.byDay.map((day) => day.unknown))
  const { firstReply, resolution, satisfaction } = report
  const spans = ({ median, p90, n }: Report['firstReply']) => ({
    value: median === null ? '–' : format.span(median),
    hint: p90 === null ? w.reports.noData : fill(w.reports.ninety, { time: format.span(p90), n }),
  })
  const figures = [
    { name: w.reports.conversations, value: format.number(conversations), hint: '' },
    {
      name: w.reports.byBot,
      value: questions === 0 ? '–' : format.percent(answered / questions),
      hint: fill(w.reports.questionCount, { n: format.number(questions) }),
    },
    { name: w.reports.handoffs, value: format.number(handoffs), hint: '' },
    { name: w.reports.firstReply, ...spans(firstReply) },
    { name: w.reports.resolution, ...spans(resolution) },
    {
      name: w.reports.satisfaction,
      value: satisfaction.mean === null ? '–' : fill(w.panel.score, { score: format.number(satisfaction.mean) }),
      hint: fill(w.reports.ratings, { n: satisfaction.n }),
    },
  ]
  return (
    <dl className="figures">
      {figures.map(({ name, value, hint }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <strong>{value}</strong>
            <small>{hint}</small>
          </dd>
        </div>
      ))}
    </dl>
  )
}
