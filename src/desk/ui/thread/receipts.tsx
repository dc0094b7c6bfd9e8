import type { ThreadLine } from '../../contract/inbox.js'
import { useWords } from '../wording/words.js'

/** What the bot answered with, how sure it was, and what came next. */
export function Receipts({ receipts }: { receipts: ThreadLine['receipts'] }) {
  const { w, format } = useWords()
  return (
    <details className="receipts">
      <summary>{w.thread.receipts}</summary>
      <ul>
        {receipts.map((receipt, place) => (
          <li key={place}>
            {receipt.entry === null ? w.thread.noEntry : <bdi dir="ltr">{receipt.entry}</bdi>} ·{' '}
            {format.percent(receipt.confidence)}
            {receipt.runnersUp.length > 0 && (
              <>
                {' '}
                ({w.thread.runnersUp}{' '}
                {receipt.runnersUp.map(({ entry, confidence }) => (
                  <bdi key={entry} dir="ltr">
                    {entry} {format.percent(confidence)}{' '}
                  </bdi>
                ))}
                )
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
