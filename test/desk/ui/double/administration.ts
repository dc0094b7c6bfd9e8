import type {
  Account,
  CannedReply,
  ChannelTested,
  DeskSettings,
  Invite,
  Link,
  Tag,
  Team,
} from '../../../../src/desk/contract/administration.js'
import type { ChangePassword, OpenSession } from '../../../../src/desk/contract/session.js'
import { done, good, refusal, type Answered, type Asked } from './answered.js'
import type { DeskState } from './desk-state.js'
import { ago } from './sample.js'
import { boardOf, reportOf } from './sample-administration.js'

/** Lists that are kept, and what only overseers and administrators see. */
export function administration(state: DeskState, method: string, path: string, { url, body }: Asked): Answered | null {
  const [, head = '', id = ''] = path.split('/')
  switch (head) {
    case 'canned':
      return canned(state, method, id, body as CannedReply)
    case 'teams':
      if (method === 'PUT') state.teams = state.teams.map((team) => (team.id === id ? (body as Team) : team))
      return good(state.teams)
    case 'tags':
      if (method === 'PUT') state.tags = body as Tag[]
      return good(state.tags)
    case 'settings':
      if (method === 'PUT') state.settings = body as DeskSettings
      return good(state.settings)
    case 'board':
      return good(boardOf(state.now()))
    case 'reports':
      return good(reportOf(url.searchParams.get('from') ?? '', url.searchParams.get('to') ?? ''))
    case 'audit':
      return good(state.audit)
    case 'stuck':
      return good(state.stuck)
    case 'channels':
      if (method === 'POST') return good({ kind: 'sent', state: 'taken', reason: null } satisfies ChannelTested)
      return good(state.channels)
    case 'accounts':
      return accounts(state, method, path, body)
    default:
      return oneself(state, method, head, body)
  }
}

function canned(state: DeskState, method: string, id: string, reply: CannedReply): Answered {
  if (method === 'POST') state.canned.push({ ...reply, id: `c${state.canned.length + 1}` })
  if (method === 'PUT') state.canned = state.canned.map((each) => (each.id === id ? reply : each))
  if (method === 'DELETE') state.canned = state.canned.filter((each) => each.id !== id)
  return good(state.canned)
}

function accounts(state: DeskState, method: string, path: string, body: unknown): Answered {
  const link: Link = { url: 'http://127.0.0.1/desk/link#TOKEN', expiresAt: ago(state.now(), -60 * 72) }
  if (path.endsWith('/reset')) return good(link)
  if (method === 'GET') return good(state.accounts)
  if (method === 'POST') {
    const invited: Account = {
      ...(body as Invite),
      id: `a${state.accounts.length}`,
      secondFactor: false,
      state: 'invited',
      lastSeenAt: null,
    }
    state.accounts = [...state.accounts, invited]
    return good(link)
  }
  const id = path.split('/')[2]
  const part = method === 'DELETE' ? { state: 'locked' as const } : (body as Partial<Account>)
  state.accounts = state.accounts.map((each) => (each.id === id ? { ...each, ...part } : each))
  return done
}

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h3v3H1zM5 5h3v3H5z"/></svg>'

function oneself(state: DeskState, method: string, head: string, body: unknown): Answered | null {
  if (head === 'password') return (body as ChangePassword).current === 'wrong' ? refusal(403, 'forbidden') : done
  if (head === 'second-factor') {
    if (method === 'POST') return good({ address: 'otpauth://totp/Nafidha:salma?secret=ABCDEFGH', picture: PICTURE })
    state.me = { ...state.me, secondFactor: method === 'PUT' }
    return method === 'PUT' ? good({ recoveryCodes: ['1111-2222', '3333-4444'] }) : done
  }
  if (head !== 'sessions') return null
  const open: OpenSession[] = [
    {
      id: 's1',
      current: true,
      startedAt: ago(state.now(), 200),
      lastSeenAt: ago(state.now(), 0),
      address: '127.0.0.1',
      browser: 'Chromium 141, Linux',
    },
    {
      id: 's2',
      current: false,
      startedAt: ago(state.now(), 4000),
      lastSeenAt: ago(state.now(), 900),
      address: '10.0.0.8',
      browser: 'Firefox 140, Windows',
    },
  ]
  return method === 'DELETE' ? done : good(open)
}
