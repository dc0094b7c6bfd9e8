import type { Series } from '../../contract/administration.js'
import { useWords } from '../wording/words.js'

interface SeriesProps {
  readonly title: string
  readonly series: readonly Series[]
  readonly name?: (label: string) => string
}

/** A few things and how often each was: a table whose figures are seen as bars too. */
export function SeriesCard({ title, series, name = (label) => label }: SeriesProps) {
  const { w, format } = useWords()
  const most = Math.max(1, ...series.map(({ value }) => value))
  return (
    <section className="card">
      <h2>{title}</h2>
      {series.length === 0 && <p className="card-none">{w.reports.noData}</p>}
      <table className="bars">
        <caption className="unseen">{title}</caption>
        <tbody>
          {series.map(({ label, value }) => (
            <tr key={label}>
              <th scope="row" dir="auto">
                {name(label)}
              </th>
              <td>
                <span className="bar" style={{ inlineSize: `${(100 * value) / most}%` }} />
              </td>
              <td className="figure">{format.number(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
