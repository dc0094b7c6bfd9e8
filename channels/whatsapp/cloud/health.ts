import { z } from 'zod'
import { LANGUAGES } from '../../../knowledge/language/language.js'
import type { ChannelHealth } from '../../channel.js'
import { failureReason } from './errors.js'
import type { Graph, GraphAnswer } from './graph.js'
import type { News } from './news.js'
import type { KnownTemplate, Templates } from './templates.js'

export interface HealthDeps {
  readonly graph: Graph
  readonly phoneNumberId: string
  readonly businessAccountId: string
  readonly templates: Templates
  readonly fallbackTemplate: string | null
  readonly news: News
  /** What is wrong with the version of the Graph API, in words. */
  readonly versionTrouble: () => string | null
}

const number = z.object({
  display_phone_number: z.string().optional(),
  verified_name: z.string().optional(),
  quality_rating: z.string().optional(),
})
const apps = z.object({ data: z.array(z.unknown()) })

type Fact = ChannelHealth['facts'][number]

/** Asks Meta for the number, the subscription and the templates, and adds what it told by itself. */
export function createHealth(deps: HealthDeps): () => Promise<ChannelHealth> {
  return async () => {
    const { graph, phoneNumberId, businessAccountId, templates, fallbackTemplate, news, versionTrouble } = deps
    const fields = 'display_phone_number,verified_name,quality_rating'
    const [aboutNumber, aboutApps, list] = await Promise.all([
      graph.get(phoneNumberId, { fields }),
      graph.get(`${businessAccountId}/subscribed_apps`),
      templates(),
    ])
    const fallback = list && fallbackTemplate !== null ? fallbackTrouble(list, fallbackTemplate) : null
    const troubles = [troubleOf(aboutNumber), subscriptionTrouble(aboutApps), versionTrouble(), fallback]
    return {
      troubles: [...new Set(troubles.flatMap((each) => each ?? []))],
      facts: [...numberFacts(aboutNumber, news), ...(list ?? []).map(templateFact(news))],
    }
  }
}

function troubleOf(answer: GraphAnswer): string | null {
  if (answer.kind === 'answered') return null
  if (answer.kind === 'refused' && answer.fault) return failureReason(answer.fault)
  return 'WhatsApp cannot be reached: is graph.facebook.com open in the firewall?'
}

function subscriptionTrouble(answer: GraphAnswer): string | null {
  const parsed = answer.kind === 'answered' ? apps.safeParse(answer.body) : null
  return parsed?.success && parsed.data.data.length === 0
    ? 'no app is subscribed to the WhatsApp account, so no message arrives: set up the webhook (docs/running.md)'
    : null
}

/** It is to stand in for others in whichever language the citizen has. */
function fallbackTrouble(list: readonly KnownTemplate[], name: string): string | null {
  const fit = (each: KnownTemplate) => each.name === name && each.state === 'APPROVED' && each.placeholders === 0
  const missing = LANGUAGES.filter((language) => !list.some((each) => fit(each) && each.language === language))
  return missing.length === 0
    ? null
    : `the fallback template ${name} is not approved, without places to fill, in: ${missing.join(', ')}`
}

const fact = (name: string, value: string | null | undefined): Fact[] => (value ? [{ name, value }] : [])

function numberFacts(answer: GraphAnswer, news: News): Fact[] {
  const about = answer.kind === 'answered' ? number.safeParse(answer.body).data : undefined
  return [
    ...fact('number', about?.display_phone_number),
    ...fact('name', about?.verified_name),
    ...fact('quality', about?.quality_rating),
    ...fact('quality news', news.current().quality),
  ]
}

const templateFact =
  (news: News) =>
  ({ name, language, state }: { name: string; language: string; state: string }): Fact => ({
    name: `template ${name} (${language})`,
    value: news.current().templates.get(`${name} ${language}`) ?? state,
  })
