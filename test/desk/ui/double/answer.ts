import type {
  CaseSummary,
  InboxPage,
  SearchPage,
  SendMessage,
  SendNote,
  Sent,
} from '../../../../src/desk/contract/inbox.js'
import type { MyChoices, Presence, SessionState, SignIn, SignInOutcome } from '../../../../src/desk/contract/session.js'
import { fold } from '../../../../knowledge/language/fold.js'
import { done, good, refusal, type Answered, type Asked } from './answered.js'
import { administration } from './administration.js'
import { caseSteps } from './case-steps.js'
import type { DeskState } from './desk-state.js'
import { line, SUGGESTIONS } from './sample-thread.js'

/** What the service would say. */
export function answer(state: DeskState, method: string, path: string, asked: Asked): Answered {
  return (
    session(state, method, path, asked) ??
    (state.signedIn ? null : refusal(401, 'signed-out')) ??
    inbox(state, method, path, asked) ??
    conversation(state, method, path, asked) ??
    caseSteps(state, method, path, asked) ??
    administration(state, method, path, asked) ??
    refusal(404, 'not-found')
  )
}

const expiresAt = '2099-01-01T00:00:00.000Z'

function session(state: DeskState, method: string, path: string, { body }: Asked): Answered | null {
  if (path === '/session' && method === 'GET')
    return good<SessionState>(
      state.signedIn
        ? { kind: 'signed-in', me: state.me, expiresAt, provider: state.provider }
        : { kind: 'signed-out', setup: state.setup, provider: state.provider },
    )
  if (path === '/session' && method === 'POST') return good(signIn(state, body as SignIn))
  if (path === '/session' && method === 'DELETE') {
    state.signedIn = false
    return done
  }
  if (path === '/accounts/link') return good(state.link)
  if (path === '/accounts/redeem') {
    state.signedIn = true
    return good<SignInOutcome>({ kind: 'signed-in', me: state.me, expiresAt })
  }
  return null
}

function signIn(state: DeskState, words: SignIn): SignInOutcome {
  if (!state.accepts(words)) return { kind: 'refused' }
  if (state.codeNeeded && words.code === undefined) return { kind: 'code-needed' }
  if (state.codeNeeded && words.code !== '123456') return { kind: 'refused' }
  state.signedIn = true
  return { kind: 'signed-in', me: state.me, expiresAt }
}

const BOXES: Readonly<Record<string, (each: CaseSummary, state: DeskState) => boolean>> = {
  mine: ({ agent, state: s }, { me }) => agent?.id === me.id && s === 'claimed',
  team: ({ team, state: s }, { me }) => me.teams.includes(team ?? '') && (s === 'claimed' || s === 'queued'),
  queue: ({ state: s }) => s === 'queued',
  all: ({ state: s }) => s !== 'resolved' && s !== 'closed' && s !== 'cancelled',
  snoozed: ({ state: s }) => s === 'snoozed',
  callbacks: ({ state: s }) => s === 'callback',
  closed: ({ state: s }) => s === 'resolved' || s === 'closed' || s === 'cancelled',
}

function inbox(state: DeskState, method: string, path: string, { url, body }: Asked): Answered | null {
  const wanted = (name: string) => url.searchParams.get(name)
  if (path === '/inbox') {
    const fits = (each: CaseSummary): boolean =>
      (wanted('channel') ?? each.channel) === each.channel &&
      (wanted('language') ?? each.language) === each.language &&
      (wanted('team') ?? each.team) === each.team &&
      (wanted('urgent') === null || each.urgent) &&
      fold(`${each.subject} ${each.citizen} ${each.reference}`).includes(fold(wanted('q') ?? ''))
    const inBox = (box: string) => state.cases.filter((each) => BOXES[box]?.(each, state))
    const counts = Object.fromEntries(Object.keys(BOXES).map((box) => [box, inBox(box).length]))
    return good<InboxPage>({
      cases: inBox(wanted('box') ?? 'mine').filter(fits),
      counts: counts as InboxPage['counts'],
      next: null,
    })
  }
  if (path === '/search') return good(search(state, wanted('q') ?? ''))
  if (path === '/colleagues') return good(state.colleagues)
  if (path === '/presence') {
    state.me = { ...state.me, presence: body as Presence }
    return good(state.me)
  }
  if (path === '/me' && method === 'PUT') {
    state.me = { ...state.me, ...(body as MyChoices) }
    return good(state.me)
  }
  return null
}

function search(state: DeskState, q: string): SearchPage {
  const hits = state.cases.flatMap((each) => {
    const from = fold(q) === '' ? -1 : each.subject.indexOf(q)
    return from < 0
      ? []
      : [
          {
            conversation: each.conversation,
            reference: each.reference,
            seq: 1,
            at: each.openedAt,
            excerpt: each.subject,
            marks: [{ from, to: from + q.length }],
          },
        ]
  })
  return { hits, next: null }
}

function conversation(state: DeskState, method: string, path: string, { url, body }: Asked): Answered | null {
  const [, id = '', rest = ''] = /^\/conversations\/([^/]+)(?:\/(.*))?$/.exec(path) ?? []
  const view = id === '' ? null : state.view(id)
  if (!view) return null
  if (rest === '') return good(view)
  if (rest === 'lines')
    return good({ ...state.lines(id, Number(url.searchParams.get('after') ?? 0)), hasEarlier: false })
  if (rest === 'suggestions') return good(SUGGESTIONS)
  if (rest === 'reveal') return good({ text: 'رقمي المدني 12345678' })
  if (rest === 'block') {
    const reason = (body as { reason?: string } | undefined)?.reason ?? ''
    state.change(id, { blocked: method === 'DELETE' ? null : { reason, at: state.now().toISOString() } })
    return done
  }
  if (rest === 'files') {
    const file = {
      id: `f${state.files.size + 10}`,
      name: url.searchParams.get('name') ?? '',
      contentType: 'image/png',
      bytes: (body as Buffer).length,
    }
    state.files.set(file.id, file)
    return good(file)
  }
  return rest === 'messages' || rest === 'notes' ? good(write(state, id, rest, body as SendMessage & SendNote)) : null
}

/** The same `clientId` twice is the same line. */
function write(state: DeskState, id: string, kind: 'messages' | 'notes', sent: SendMessage & SendNote): Sent {
  const lines = state.view(id)?.lines ?? []
  const known = lines.find(({ clientId }) => clientId === sent.clientId)
  if (known) return { seq: known.seq }
  const seq = (lines.at(-1)?.seq ?? 0) + 1
  state.put(
    id,
    line(state.now(), seq, {
      origin: kind === 'notes' ? 'note' : 'agent',
      text: sent.text,
      author: { id: state.me.id, name: state.me.name },
      mentions: sent.mentions ?? [],
      files: (sent.files ?? []).flatMap((file) => state.files.get(file) ?? []),
      at: state.now().toISOString(),
      checkpoint: 'queued',
      clientId: sent.clientId,
    }),
  )
  return { seq }
}
