import { z } from 'zod'
import type { ChannelHealth } from '../../channel.js'
import { failureReason } from './errors.js'
import type { Graph, GraphAnswer } from './graph.js'
import type { News } from './news.js'
import type { Templates } from './templates.js'

export interface HealthDeps {
  readonly graph: Graph
  readonly phoneNumberId: string
  readonly businessAccountId: string
  readonly templates: Templates
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
    const { graph, phoneNumberId, businessAccountId, templates, news, versionTrouble } = deps
    const fields = 'display_phone_number,verified_name,quality_rating'
    const [aboutNumber, aboutApps, list] = await Promise.all([
      graph.get(phoneNumberId, { fields }),
      graph.get(`${businessAccountId}/subscribed_apps`),
      templates(),
    ])
    const troubles = [troubleOf(aboutNumber), subscriptionTrouble(aboutApps), versionTrouble()]
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
