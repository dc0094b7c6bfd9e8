import { z } from 'zod'
import type { Inbound, Part } from '../../channel.js'
import type { Choice } from './choices.js'
import type { Graph } from './graph.js'
import { destinations } from './recipient.js'

/** Meta shows so many rows of a list at once; the last of them leads on where there are more. */
export const LIST_ROWS = 10
const PAGE = LIST_ROWS - 1

export interface PagedList {
  readonly body: string
  readonly open: string
  /** The label of the row that leads on. */
  readonly more: string
  readonly rows: readonly Choice[]
}

/** One page, and the message with the first one; null: this is the first. */
export interface PageRef {
  readonly page: number
  readonly first: string | null
}
export const FIRST_PAGE: PageRef = { page: 0, first: null }

/** The name of the event in the transcript: the citizen looked further, nobody said anything. */
export const MORE_CHOICES = 'whatsapp.moreChoices'

/** The rows of a page, with one that leads on where others follow. */
export function pageOf({ rows, more }: Pick<PagedList, 'rows' | 'more'>, { page, first }: PageRef): readonly Choice[] {
  if (rows.length <= LIST_ROWS) return rows
  const from = page * PAGE
  const last = rows.length - from <= LIST_ROWS
  if (last) return rows.slice(from)
  const id = [`more:${page + 1}`, first].filter(Boolean).join(':')
  return [...rows.slice(from, from + PAGE), { id, title: more }]
}

/** The page that a tapped row leads to; null for a row that says something. */
export function readMore(id: string): PageRef | null {
  const [, page, first] = /^more:(\d{1,2})(?::(.+))?$/.exec(id) ?? []
  return page === undefined ? null : { page: Number(page), first: first ?? null }
}

/** What was handed to Meta, by the id that it gave; `src` keeps it. */
export interface SentParts {
  sentPart(receiptId: string): Promise<Part | null>
}

export interface PagerDeps {
  readonly graph: Graph
  readonly phoneNumberId: string
  readonly sentParts: SentParts
}

const pageRef = z.object({ page: z.number(), first: z.string().nullable() })
const listPart = z.object({
  kind: z.literal('list'),
  payload: z.object({
    body: z.string(),
    open: z.string(),
    more: z.string(),
    rows: z.array(z.object({ id: z.string(), title: z.string(), description: z.string().optional() })),
  }),
})

/**
 * Shows the next page of a list to whoever tapped its last row. Best effort and not in the transcript: the whole list is
 * there already, and a page that is lost is asked for by another tap.
 */
export function createPager({ graph, phoneNumberId, sentParts }: PagerDeps): (inbound: Inbound) => Promise<void> {
  return async ({ address, activity }) => {
    const ref = activity.name === MORE_CHOICES ? pageRef.safeParse(activity.value).data : undefined
    const first = ref?.first ?? activity.replyToId
    if (!ref || !first) return
    const list = listPart.safeParse(await sentParts.sentPart(first)).data?.payload
    const rows = list ? pageOf(list, { page: ref.page, first }) : []
    if (!list || rows.length === 0) return
    await graph.post(`${phoneNumberId}/messages`, {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...destinations(address.recipient).first,
      type: 'interactive',
      interactive: {
        type: 'list',
        body: { text: list.body },
        action: { button: list.open, sections: [{ rows }] },
      },
    })
  }
}
