import { z } from 'zod'
import { maskPersonal } from '../../../dialogs/recognizers/personal-data.js'
import { fold } from '../../../knowledge/language/fold.js'
import { toMarkdown } from '../../../knowledge/rich-text.js'
import type { Entry } from '../../../knowledge/entry.js'
import type { Scored } from '../../../knowledge/answerer.js'
import type { SearchHit } from '../../store/desk/search.js'
import { type Answer, found, NOT_FOUND } from '../answer.js'
import type { SearchPage, Suggestion } from '../contract/inbox.js'
import type { Person } from '../person.js'
import { AGENTS, route, type Route } from '../route.js'
import { excerptOf, searchWords } from '../search/search-words.js'
import { readActivity } from '../views/thread-line.js'
import { beholderOf } from './inbox-routes.js'
import type { RoomDeps } from './room-deps.js'

const PAGE = 30
const LONGEST_QUERY = 200
/** As many entries are put before an agent. */
const SUGGESTED = 5
const asked = z.string().trim().max(LONGEST_QUERY).catch('')
const cursor = z.coerce.number().int().positive().nullable().catch(null)

type Hit = SearchPage['hits'][number]

/** Looking for what was said, and for what could be said. */
export function searchRoutes(deps: RoomDeps): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/desk/api/search',
      roles: AGENTS,
      owner: 'none',
      handle: ({ me, query }) => search(deps, me, query),
    }),
    route({
      method: 'GET',
      path: '/desk/api/conversations/:conversation/suggestions',
      roles: AGENTS,
      owner: 'team-case',
      handle: ({ params, query }) => suggest(deps, params.conversation, asked.parse(query.get('q') ?? '')),
    }),
  ]
}

async function search(deps: RoomDeps, me: Person, query: URLSearchParams): Promise<Answer> {
  const { store } = deps
  const words = searchWords(asked.parse(query.get('q') ?? ''))
  if (words.length === 0) return found({ hits: [], next: null } satisfies SearchPage)
  const before = cursor.parse(query.get('cursor'))
  const hits = await store.desk.search.find(beholderOf(me), { words, before, limit: PAGE + 1 })
  const shown = hits.slice(0, PAGE)
  const references = await store.desk.search.references([...new Set(shown.map((hit) => hit.conversation))])
  const lines = shown.map((hit) => toHit(hit, references.get(hit.conversation) ?? null, words))
  const cases = before === null ? await casesFound(deps, me, words) : []
  const page: SearchPage = {
    hits: [...cases, ...lines],
    next: hits.length > PAGE ? String(shown.at(-1)?.id ?? '') : null,
  }
  return found(page)
}

const toHit = ({ conversation, seq, at, activity }: SearchHit, reference: string | null, words: readonly string[]) => ({
  conversation,
  reference,
  seq,
  at: new Date(at).toISOString(),
  ...excerptOf(maskPersonal(readActivity(activity).text), words),
})

/** Cases by their reference, and by a tag that is called so. They come before what was said. */
async function casesFound(deps: RoomDeps, me: Person, words: readonly string[]): Promise<readonly Hit[]> {
  const { store } = deps
  const tags = (await store.desk.tags.list()).filter(({ value: { label } }) =>
    [label.ar, label.en].some((name) => searchWords(name).join(' ').startsWith(words.join(' '))),
  )
  const ids = tags.map(({ id }) => id)
  const tagged = await store.desk.search.tagged(beholderOf(me), ids, PAGE)
  const [only] = words
  const named = words.length === 1 && only ? await store.desk.search.named(beholderOf(me), only.toUpperCase()) : []
  return [...named, ...tagged].map(({ conversation, reference, opened_at, subject }) => ({
    conversation,
    reference,
    seq: 0,
    at: new Date(opened_at).toISOString(),
    ...excerptOf(subject, words),
  }))
}

/** Entries for the citizen's last words, or for the agent's own. */
async function suggest({ store, knowledge }: RoomDeps, conversation: string, own: string): Promise<Answer> {
  const at = await store.desk.thread.conversation(conversation)
  if (!at) return NOT_FOUND
  const last = own ? null : await store.desk.thread.lastFromCitizen(conversation)
  const question = own || maskPersonal(last ? readActivity(last.activity).text : '')
  if (!fold(question).trim()) return found([])
  const { answerer } = knowledge()
  const { ranked } = await answerer.answer(question, { language: at.language, previous: [] })
  const services = ranked.filter(({ entry }) => entry.kind === 'service' && entry.answer)
  return found(services.slice(0, SUGGESTED).map((scored) => toSuggestion(scored, at.language)))
}

function toSuggestion({ entry, confidence }: Scored, language: 'ar' | 'en'): Suggestion {
  return {
    entry: entry.id,
    label: entry.question[language],
    confidence,
    text: toMarkdown(entry.answer?.[language] ?? []),
    source: sourceOf(entry, language),
  }
}

const sourceOf = ({ source, asOf }: Entry, language: 'ar' | 'en'): Suggestion['source'] => ({
  title: source?.title[language] ?? '',
  url: source?.url ?? '',
  asOf: asOf ?? '',
})
