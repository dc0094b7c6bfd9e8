import type { Activity } from '../channels/activity.js'
import type { EntryId } from '../knowledge/entry.js'
import { toMarkdown, type Block } from '../knowledge/rich-text.js'
import { consentDue } from './consent.js'
import type { Button } from './memory.js'
import { buttonsFor } from './offers.js'
import { owedNotes, returnedGreeting } from './notes.js'
import { languageOf, type Reply, type Said, type TurnScope } from './turn-scope.js'

/** Buttons of earlier messages that still work when their words come in late. */
const RECENT = 9

/**
 * What was said as activities, and what must be remembered of it. Messages in a row become one: every message costs the
 * service money and the citizen attention. To a citizen who wrote, the first carries what else is owed: notes at its head,
 * consent at its foot; where the service alone replies, they are a message of their own before its notice.
 */
export function compose(scope: TurnScope, { wrote }: { readonly wrote: boolean }): Activity[] {
  const notes = [...returnedGreeting(scope), ...owedNotes(scope)]
  const consent = wrote ? consentDue(scope) : null
  const said = joined(notes.length > 0 ? [messageOf(notes), ...scope.said] : scope.said)
  if (consent && !said.some(isMessage)) said.unshift(messageOf([]))
  const first = said.find(isMessage)
  const activities = said.map((each) => {
    if (each.kind === 'event') return { type: 'event', name: each.name, value: each.value }
    return toActivity(scope, each.reply, each === first ? consent : null)
  })
  remember(scope, said)
  return activities
}

type Consent = ReturnType<typeof consentDue>

const messageOf = (blocks: readonly Block[]): Said => ({ kind: 'message', reply: { blocks } })
const isMessage = (said: Said): boolean => said.kind === 'message'

function joined(said: readonly Said[]): Said[] {
  const result: Said[] = []
  for (const each of said) {
    const last = result.at(-1)
    if (each.kind === 'message' && last?.kind === 'message') {
      result[result.length - 1] = { kind: 'message', reply: join(last.reply, each.reply) }
    } else result.push(each)
  }
  return result
}

const join = (one: Reply, other: Reply): Reply => ({
  ...one,
  ...other,
  blocks: [...one.blocks, ...other.blocks],
  buttons: [...(one.buttons ?? []), ...(other.buttons ?? [])],
  receipts: [...(one.receipts ?? []), ...(other.receipts ?? [])],
})

function toActivity(scope: TurnScope, reply: Reply, consent: Consent): Activity {
  const language = languageOf(scope)
  const richText = consent ? [...reply.blocks, consent.block] : reply.blocks
  const buttons = buttonsFor(scope, reply.buttons ?? [])
  const receipts = reply.receipts ?? []
  return {
    type: 'message',
    text: toMarkdown(richText),
    textFormat: 'markdown',
    locale: language,
    ...(buttons.length > 0 && { suggestedActions: { to: [], actions: buttons.map(toAction) } }),
    channelData: {
      nafidha: {
        richText,
        language,
        origin: 'bot',
        ...(receipts.length > 0 && { receipts }),
        ...(consent && { consent: consent.version }),
      },
    },
  }
}

const toAction = ({ label }: Button) => ({ type: 'imBack', title: label, value: label })

/** Only the last message's buttons are still before the citizen's eyes. */
function remember(scope: TurnScope, said: readonly Said[]): void {
  const { memory } = scope
  const last = said.findLast((each) => each.kind === 'message')
  const reply = last?.kind === 'message' ? last.reply : null
  const earlier = memory.offered.flatMap(({ offer }) => (offer.kind === 'entry' ? [offer.id] : []))
  memory.recent = [...new Set<EntryId>([...earlier, ...memory.recent])].slice(0, RECENT)
  memory.offered = buttonsFor(scope, reply?.buttons ?? [])
  memory.clarifying = reply?.clarifies ?? null
}
