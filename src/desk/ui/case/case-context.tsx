import { Progress } from '@mantine/core'
import type { CaseContext } from '../../contract/inbox.js'
import { useWords } from '../wording/words.js'

/** What led here: what was asked, what the bot made of it and how sure it was, and what failed. */
export function CaseContextView({ context }: { context: CaseContext }) {
  const { w, format } = useWords()
  return (
    <section>
      <h3>{w.panel.asked}</h3>
      <blockquote>
        <p dir="auto">{context.asked || w.panel.noWords}</p>
      </blockquote>
      {context.answered.length > 0 && (
        <>
          <h3>{w.panel.answered}</h3>
          <ul className="answered">
            {context.answered.map(({ entry, label, confidence }) => (
              <li key={entry}>
                <span dir="auto">{label}</span>
                <span className="answered-share">{format.percent(confidence)}</span>
                <Progress value={confidence * 100} size={4} aria-hidden />
              </li>
            ))}
          </ul>
        </>
      )}
      {context.failed !== null && (
        <>
          <h3>{w.panel.failed}</h3>
          <p dir="auto">{context.failed}</p>
        </>
      )}
    </section>
  )
}
