import type { Confusion } from '../../knowledge/deep-check/confusions.js'
import type { DeepReport } from '../../knowledge/deep-check/deep-check.js'
import type { RegisterRow } from '../../knowledge/deep-check/register-table.js'
import { indented, percent, table } from './table.js'

/** Of each kind, what is shown; `--json` holds all. */
const CONFUSIONS = 25
const WORDINGS = 3
const LACKING = 5

export function deepReportText({ confusions, registers, golden, wordings }: DeepReport): string[] {
  const shown = confusions.slice(0, CONFUSIONS)
  return [
    '',
    `Confusions: wordings that another entry takes where they are not taught (${shown.length} of ${confusions.length} pairs)`,
    ...shown.flatMap((confusion) => indented(confusionText(confusion))),
    '',
    'Registers, over wordings that were not taught',
    ...indented(
      table([
        ['', 'wordings', 'right first', 'answered', 'of these wrong', 'entries without'],
        ...registers.map(registerRow),
      ]),
    ),
    ...registers.filter(({ lacking }) => lacking.length > 0).map(lackingText),
    '',
    `Golden questions: ${golden.asked}; answered ${golden.won}, asked back ${golden.offered}, answered wrongly ${golden.wrong}`,
    `Wordings not taught: ${wordings.asked}; right first ${percent(wordings.right)}, answered ${percent(wordings.answered)}, of these wrong ${percent(wordings.wrong)}`,
  ]
}

function confusionText({ entry, takenBy, wordings, words }: Confusion): string[] {
  const answered = wordings.filter((wording) => wording.answered).length
  const head = `${entry} → ${takenBy}: ${wordings.length} wordings${answered > 0 ? `, ${answered} of them for sure` : ''}`
  const facts = [
    ...wordings.slice(0, WORDINGS).map(({ text, confidence }) => [confidence.toFixed(2), `“${text}”`]),
    ['both say', words.both.join(' ')],
    [`only ${entry}`, words.one.join(' ')],
    [`only ${takenBy}`, words.other.join(' ')],
  ]
  return [head, ...indented(table(facts.filter(([, said]) => said)))]
}

const registerRow = ({ register, wordings, right, answered, wrong, lacking }: RegisterRow): string[] =>
  wordings > 0
    ? [register, String(wordings), percent(right), percent(answered), percent(wrong), String(lacking.length)]
    : [register, '0', '', '', '', String(lacking.length)]

function lackingText({ register, lacking }: RegisterRow): string {
  const more = lacking.length > LACKING ? ` and ${lacking.length - LACKING} more` : ''
  return `  no ${register} wording: ${lacking.slice(0, LACKING).join(', ')}${more}`
}
