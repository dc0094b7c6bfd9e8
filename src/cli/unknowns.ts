import { maskPersonal } from '../../dialogs/recognizers/personal-data.js'
import { loadLexicon } from '../../knowledge/language/lexicon.js'
import { groupUnknowns, type Count, type UnknownGroup } from '../../knowledge/unknowns.js'
import { systemClock } from '../clock.js'
import type { Config } from '../config.js'
import { LEXICON_FOLDER } from '../knowledge.js'
import { createLogger } from '../log.js'
import type { Unanswered } from '../store/receipts.js'
import { openStore } from '../open-store.js'
import { EXIT } from './exit.js'
import { complain, say, settings } from './settings.js'
import { indented, table } from './table.js'

const DAY = 24 * 60 * 60 * 1000
/** Of a group: wordings, entries and agents' answers that are shown. */
const SHOWN = 4

/** Prints what citizens asked in vain in the last days: alike questions together, the most asked first. */
export async function unknowns(options: Readonly<Record<string, unknown>>): Promise<number> {
  const days = Number(options['since'])
  const config = settings()
  if (typeof config === 'number') return config
  if (!Number.isInteger(days) || days < 1) {
    complain('--since takes a whole number of days, such as --since 7')
    return EXIT.usage
  }
  const { lexicon } = loadLexicon(LEXICON_FOLDER)
  const groups = groupUnknowns((await unansweredSince(config, days)).map(toUnknown), lexicon)
  if (options['json']) for (const group of groups) say(JSON.stringify(group))
  else for (const line of groups.flatMap(groupText)) say(line)
  const count = groups.reduce((sum, group) => sum + group.count, 0)
  complain(`questions without an answer in the last ${days} days: ${count}, groups of them: ${groups.length}`)
  return EXIT.ok
}

async function unansweredSince(config: Config, days: number): Promise<readonly Unanswered[]> {
  const now = systemClock
  const store = await openStore(config, { log: createLogger('error'), now })
  try {
    return await store.receipts.unanswered(new Date(now().getTime() - days * DAY))
  } finally {
    await store.close()
  }
}

/** An agent may have written a name or number of the citizen's. */
const toUnknown = ({ rule, agentWords, ...rest }: Unanswered) => ({
  ...rest,
  askedBack: rule === 'asked-back',
  agentWords: agentWords.map(maskPersonal),
})

function groupText({ count, askedBack, languages, last, ...group }: UnknownGroup): string[] {
  const [first, ...others] = group.wordings
  const facts = [
    [
      'asked',
      `${languages.join(', ') || 'language unknown'}; last ${last.toISOString().slice(0, 10)}; ${askedBack} asked back`,
    ],
    [
      'also',
      others
        .slice(0, SHOWN)
        .map(({ name }) => `“${oneLine(name)}”`)
        .join('  '),
    ],
    ['near', countsText(group.nearest)],
    ['chosen', countsText(group.chosen)],
    [
      'agent',
      group.agentAnswers
        .slice(0, SHOWN)
        .map((words) => `“${oneLine(words)}”`)
        .join('  '),
    ],
  ]
  return [`${count} ×  “${oneLine(first?.name ?? '')}”`, ...indented(table(facts.filter(([, said]) => said))), '']
}

const countsText = (counts: readonly Count[]): string =>
  counts
    .slice(0, SHOWN)
    .map(({ name, count }) => `${name} (${count})`)
    .join('  ')

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
