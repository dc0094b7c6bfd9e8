import { z } from 'zod'
import type { AnswerReceipt } from '../../../channels/activity.js'
import { readFileReference } from '../../../channels/media/reference.js'
import { maskPersonal, personalData } from '../../../dialogs/recognizers/personal-data.js'
import type { RichText } from '../../../knowledge/rich-text.js'
import type { DeskLine } from '../../store/desk/thread.js'
import type { LineFile, ThreadLine } from '../contract/inbox.js'

export interface LineContext {
  readonly nameOf: (agent: string) => string | null
  /** By file id. */
  readonly sizes: ReadonlyMap<string, number>
  /** By line number. */
  readonly receipts: ReadonlyMap<number, readonly AnswerReceipt[]>
}

const stored = z.object({
  text: z.string().catch(''),
  attachments: z
    .array(z.object({ name: z.string().optional(), contentType: z.string(), contentUrl: z.string().optional() }))
    .catch([]),
  suggestedActions: z
    .object({ actions: z.array(z.object({ title: z.string() })) })
    .optional()
    .catch(undefined),
  reactionsAdded: z.array(z.object({ type: z.string() })).catch([]),
  channelData: z
    .object({ nafidha: z.object({ richText: z.unknown() }).optional() })
    .optional()
    .catch(undefined),
})
type Stored = z.infer<typeof stored>

const NOTHING: Stored = { text: '', attachments: [], reactionsAdded: [] }

/** What of an activity agents may see. Never throws: a line that cannot be read is empty. */
export function readActivity(activity: string): Stored {
  try {
    return stored.safeParse(JSON.parse(activity)).data ?? NOTHING
  } catch {
    return NOTHING
  }
}

/** What agents wrote is theirs; everything else may hold what a citizen told of themselves. */
const OURS = new Set(['agent', 'note'])

export function toThreadLine(line: DeskLine, context: LineContext): ThreadLine {
  const activity = readActivity(line.activity)
  const text = activity.text || activity.reactionsAdded.map(({ type }) => type).join(' ')
  const masked = !OURS.has(line.origin) && personalData(text).length > 0
  return {
    seq: line.seq,
    origin: line.origin,
    text: masked ? maskPersonal(text) : text,
    richText: masked ? null : ((activity.channelData?.nafidha?.richText as RichText | undefined) ?? null),
    files: filesOf(activity, context.sizes),
    buttons: activity.suggestedActions?.actions.map(({ title }) => title) ?? [],
    author: line.author === null ? null : { id: line.author, name: context.nameOf(line.author) ?? '' },
    mentions: line.mentions,
    at: new Date(line.at).toISOString(),
    checkpoint: line.checkpoint,
    reason: line.reason,
    masked,
    receipts: context.receipts.get(line.seq) ?? [],
    clientId: line.clientId,
  }
}

/** A file that is no longer there, or was never kept, has no id: it is only named. */
function filesOf({ attachments }: Stored, sizes: LineContext['sizes']): readonly LineFile[] {
  return attachments.map(({ name = '', contentType, contentUrl }) => {
    const id = readFileReference(contentUrl) ?? ''
    return { id, name, contentType, bytes: sizes.get(id) ?? 0 }
  })
}

/** Ids of the files that lines name. */
export const fileIdsIn = (lines: readonly DeskLine[]): readonly string[] =>
  lines.flatMap(({ activity }) =>
    readActivity(activity).attachments.flatMap(({ contentUrl }) => readFileReference(contentUrl) ?? []),
  )
