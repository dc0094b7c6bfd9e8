import type { Block } from '../knowledge/rich-text.js'
import { languageOf, sentence, words, type TurnScope } from './turn-scope.js'
import { linkTo } from './wording.js'

/** The consent sentence, if the citizen has not seen this version; then it counts as seen. Never beside an emergency. */
export function consentDue(scope: TurnScope): { readonly block: Block; readonly version: string } | null {
  const { memory, services } = scope
  const { consentVersion: version, retentionMonths: months } = services.settings
  if (memory.consent === version || scope.route?.kind === 'urgent') return null
  memory.consent = version
  const privacy = linkTo(services.settings.privacyUrl, words(scope, 'consent.privacy'))
  const own = services.settings.consent?.[languageOf(scope)]
  if (own === undefined) return { block: sentence(scope, 'consent.sentence', { months, privacy }), version }
  return { block: { type: 'paragraph', children: [{ type: 'text', text: `${own} ` }, privacy] }, version }
}
