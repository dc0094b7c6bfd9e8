import type {
  Account,
  AuditPage,
  CannedReply,
  ChannelState,
  StuckList,
  DeskSettings,
  Tag,
  Team,
} from '../../../../src/desk/contract/administration.js'
import type {
  CaseSummary,
  ConversationView,
  LineFile,
  LiveNews,
  ThreadLine,
} from '../../../../src/desk/contract/inbox.js'
import type { Colleague, LinkState, Me, SignIn } from '../../../../src/desk/contract/session.js'
import { CANNED, casesOf, COLLEAGUES, SALMA, TAGS, TEAMS } from './sample.js'
import { holderOf, linesOf, viewOf } from './sample-thread.js'
import { accountsOf, auditOf, channelsOf, SETTINGS, stuckOf } from './sample-administration.js'

/** What the double holds. Tests read it and change it. */
export interface DeskState {
  readonly now: () => Date
  me: Me
  signedIn: boolean
  setup: boolean
  provider: string | null
  codeNeeded: boolean
  accepts: (words: SignIn) => boolean
  link: LinkState
  cases: CaseSummary[]
  colleagues: Colleague[]
  teams: Team[]
  tags: Tag[]
  canned: CannedReply[]
  accounts: Account[]
  audit: AuditPage
  channels: ChannelState[]
  stuck: StuckList
  settings: DeskSettings
  readonly files: Map<string, LineFile>
  tell(news: LiveNews): void
  /** The whole of a conversation; null where there is none. */
  view(id: string): ConversationView | null
  /** Adds a line, or puts it in the place of the one with its `seq`, and says so. */
  put(id: string, line: ThreadLine): void
  change(id: string, part: Partial<ConversationView>): void
  lines(id: string, after: number): { lines: ThreadLine[]; version: number }
}

export function createDeskState(tell: (news: LiveNews) => void): DeskState {
  const now = () => new Date()
  const views = new Map<string, ConversationView>()
  const changedAt = new Map<string, Map<number, number>>()
  const state: DeskState = {
    now,
    me: SALMA,
    signedIn: true,
    setup: false,
    provider: null,
    codeNeeded: false,
    accepts: ({ password }) => password === 'correct horse battery',
    link: { kind: 'invitation', name: 'نورة', username: 'noora' },
    cases: casesOf(now()),
    colleagues: [...COLLEAGUES],
    teams: [...TEAMS],
    tags: [...TAGS],
    canned: [...CANNED],
    accounts: accountsOf(now()),
    audit: auditOf(now()),
    channels: channelsOf(now()),
    stuck: stuckOf(now()),
    settings: SETTINGS,
    files: new Map(),
    tell,
    view(id) {
      const of = state.cases.find(({ conversation }) => conversation === id)
      const held = views.get(id)
      if (held) return of ? { ...held, case: of, holder: holderOf(of) } : held
      if (!of) return null
      const made = viewOf(now(), of, linesOf(now()))
      views.set(id, made)
      return made
    },
    put(id, line) {
      const view = state.view(id)
      if (!view) return
      const version = view.version + 1
      const lines = [...view.lines.filter(({ seq }) => seq !== line.seq), line].sort((a, b) => a.seq - b.seq)
      views.set(id, { ...view, lines, version })
      changedAt.set(id, (changedAt.get(id) ?? new Map<number, number>()).set(line.seq, version))
      tell({ kind: 'conversation', id, version })
    },
    change(id, part) {
      const view = state.view(id)
      if (view) views.set(id, { ...view, ...part, version: view.version + 1 })
    },
    lines(id, after) {
      const view = state.view(id)
      const changes = changedAt.get(id)
      return {
        lines: (view?.lines ?? []).filter(({ seq }) => (changes?.get(seq) ?? 0) > after),
        version: view?.version ?? 0,
      }
    },
  }
  return state
}
