import { isAnswerable } from './answerable.js'
import type { Offer } from './memory.js'
import { entryOffer } from './offers.js'
import { languageOf, sentence, type Reply, type TurnScope } from './turn-scope.js'

const EXAMPLES = 3

/** Said when a citizen opens the chat, once. */
export function welcome(scope: TurnScope): Reply {
  const buttons = examples(scope)
  const service = scope.services.settings.serviceName[languageOf(scope)]
  const greeting = sentence(scope, 'welcome.greeting', { service })
  return { blocks: buttons.length > 0 ? [greeting, sentence(scope, 'welcome.examples')] : [greeting], buttons }
}

/** Questions to start with: those that a curator named in small talk, else the first of different topics. */
function examples(scope: TurnScope): Offer[] {
  const entries = [...scope.content.entries.values()]
  const named = entries.filter(({ kind }) => kind === 'smalltalk').flatMap(({ followUps }) => followUps)
  const known = named.flatMap((id) => scope.content.entries.get(id) ?? [])
  const topics = new Set<string>()
  const services = [...known, ...entries].filter((entry) => {
    if (entry.kind !== 'service' || topics.has(entry.topic) || !isAnswerable(scope, entry)) return false
    topics.add(entry.topic)
    return true
  })
  return services.slice(0, EXAMPLES).map(({ id }) => entryOffer(id))
}
