import { LABEL_LENGTH, type EntryId } from '../knowledge/entry.js'
import { fold } from '../knowledge/language/fold.js'
import { LANGUAGES, type Language } from '../knowledge/language/language.js'
import { stemWord } from '../knowledge/language/stem.js'
import { tokenize } from '../knowledge/language/tokens.js'
import type { Button, Command, Offer } from './memory.js'
import { ordinal } from './recognizers/ordinal.js'
import { isShort, yesOrNo } from './short-answer.js'
import { languageOf, type TurnScope } from './turn-scope.js'

/** More buttons than this do not fit on WhatsApp. */
const MOST_BUTTONS = 3

export const entryOffer = (id: EntryId): Offer => ({ kind: 'entry', id })
export const commandOffer = (command: Command): Offer => ({ kind: 'command', command })

/** The buttons in words: what no longer exists and what would read like another button is left out. */
export function buttonsFor(scope: TurnScope, offers: readonly Offer[]): Button[] {
  const buttons: Button[] = []
  for (const offer of offers) {
    const label = labelOf(scope, offer, languageOf(scope))
    if (label && !buttons.some((button) => button.label === label)) buttons.push({ label, offer })
  }
  return buttons.slice(0, MOST_BUTTONS)
}

function labelOf(scope: TurnScope, offer: Offer, language: Language): string | null {
  switch (offer.kind) {
    case 'entry':
      return scope.content.entries.get(offer.id)?.label[language] ?? null
    case 'topic':
      return scope.content.topics.get(offer.id)?.[language] ?? null
    case 'command':
      return scope.services.wording.say(language, `label.${offer.command}`)
  }
}

/**
 * The offer that the message takes up: a button's words (also of an earlier message), its number, or, where we asked which
 * of them was meant, a part of its words. Null: the message is something else.
 */
export function pickOffer(scope: TurnScope): Button | null {
  const { memory, message } = scope
  if (!message.brief) return null
  const text = fold(message.text).trim()
  const said = memory.offered.find(({ label }) => foldLabel(label) === text)
  if (said) return said
  const index = ordinal(message.text, memory.offered.length)
  const counted = index === null ? undefined : memory.offered[index]
  return counted ?? pickByPart(scope) ?? pickEarlier(scope, text) ?? pickCommand(scope, text)
}

const folded = new Map<string, string>()
/** Labels are the curators' and ours, not citizens'; these are more than a country's content has. */
const MOST_FOLDED = 20_000

function foldLabel(label: string): string {
  const known = folded.get(label)
  if (known !== undefined) return known
  if (folded.size >= MOST_FOLDED) folded.clear()
  const made = fold(label)
  folded.set(label, made)
  return made
}

function pickByPart(scope: TurnScope): Button | null {
  if (scope.memory.clarifying === null) return null
  const told = stemsOf(scope.message.text)
  const matching = scope.memory.offered.filter(({ label }) => {
    const stems = stemsOf(label)
    return told.length > 0 && told.every((each) => stems.includes(each))
  })
  return (matching.length === 1 && matching[0]) || null
}

const ARTICLES = new Set(['the', 'a', 'an'])

const stemsOf = (text: string): string[] =>
  tokenize(text)
    .filter((token) => !ARTICLES.has(token))
    .map(stemWord)

function pickEarlier(scope: TurnScope, text: string): Button | null {
  if (text.length > LABEL_LENGTH) return null
  for (const id of scope.memory.recent) {
    const label = scope.content.entries.get(id)?.label
    const written = LANGUAGES.map((language) => label?.[language]).find((each) => each && foldLabel(each) === text)
    if (written) return { offer: entryOffer(id), label: written }
  }
  return null
}

function pickCommand(scope: TurnScope, text: string): Button | null {
  const command = scope.services.standing.get(text)
  return command ? { offer: commandOffer(command), label: text } : null
}

const commandAmong = (offered: readonly Button[], ...commands: readonly Command[]): Button | undefined =>
  offered.find(({ offer }) => offer.kind === 'command' && commands.includes(offer.command))

/** To leave the queue, where that was asked and not only offered. */
const leaving = (offered: readonly Button[]): Button | undefined =>
  commandAmong(offered, 'no') && commandAmong(offered, 'cancelWait')

/** A short yes or no to what was last offered: a person, to leave the queue, what is to be done with one's data, or the one thing that we asked about; null where it is no such answer. */
export function pickByYesNo(scope: TurnScope): Button | null {
  const { offered, clarifying } = scope.memory
  if (!isShort(scope)) return null
  const entries = offered.filter(({ offer }) => offer.kind === 'entry')
  const only = clarifying !== null && entries.length === 1 ? entries[0] : undefined
  const asked =
    only ?? commandAmong(offered, 'eraseMyData', 'copyMyData') ?? leaving(offered) ?? commandAmong(offered, 'person')
  const answer = asked ? yesOrNo(scope) : null
  if (answer === 'no') return { offer: commandOffer('no'), label: scope.message.text }
  return answer === 'yes' && asked ? asked : null
}
