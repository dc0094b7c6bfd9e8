import { z } from 'zod'
import type { Template } from '../../channel.js'
import type { Graph } from './graph.js'

/** A template with what Meta says of it: APPROVED, PENDING, REJECTED, PAUSED, DISABLED. */
export interface KnownTemplate extends Template {
  readonly state: string
}

export type Templates = () => Promise<readonly KnownTemplate[] | null>

const FRESH = 5 * 60_000
const MOST_PAGES = 10

const page = z.object({
  data: z.array(
    z.object({
      name: z.string(),
      language: z.string(),
      status: z.string(),
      components: z.array(z.object({ type: z.string(), text: z.string().optional() })).default([]),
    }),
  ),
  paging: z.object({ cursors: z.object({ after: z.string() }).optional(), next: z.string().optional() }).optional(),
})

/** The account's templates, asked for again after some minutes; null where Meta does not tell. */
export function createTemplates(graph: Graph, businessAccountId: string, now: () => Date): Templates {
  let known: { at: number; list: readonly KnownTemplate[] } | null = null
  return async () => {
    const at = now().getTime()
    if (known && at - known.at < FRESH) return known.list
    const list = await readAll(graph, businessAccountId)
    if (list) known = { at, list }
    return list ?? known?.list ?? null
  }
}

async function readAll(graph: Graph, businessAccountId: string): Promise<KnownTemplate[] | null> {
  const found: KnownTemplate[] = []
  let after: string | undefined
  for (let i = 0; i < MOST_PAGES; i += 1) {
    const query = { fields: 'name,language,status,components', limit: '100', ...(after !== undefined && { after }) }
    const answer = await graph.get(`${businessAccountId}/message_templates`, query)
    const parsed = answer.kind === 'answered' ? page.safeParse(answer.body) : null
    if (!parsed?.success) return null
    found.push(...parsed.data.data.map(toTemplate))
    after = parsed.data.paging?.next === undefined ? undefined : parsed.data.paging.cursors?.after
    if (after === undefined) break
  }
  return found
}

function toTemplate({ name, language, status, components }: z.output<typeof page>['data'][number]): KnownTemplate {
  const text = components.find(({ type }) => type === 'BODY')?.text ?? ''
  const places = [...text.matchAll(/\{\{(\d+)\}\}/g)].map(([, number]) => number)
  return { name, language, text, placeholders: new Set(places).size, state: status }
}
