import type { AnswerReceipt } from '../../../channels/activity.js'
import { type Channel, hasTemplates, replyWindowEnd } from '../../../channels/channel.js'
import { FILE_BYTES } from '../../../channels/media/file-rules.js'
import type { Content } from '../../../knowledge/content.js'
import type { EntryId } from '../../../knowledge/entry.js'
import type { ListedCase } from '../../store/desk/case-lists.js'
import type { DeskConversation, DeskLine, DeskPage } from '../../store/desk/thread.js'
import type { Store } from '../../store/store.js'
import type { Around } from '../around.js'
import type { CaseContext, CaseSummary, ConversationView, LinesPage, Template, Viewer } from '../contract/inbox.js'
import type { Person } from '../person.js'
import { nameIn, type Targets, toSummary } from './case-summary.js'
import { fileIdsIn, toThreadLine } from './thread-line.js'

export interface ViewsDeps {
  readonly store: Pick<Store, 'desk'>
  readonly around: Around
  readonly channels: ReadonlyMap<string, Channel>
  readonly content: () => Pick<Content, 'entries'>
  readonly targetsOf: (team: string | null) => Targets
  readonly viewers: (conversation: string) => readonly Viewer[]
  readonly now: () => Date
}

/** Lines of a thread that are shown at first, and at each step back. */
const PAGE = 60
/** Answers of the bot's that an agent is shown to know what was said before. */
const RECEIPTS = 20
const ANSWERED = 5

export type Views = ReturnType<typeof createViews>

/** Cases and conversations as the desk's page takes them. */
export function createViews(deps: ViewsDeps) {
  const summary = (one: ListedCase, wholeNumber = false): CaseSummary =>
    toSummary(one, {
      nameOf: deps.around.nameOfAny,
      targetsOf: deps.targetsOf,
      now: deps.now(),
      wholeNumber,
    })
  const thread = createThreadViews(deps)
  return {
    summary,
    lines: thread.lines,

    async since(conversation: string, version: number): Promise<LinesPage> {
      return thread.page(conversation, await deps.store.desk.thread.since(conversation, version))
    },

    async before(conversation: string, seq: number): Promise<LinesPage> {
      return thread.page(conversation, await deps.store.desk.thread.before(conversation, seq, PAGE))
    },

    /** Null where there is no such conversation. */
    async conversation(id: string, me: Person): Promise<ConversationView | null> {
      const { desk } = deps.store
      const found = await desk.thread.conversation(id)
      if (!found) return null
      const cases = await desk.lists.ofConversation(id)
      const current = cases.find(({ closed_at }) => closed_at === null) ?? cases[0] ?? null
      const page = await desk.thread.before(id, null, PAGE)
      return {
        ...headOf(found),
        citizen: current ? nameIn(current.lastWords) : null,
        ...(await channelPart(found, deps)),
        case: current ? summary(current, current.state === 'callback') : null,
        earlier: cases.filter((one) => one !== current).map((one) => summary(one)),
        context: current ? await contextOf(current, deps) : null,
        ...(await thread.page(id, page)),
        viewers: deps.viewers(id),
        draft: await desk.acts.draft.get(id, me.id),
      }
    },
  }
}

const headOf = ({ id, channel, language, holder, blocked }: DeskConversation) => ({
  id,
  channel,
  language,
  holder,
  blocked: blocked && { reason: blocked.reason, at: blocked.at.toISOString() },
})

function createThreadViews({ store, around }: ViewsDeps) {
  const lines = async (conversation: string, found: readonly DeskLine[]) => {
    const sizes = await store.desk.thread.fileSizes(conversation, fileIdsIn(found))
    const seqs = found.filter(({ origin }) => origin === 'bot').map(({ seq }) => seq)
    const receipts = new Map<number, AnswerReceipt[]>()
    for (const { seq, runners_up, ...receipt } of await store.desk.thread.receiptsOf(conversation, seqs)) {
      const all = receipts.get(seq) ?? []
      all.push({ ...receipt, runnersUp: JSON.parse(runners_up) as AnswerReceipt['runnersUp'] })
      receipts.set(seq, all)
    }
    return found.map((line) => toThreadLine(line, { nameOf: around.nameOfAny, sizes, receipts }))
  }
  return {
    lines,
    page: async (conversation: string, page: DeskPage): Promise<LinesPage> => ({
      lines: await lines(conversation, page.lines),
      version: page.version,
      hasEarlier: page.hasEarlier,
    }),
  }
}

async function channelPart({ channel: name, lastInboundAt }: DeskConversation, { channels, now }: ViewsDeps) {
  const channel = channels.get(name)
  const windowed = channel?.limits.replyWindow ?? null
  const replyUntil = channel && windowed !== null ? replyWindowEnd(channel.limits, lastInboundAt) : null
  const templates = channel && replyUntil && replyUntil <= now() ? await templatesOf(channel) : []
  return {
    replyUntil: replyUntil?.toISOString() ?? null,
    templates,
    limits: { text: channel?.limits.text ?? 0, fileBytes: FILE_BYTES },
  }
}

const templatesOf = async (channel: Channel): Promise<readonly Template[]> =>
  hasTemplates(channel) ? channel.templates() : []

async function contextOf(one: ListedCase, { store, content }: ViewsDeps): Promise<CaseContext> {
  const receipts = await store.desk.thread.receipts(one.conversation, RECEIPTS)
  const answered = receipts.filter(({ entry }) => entry !== null).slice(0, ANSWERED)
  const failed = receipts.find(({ entry, rule }) => entry === null && rule !== 'asked-back')
  const label = (entry: string) => content().entries.get(entry as EntryId)?.label[one.spoken === 'en' ? 'en' : 'ar']
  return {
    asked: one.subject || (receipts[0]?.question ?? ''),
    answered: answered.map(({ entry, confidence }) => ({
      entry: entry ?? '',
      label: label(entry ?? '') ?? entry ?? '',
      confidence,
    })),
    failed: failed?.question ?? null,
    satisfaction: one.score === null ? null : { score: one.score, comment: one.comment ?? '' },
  }
}
